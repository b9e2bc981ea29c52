/**
 * The contract every channel keeps. A channel is one folder: it turns what a platform sends into `Heard`, says what it
 * is asked to say, and knows neither the desk nor the database. Each ability is its own small interface; the manifest
 * lists those a channel has, and the screens, the README table and the docs are made from it.
 *
 * A channel never throws for what a network does: every outcome it knows is a value here.
 */
import { type Clock, type Json, type JsonObject } from '#kernel'

/** Who may read a message, narrowest first. A reply is never wider than what it answers without a separate act. */
export type Audience = 'internal' | 'direct' | 'followers' | 'unlisted' | 'public'
export const audiences: readonly Audience[] = ['internal', 'direct', 'followers', 'unlisted', 'public']

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
  listens: Listens
  receives: Receives
  says: Says
  removes: Removes
}
export type Ability = keyof Abilities
export const abilities: readonly Ability[] = ['listens', 'receives', 'says', 'removes']

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
  terms: Terms
  /** Youngest band first; the last one is kept whatever the age. Empty for a channel that is never polled. */
  pace: readonly AgeBand[]
  /** Most UTF-16 units one utterance may hold there; null where the place sets none. */
  longestUtterance: number | null
}

/** What a channel brought, to the byte, before anyone has read it. It is in the ledger before it is acknowledged. */
export interface RawEvent {
  /** The platform's name for what the event is about, where it can be told cheaply: helps to find it again. */
  nativeId: string | null
  contentType: string
  body: Uint8Array
}

/** How a place knows who speaks. `nativeId` is stable there; the name may change. */
export interface HeardBy {
  nativeId: string
  name: string
  url: string | null
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
  attachments: readonly { url: string; type: string | null; bytes: number | null }[]
}

/** Taken back at its source. */
export interface HeardGone {
  kind: 'gone'
  nativeId: string
}

export type Heard = HeardWords | HeardGone

/** What one raw event means. `not-understood` sets it aside with its reason; the rest goes on. */
export type Read = { kind: 'read'; heard: readonly Heard[] } | { kind: 'not-understood'; why: string }

/** A place as a channel sees it. */
export interface Place {
  id: string
  address: string
  settings: JsonObject
}

/** The only ways out a channel has. Handed to it by `server/main.ts`. */
export interface Means {
  /** Guarded: no address inside unless allowed, bounds on size, time and redirects. */
  reach(request: ReachRequest): Promise<Reached>
  /** The place's own secrets, decrypted. */
  secrets: Readonly<Record<string, string>>
  clock: Clock
}

export interface ReachRequest {
  url: string
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  headers?: Readonly<Record<string, string>>
  body?: string | Uint8Array
  /** Most bytes of answer to read; 5 MiB where left out. */
  mostBytes?: number
  /** Milliseconds for the whole exchange; 20,000 where left out. */
  within?: number
}

export type Reached =
  | {
      kind: 'answered'
      status: number
      /** Lower-case names. */
      headers: Readonly<Record<string, string>>
      body: Uint8Array
      /** Where the answer came from after redirects. */
      url: string
      /** Set when every hop of the way was permanent (301, 308): the address to remember. */
      movedTo: string | null
    }
  | { kind: 'failed'; why: ReachFailure; detail: string }

export type ReachFailure =
  | 'address-not-understood'
  | 'address-inside'
  | 'name-not-found'
  | 'refused'
  | 'timed-out'
  | 'too-large'
  | 'too-many-redirects'
  | 'broken-off'
  | 'certificate'

/** Why a place cannot be heard at the moment: each has its sentence in the words. */
export type Trouble =
  | ReachFailure
  | 'not-found'
  | 'forbidden'
  | 'server-error'
  | 'not-a-feed'
  | 'cut-short'
  | 'too-many-requests'

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
   */
  | {
      kind: 'heard'
      events: readonly RawEvent[]
      cursor: Json
      movedTo: string | null
      latest: Date | null
      gaps?: readonly Gap[]
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

export interface Listens {
  look(address: string, means: Means): Promise<Looked>
  listen(place: Place, cursor: Json, means: Means): Promise<Listened>
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

export interface Utterance {
  /** The same key twice is the same act: it must not be said twice. */
  key: string
  text: string
  /** Name signed with, as people will read it. */
  by: string
  thread: { nativeId: string; url: string | null }
  /** Native ids of what it answers, the main one first. Empty for a new word in the thread. */
  answers: readonly string[]
  audience: Audience
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
