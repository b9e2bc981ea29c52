import { type Json } from '#kernel'
import { type Claim } from './take-in.ts'

/** A mention heard: looked at again while it is young, for edits and ends that nobody tells. */
export interface Known extends Claim {
  digest: string
  /** When it was first heard, in milliseconds. */
  since: number
  /** In how many looks in a row the page was not there, or without its link. */
  missed: number
}
/** A page of ours that is talked about; its title is asked for once. */
export interface Target {
  address: string
  title: string | null
}
/** Somebody to be told that a word of ours links to them. `key`: of our word. */
export interface Owed {
  key: string
  target: string
  tries: number
  after: number
}
/** A word of ours as those it links to were last told of it. */
export interface Told {
  key: string
  words: string
  gone: boolean
  targets: string[]
}
export interface Cursor {
  known: Known[]
  targets: Target[]
  owed: Owed[]
  told: Told[]
  /** Where looking again goes on. */
  turn: number
}

/** Newest last; the oldest are forgotten. */
export const most = { known: 1_000, targets: 300, owed: 500, told: 200 }

export function readCursor(json: Json): Cursor {
  const fields = isObject(json) ? json : {}
  const things = <T>(name: keyof typeof most, isIt: (one: { [key: string]: Json }) => boolean): T[] =>
    (Array.isArray(fields[name]) ? (fields[name] as readonly Json[]) : [])
      .filter((one) => isObject(one) && isIt(one))
      .slice(-most[name]) as T[]
  return {
    known: things('known', (k) => areTexts(k.source, k.target, k.digest) && areCounts(k.since, k.missed)),
    targets: things('targets', (t) => areTexts(t.address) && (t.title === null || areTexts(t.title))),
    owed: things('owed', (o) => areTexts(o.key, o.target) && areCounts(o.tries, o.after)),
    told: things('told', (t) => areTexts(t.key, t.words) && Array.isArray(t.targets) && areTexts(...t.targets)),
    turn: areCounts(fields.turn) ? Number(fields.turn) : 0,
  }
}

export function writeCursor(cursor: Cursor): Json {
  const { known, targets, owed, told, turn } = cursor
  const kept = {
    known: known.slice(-most.known),
    targets: targets.slice(-most.targets),
    owed: owed.slice(-most.owed),
    told: told.slice(-most.told),
    turn,
  }
  return JSON.parse(JSON.stringify(kept))
}

const areTexts = (...values: (Json | undefined)[]) =>
  values.every((one) => typeof one === 'string' && one.length <= 5000)
const areCounts = (...values: (Json | undefined)[]) =>
  values.every((one) => Number.isSafeInteger(one) && Number(one) >= 0)
function isObject(json: Json | undefined): json is { [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}
