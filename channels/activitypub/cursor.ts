import { type Audience, audiences } from '#channel'
import { type Json } from '#kernel'

/** Another actor, as far as we need to know them. */
export interface Actor {
  id: string
  name: string
  /** `@odile@fleurs.example` */
  handle: string
  url: string | null
  inbox: string
  shared: string | null
  keyId: string
  pem: string
}
/** A note heard, so that its thread, its author and its audience are known when it is answered or taken back. */
export interface Known {
  id: string
  by: string
  thread: string
  /** As its author dates it: an older edit that comes late changes nothing. */
  updated: string
  audience: Audience
}
export interface Follower {
  id: string
  inbox: string
}
/** A delivery not made yet. `about`: the key of a word of ours; for an Accept, the follow's id. */
export interface Owed {
  /** Null: that of `to`, who is asked for it when it is due. */
  inbox: string | null
  what: 'Accept' | 'Create' | 'Update' | 'Delete'
  about: string
  to: string | null
  tries: number
  after: number
}
/** A host that takes no signature but one of RFC 9421. */
export interface Host {
  id: string
}
/** A word of ours as followers were last told of it. */
export interface Told {
  key: string
  words: string
  gone: boolean
  /** How often each choice was chosen, as it was last told, and when. Left out where nothing is put to the choice. */
  counts?: string
  countedAt?: number
}
export interface Cursor {
  seen: string[]
  actors: Actor[]
  known: Known[]
  followers: Follower[]
  blocked: string[]
  owed: Owed[]
  told: Told[]
  hosts: Host[]
}

/** Newest last; the oldest are forgotten. Followers beyond theirs are not accepted. */
export const most = {
  seen: 2000,
  actors: 200,
  known: 2000,
  followers: 5000,
  blocked: 2000,
  owed: 6000,
  told: 200,
  hosts: 500,
}

export function readCursor(json: Json): Cursor {
  const fields = isObject(json) ? json : {}
  const things = <T>(name: keyof Cursor, isIt: (one: { [key: string]: Json }) => boolean): T[] =>
    list(fields[name])
      .filter((one) => isObject(one) && isIt(one))
      .slice(-most[name]) as T[]
  const texts = (name: keyof Cursor) =>
    list(fields[name])
      .filter((one): one is string => typeof one === 'string' && one.length <= 500)
      .slice(-most[name])
  const areTexts = (...values: (Json | undefined)[]) => values.every((one) => typeof one === 'string')
  return {
    seen: texts('seen'),
    blocked: texts('blocked'),
    actors: things('actors', (a) => areTexts(a.id, a.name, a.handle, a.inbox, a.keyId, a.pem)),
    known: things(
      'known',
      (k) => areTexts(k.id, k.by, k.thread, k.updated) && audiences.includes(k.audience as Audience),
    ),
    followers: things('followers', (f) => areTexts(f.id, f.inbox)),
    owed: things(
      'owed',
      (o) =>
        (o.inbox === null || areTexts(o.inbox)) &&
        areTexts(o.what, o.about) &&
        [o.tries, o.after].every(Number.isFinite),
    ),
    told: things('told', (t) => areTexts(t.key, t.words)),
    hosts: things('hosts', (h) => areTexts(h.id)),
  }
}

export function writeCursor(cursor: Cursor): Json {
  const kept = Object.entries(cursor).map(([name, all]) => [name, all.slice(-most[name as keyof Cursor])])
  return JSON.parse(JSON.stringify(Object.fromEntries(kept)))
}

/** Puts one in place of the one with the same id, last. */
export function put<T extends { id: string }>(all: T[], one: T): void {
  drop(all, one.id)
  all.push(one)
}

export function drop(all: { id: string }[], id: string): void {
  const at = all.findIndex((other) => other.id === id)
  if (at >= 0) all.splice(at, 1)
}

function list(json: Json | undefined): readonly Json[] {
  return Array.isArray(json) ? json : []
}

function isObject(json: Json | undefined): json is { [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}
