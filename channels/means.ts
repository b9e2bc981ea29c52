/** What a channel is given: the place it works at, and the only ways out it has. */
import { type Clock, type Json, type JsonObject } from '#kernel'
import { type Purse } from './budget.ts'
import { type Utterance } from './utterance.ts'

/** A place as a channel sees it. */
export interface Place {
  id: string
  address: string
  settings: JsonObject
}

/** The only ways out a channel has: guarded, no address inside unless allowed. Handed to it by `server/main.ts`. */
export interface WaysOut {
  /** One question and its whole answer, with bounds on size, time and redirects. */
  reach(request: ReachRequest): Promise<Reached>
  /**
   * An answer that goes on: its parts are handed over as they come, until `until` is aborted, the place ends it, or it
   * is silent for too long. Anything but 200 is answered like `reach` does; the body is empty.
   */
  follow(request: FollowRequest, part: (bytes: Uint8Array) => void, until: AbortSignal): Promise<Reached>
  /** For what speaks no HTTP: an address of the name that may be connected to. Connect to it, not to the name. */
  find(host: string): Promise<Found>
}

export interface Means extends WaysOut {
  /** The place's own secrets, decrypted. */
  secrets: Readonly<Record<string, string>>
  /** Where keys open once and are changed for others: kept the moment they are given, whatever becomes of the work. */
  keys?: KeysKept
  /** What stands in the fields of the app's form; left out where the channel needs none, and where nobody has filled it in. */
  app?: AppKeys
  /** Given to a channel with a budget. */
  purse?: Purse
  clock: Clock
  /** The place's own address on this installation, below which one may knock: `https://desk.example/at/…`. */
  here?: string
  /** What arrived there and waits to be verified, oldest first; a hundred at most. Only ever given to `listen`. */
  knocks?: readonly Knock[]
  /**
   * An address at which anybody reads this image of the piece for an hour, while it is being published; `nth` as it stands
   * in it. Only ever given to `publish`, and only where others reach this installation by https.
   */
  lend?(nth: number): string
  /** What the desk holds of the place. Given to `listen` and `say` of a channel that shows something. */
  held?: Held
}

type Secrets = Readonly<Record<string, string>>

export interface KeysKept {
  /**
   * One at a time, over all processes: `work` is given the secrets as they stand now, which another may have renewed
   * meanwhile, and what it answers is kept at once; null: nothing is. `busy`: another is at it.
   */
  renew(work: (now: Secrets) => Promise<Secrets | null>): Promise<'done' | 'busy'>
}

export interface FollowRequest {
  /** `https:`, or `wss:` (RFC 6455): then each part is one whole message, and a line that opened ends with status 200. */
  url: string
  headers?: Readonly<Record<string, string>>
  /** Milliseconds of silence after which the line is taken for dead; 60,000 where left out. */
  silentFor?: number
}

export type Found = { kind: 'found'; address: string } | { kind: 'failed'; why: ReachFailure; detail: string }

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
  | 'wrong-credentials'
  | 'not-allowed'
  | 'not-this-kind'
  | 'not-searchable'
  /** The platform has shut the account out for a while. */
  | 'blocked'
  /** The place is shown to nobody but whoever keeps it. */
  | 'unpublished'
  /** One of the searches to follow is written as the platform does not take it. */
  | 'search-not-so-written'
  /** What is said is not opened to searching: by the plan, or by the app's rights. */
  | 'search-not-allowed'
  | 'alert-gone'
  | 'alert-guarded'
  | 'link-not-known'
  /** Nothing is left of what the platform gives, or of what one is ready to pay, until it begins anew. */
  | 'spent'
  /** The app's own keys are missing or wrong. */
  | 'app-missing'
  /** The platform knows the app, and does not open to it what it asks for: an API not enabled, a plan, credits. */
  | 'app-not-open'

/** Somebody asked at an address of ours: to the letter, before anyone has looked whether it is true. */
export interface Knock {
  id: string
  at: Date
  method: string
  /** After our own host, with its query: `/at/…/inbox`. */
  path: string
  /** Lower-case names; cookies and authorization are left out. */
  headers: Readonly<Record<string, string>>
  body: Uint8Array
}

/** Our own word at a place, as the desk holds it now. */
export interface Own {
  utterance: Utterance
  /** When it was sent off. */
  at: Date
  /** Taken back since: what stood there is gone. */
  gone: boolean
  /** Images that stand with it, each at `image/<id>` below the place's own address. Left out: none. */
  images?: readonly OwnImage[]
  /** What it lets one choose among, how often each was chosen so far, and until when one may. Left out: nothing. */
  poll?: { choices: readonly { choice: string; votes: number }[]; endsAt: Date | null }
}

export interface OwnImage {
  id: string
  type: string
  alt: string
  width: number
  height: number
}

/** A public word of the thread that one of ours stands in, by whoever said it. */
export interface Voice {
  nativeId: string
  by: string
  ours: boolean
  text: string
  url: string | null
  /** Native id of what it answers. */
  answers: string | null
  at: Date
}

/** What stands in the fields of an app's form, by their keys. */
export type AppKeys = Readonly<Record<string, string>>

/** What the desk holds of a place: our own words there, what was said around them, and what listening remembers. */
export interface Held {
  own(key: string): Promise<Own | null>
  /** Newest first, twenty at most; those said before the one with this key, or the newest. */
  latest(before: string | null): Promise<readonly Own[]>
  /** What was said to everyone in the thread of this word of ours, itself among it, oldest first; the last hundred. */
  around(key: string): Promise<readonly Voice[]>
  cursor: Json
}
