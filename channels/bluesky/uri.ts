/** Names of the AT protocol: accounts, handles, posts (atproto.com/specs: did, handle, at-uri-scheme, record-key). */
import { textOf, thingOf } from './thing.ts'

export const postCollection = 'app.bsky.feed.post'
export const likeCollection = 'app.bsky.feed.like'
export const gateCollection = 'app.bsky.feed.threadgate'

const did = /^did:(plc:[a-z2-7]{24}|web:[a-z0-9.-]{1,253}(%3A\d{1,5})?)$/
const handle = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/
const key = /^[\w.:~-]{1,200}$/
const cid = /^[A-Za-z0-9+=]{8,200}$/

export interface Name {
  did: string
  collection: string
  rkey: string
}

export function didOf(value: unknown): string | null {
  return typeof value === 'string' && value.length <= 280 && did.test(value) ? value : null
}

/** In small letters, without its `@`; null for anything else, and for the handle that says there is none. */
export function handleOf(value: unknown): string | null {
  const bare = textOf(value).slice(0, 260).trim().replace(/^@/, '').toLowerCase()
  return bare.length <= 253 && handle.test(bare) && !bare.endsWith('.invalid') ? bare : null
}

export function cidOf(value: unknown): string | null {
  return typeof value === 'string' && cid.test(value) ? value : null
}

export function nameOf(uri: unknown): Name | null {
  const [, of, collection, rkey] =
    /^at:\/\/([^/]{1,280})\/([A-Za-z0-9.-]{1,300})\/([^/]{1,200})$/.exec(textOf(uri)) ?? []
  return of && collection && rkey && didOf(of) && key.test(rkey) ? { did: of, collection, rkey } : null
}

/** The address of a post; null where it names anything else. */
export function postUri(value: unknown): string | null {
  const name = nameOf(value)
  return name?.collection === postCollection ? textOf(value) : null
}

export const uriOf = (of: string, collection: string, rkey: string) => `at://${of}/${collection}/${rkey}`

export function authorOf(uri: string): string {
  return nameOf(uri)?.did ?? ''
}

/** Where people read it. */
export function pageOf(uri: string): string | null {
  const name = nameOf(uri)
  return name && `https://bsky.app/profile/${name.did}/post/${name.rkey}`
}

export const profileOf = (of: string) => `https://bsky.app/profile/${of}`

export interface Ref {
  uri: string
  cid: string
}

export function refOf(value: unknown): Ref | null {
  const thing = thingOf(value)
  const [uri, of] = [postUri(thing?.uri), cidOf(thing?.cid)]
  return uri && of ? { uri, cid: of } : null
}
