/**
 * The contract every channel keeps. A channel is one folder: it turns what a platform sends into `Heard`, says what it
 * is asked to say, and knows neither the desk nor the database. Each ability is its own small interface; the manifest
 * lists those a channel has, and the screens, the README table and the docs are made from it.
 *
 * A channel never throws for what a network does: every outcome it knows is a value here.
 */
import { type Json, type JsonObject } from '#kernel'
import { type App, type Right } from './app.ts'
import { type Budget } from './budget.ts'
import { type Estimates } from './estimates.ts'
import { type Field } from './field.ts'
import { type RawEvent, type Read } from './heard.ts'
import { type Hooks } from './hooks.ts'
import { type Listened, type Unheard } from './listened.ts'
import { type Means, type Place, type Trouble } from './means.ts'
import { type Nods } from './nods.ts'
import { type Against } from './proved.ts'
import { type Publishes } from './publishes.ts'
import { type Renews } from './renews.ts'
import { type Shows } from './shows.ts'
import { type Mentions, type Utterance } from './utterance.ts'
import { type Connects, type Joins, type TakesIn, type Watches } from './ways-in.ts'

export type * from './app.ts'
export type * from './budget.ts'
export type * from './estimates.ts'
export type * from './field.ts'
export type * from './heard.ts'
export type * from './hooks.ts'
export type * from './listened.ts'
export type * from './means.ts'
export type * from './nods.ts'
export type * from './proved.ts'
export type * from './publishes.ts'
export type * from './renews.ts'
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
  /** The source is asked at least so often whether each text still stands there. Left out: it tells by itself. */
  checkedEveryHours?: number
  /** Days within which all texts go once the place has been closed, or has not been reachable. Left out: they may stay. */
  daysAfterAccess?: number
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
  hooks: Hooks
  renews: Renews
  estimates: Estimates
  shows: Shows
  receives: Receives
  says: Says
  nods: Nods
  publishes: Publishes
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
  'hooks',
  'renews',
  'estimates',
  'shows',
  'receives',
  'says',
  'nods',
  'publishes',
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
  /** Against what each of them was shown to work; what is left out, against an emulator of ours alone. */
  proved?: { readonly [ability in Ability]?: Against }
  /** What one gives to plant it: an address to paste, a name to choose, an account to sign in with; null: nobody can. */
  plantedBy: 'address' | 'name' | 'account' | null
  /** What one fills in to connect an account, in the order one reads it; left out elsewhere. */
  form?: readonly Field[]
  /** What one puts at one's own site, so that others find the way to us; `{here}` is the place's own address. */
  setUp?: { label: { fr: string; en: string }; line: string }
  terms: Terms
  /** The app through which one signs in there; left out where none is needed. */
  app?: App
  /** What one says yes to over there, each with what it is for; the screen and README tell it from here. */
  rights?: readonly Right[]
  /** Left out where calls are not counted. */
  budget?: Budget
  /** Youngest band first; the last one is kept whatever the age. Empty for a channel that is never polled. */
  pace: readonly AgeBand[]
  /** What is said there with the audience `direct` reaches whom it answers and nobody else. Left out: no word there does. */
  answersPrivately?: true
  /** What is said there is said at a place of the brand’s own. Left out: it is where a person says so, or a piece of ours began it. */
  ourPlace?: true
  /** What it took over may yet come back as undeliverable: it counts as arrived once nothing has for three days. */
  mayComeBack?: true
  /** Most UTF-16 units one utterance may hold there; null where the place sets none. */
  longestUtterance: number | null
}

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
export type Tally = { kind: 'tallied'; standing: readonly Standing[] } | Unheard

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
  /** `by-hand`: the place takes this word from a person only, who says it there themselves. */
  | { kind: 'refused'; why: string }
  /** Perhaps it stands there, perhaps not: settled by `readBack`, never by saying it again blindly. */
  | { kind: 'unknown' }

export interface Says {
  /** Left out: people are named as they are called, and the place itself tells nobody. */
  mentions?: Mentions
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
