/**
 * The contract every channel keeps. A channel is one folder: it turns what a platform sends into `Heard`, says what it
 * is asked to say, and knows neither the desk nor the database. Each ability is its own small interface; the manifest
 * lists those a channel has, and the screens, the README table and the docs are made from it.
 *
 * A channel never throws for what a network does: every outcome it knows is a value here.
 */
import { type Json, type JsonObject } from '#kernel'
import { type Means, type Place, type Trouble } from './means.ts'
import { type Shows } from './shows.ts'
import { type Audience, type HeardBy, type Utterance } from './utterance.ts'
import { type Connects, type Joins, type TakesIn, type Watches } from './ways-in.ts'

export type * from './means.ts'
export type * from './shows.ts'
export * from './utterance.ts'
export type * from './ways-in.ts'

/** What the source allows to be done with a text. Travels with every message. */
export interface Terms {
  /** Days after which the text is refreshed or purged; null: as long as the source keeps it. */
  maxAgeDays: number | null
  deleteWithSource: boolean
  mayDerive: boolean
  mayJoinHandles: boolean
  mayUseAi: boolean
}

/** What a channel can do: each ability is an interface of its own, and stands on the channel under its name. */
export interface Abilities {
  looks: Looks
  connects: Connects
  joins: Joins
  listens: Listens
  tallies: Tallies
  watches: Watches
  takesIn: TakesIn
  shows: Shows
  receives: Receives
  says: Says
  removes: Removes
}
export type Ability = keyof Abilities
export const abilities: readonly Ability[] = [
  'looks',
  'connects',
  'joins',
  'listens',
  'tallies',
  'watches',
  'takesIn',
  'shows',
  'receives',
  'says',
  'removes',
]

/** How often to come back to a place: `everySeconds` while its latest word is younger than `youngerThanHours`. */
export interface AgeBand {
  youngerThanHours: number
  everySeconds: number
}

export interface Manifest {
  /** Kept in `contact_point.channel`: the folder's name, and what follows it where one folder holds several. */
  key: string
  name: { fr: string; en: string }
  /** Those that stand on the channel, no more and no fewer. */
  abilities: readonly Ability[]
  /** What one gives to plant it: an address to paste, a name to choose, an account to sign in with; null: nobody can. */
  plantedBy: 'address' | 'name' | 'account' | null
  /** What one fills in to connect an account, in the order one reads it; left out elsewhere. */
  form?: readonly Field[]
  /** What one puts at one's own site, so that others find the way to us; `{here}` is the place's own address. */
  setUp?: { label: { fr: string; en: string }; line: string }
  terms: Terms
  /** Youngest band first; the last one is kept whatever the age. Empty for a channel that is never polled. */
  pace: readonly AgeBand[]
  /** What is said there with the audience `direct` reaches whom it answers and nobody else. Left out: no word there does. */
  answersPrivately?: true
  /** Most UTF-16 units one utterance may hold there; null where the place sets none. */
  longestUtterance: number | null
}

/** One line of the form that connects an account. */
export interface Field {
  /** Lower-case letters and hyphens; the name under which `connect` is given what was written. */
  key: string
  label: { fr: string; en: string }
  /** Where one finds it, or how it is written. */
  hint?: { fr: string; en: string }
  /** `secret`: a password or key. It is sent once, kept sealed where the channel says so, and never shown again. */
  kind: 'address' | 'text' | 'secret' | 'number'
  optional?: boolean
  /** May be written anew once connected: it stands in `settings` under its key, and `listen` reads it there each time. */
  later?: boolean
}

/** What a channel brought, to the byte, before anyone has read it. It is in the ledger before it is acknowledged. */
export interface RawEvent {
  /** The platform's name for what the event is about, where it can be told cheaply: helps to find it again. */
  nativeId: string | null
  contentType: string
  body: Uint8Array
}

/** Something said, or said anew: the same `nativeId` with other words is a revision. */
export interface HeardWords {
  kind: 'said'
  nativeId: string
  thread: { nativeId: string; url: string | null; title: string | null }
  by: HeardBy
  /** True where the channel can tell that the words are ours coming back. */
  ours: boolean
  title: string | null
  /** Plain text, as the person wrote it; at most 100,000 UTF-16 units. */
  text: string
  /** The same with its markup, already sanitised; null where the words were plain. */
  html: string | null
  url: string | null
  /** As the source dates it; null where it does not or cannot be believed. Never a cursor. */
  saidAt: Date | null
  /** Native id of what it answers; it may not have been heard yet. */
  answers: string | null
  audience: Audience
  /** Declared by the source (BCP 47), not guessed. */
  language: string | null
  /** `alt`: what its author wrote for those who cannot see it; left out where they wrote nothing. */
  attachments: readonly { url: string; type: string | null; bytes: number | null; alt?: string }[]
}

/** Taken back at its source. */
export interface HeardGone {
  kind: 'gone'
  nativeId: string
}

/** Said without words. Told again it is the same one; taken back it is `gone`. Our own are not told. */
export interface HeardReaction {
  kind: 'reacted'
  nativeId: string
  by: HeardBy
  /** Native id of the message, or of the thread, that it is about; it may not have been heard yet. */
  about: string
  how: 'like' | 'repost' | 'bookmark'
  /** As the source dates it; null where it does not. */
  at: Date | null
}

export type Heard = HeardWords | HeardGone | HeardReaction

/** What one raw event means. `not-understood` sets it aside with its reason; the rest goes on. */
export type Read = { kind: 'read'; heard: readonly Heard[] } | { kind: 'not-understood'; why: string }

/** More was said after `since` and before `until` than a place shows. `mended`: it came after all. */
export interface Gap {
  since: Date
  until: Date
  mended: boolean
}

export type Listened =
  /**
   * `cursor` is stored only once `events` are in the ledger. `movedTo`: remember the new address. `gaps`: where words are
   * surely missing, told as often as one likes, and those told of before that are mended; left out where there are none.
   * `keeps`: ids of knocks that could not be verified yet and are to be handed over again; left out: all are done with.
   * `secrets`: what was given in confidence has been renewed; kept in place of what was there, in the same commit.
   * `partly`: what of the place cannot be heard while the rest is; told on its contact point until a round without it.
   * `keysEnd`: when it opens no more, unless a person connects the account again; null: never. Left out: as it was.
   */
  | {
      kind: 'heard'
      events: readonly RawEvent[]
      cursor: Json
      movedTo: string | null
      latest: Date | null
      gaps?: readonly Gap[]
      keeps?: readonly string[]
      secrets?: Readonly<Record<string, string>>
      partly?: { why: Trouble; detail: string }
      keysEnd?: Date | null
    }
  | { kind: 'later'; at: Date; why: Trouble }
  | { kind: 'trouble'; why: Trouble; detail: string }
  | { kind: 'closed'; why: 'gone' | 'withdrawn' }
  | { kind: 'needs-reconnection'; why: string }
  | { kind: 'unsupported' }

/** What one would hear at an address, before planting anything there. */
export type Looked =
  | { kind: 'found'; candidates: readonly Candidate[] }
  | { kind: 'nothing-there'; why: Trouble | 'no-feed'; detail: string }

export interface Candidate {
  address: string
  name: string
  /** What it carries: the place's own pieces, or what people say under them. */
  carries: 'pieces' | 'comments'
  settings: JsonObject
  count: number
  sample: readonly { by: string; text: string; saidAt: string | null }[]
}

export interface Looks {
  /** What one would hear at an address that someone pasted. */
  look(address: string, means: Means): Promise<Looked>
}

export interface Listens {
  listen(place: Place, cursor: Json, means: Means): Promise<Listened>
}

/** Something that stands at a place, as the place itself tells. */
export interface Standing {
  nativeId: string
  /** Native id of its thread. */
  thread: string
  saidAt: Date | null
  /** To be heard at once where it is missing here; null where the place tells no more than that it stands there. */
  event: RawEvent | null
}

/** What stands at a place of late: two hundred at most, in any order. */
export type Tally = { kind: 'tallied'; standing: readonly Standing[] } | Exclude<Listened, { kind: 'heard' }>

/** Listening trusts its cursor; this does not, so that what was lost on the way is found out. */
export interface Tallies {
  /**
   * What the place has now, whatever was heard of it before; asked once a night. `cursor`: as listening left it, to name
   * things as they were named then, never to know what was heard.
   */
  tally(place: Place, cursor: Json, means: Means): Promise<Tally>
}

/** What someone says at a place of ours, as its own form brings it: to the letter, before any cleaning. */
export interface Spoken {
  /** The same id again: the same person puts their own words right. */
  id: string
  by: { id: string; name: string }
  text: string
  /** Native id of what it answers; null: the place itself. */
  answers: string | null
  thread: string
  /** ISO 8601, by our own clock. */
  at: string
}

export interface Receives {
  /** Writes down what is said for the ledger, before anyone is thanked for it. The channel reads what it writes. */
  receive(spoken: Spoken): RawEvent
}

/** `seen`: read back at the place. `accepted`: taken over by the place. `by-hand`: a named human says so. */
export type Proof = 'seen' | 'accepted' | 'by-hand'

export type Said =
  | { kind: 'sent'; nativeId: string; url: string | null; proof: Proof }
  | { kind: 'later'; at: Date }
  | { kind: 'gone' }
  | { kind: 'refused'; why: string }
  /** Perhaps it stands there, perhaps not: settled by `readBack`, never by saying it again blindly. */
  | { kind: 'unknown' }

export interface Says {
  say(place: Place, utterance: Utterance, means: Means): Promise<Said>
  /** Whether an utterance with this key stands there already. */
  readBack(place: Place, utterance: Utterance, means: Means): Promise<Said | { kind: 'not-there' }>
}

export type TakenAway =
  | { kind: 'done' }
  | { kind: 'later'; at: Date }
  | { kind: 'gone' }
  | { kind: 'refused'; why: string }

export interface Removes {
  /** Takes a message away at the place. Only ever called once its statement of reasons is stored. */
  remove(place: Place, nativeId: string, means: Means): Promise<TakenAway>
}

export interface Channel extends Partial<Abilities> {
  manifest: Manifest
  /** Pure: the same event always reads the same. Bounded in time for any input. */
  read(event: RawEvent, place: Place): Read
}
