/** The ways in besides going and listening: an account is connected, a person signs in at the place, a line stays open, somebody knocks. */
import { type JsonObject } from '#kernel'
import { type Knock, type Means, type Place, type Trouble } from './means.ts'

/**
 * What came of filling in a channel's form. `address` names the account (no two open places of a workspace have the same);
 * `settings` may be shown and exported, `secrets` never are. `keysEnd`: when they open no more, unless a person connects the account again: not
 * the hour of a token that the channel renews by itself. `field`: the line of the form to look at again.
 */
export type Connected =
  | {
      kind: 'connected'
      address: string
      name: string
      settings: JsonObject
      secrets: Readonly<Record<string, string>>
      keysEnd?: Date | null
    }
  | { kind: 'not-connected'; why: Unconnected; detail: string; field: string | null }

/** `nothing-linked`: who signed in has what leads there, but no account is linked to it. `not-so-written`: what stands in the field cannot be meant. `no-public-address`: the place would have to reach us. */
export type Unconnected = Trouble | 'not-so-written' | 'no-public-address' | 'nothing-linked' | 'no-channel'

export interface Connects {
  /** Tries what was filled in at the place itself, before anything is kept. Every field of the form stands in `given`. */
  connect(given: Readonly<Record<string, string>>, means: Means): Promise<Connected>
}

/** Signing in at the place itself: the person goes there, says yes, and comes back. No password passes through us. */
export interface Joins {
  /**
   * Prepares the way there. `back` is where the place sends the person afterwards, to the letter; `state` comes back with
   * them unchanged and is checked before `arrive` is asked. `pending` is kept sealed until then, for an hour at most.
   */
  setOut(given: Readonly<Record<string, string>>, back: string, state: string, means: Means): Promise<SetOut>
  /** They came back: `came` is what the place wrote into the address. */
  arrive(
    pending: Readonly<Record<string, string>>,
    came: Readonly<Record<string, string>>,
    back: string,
    means: Means,
  ): Promise<Connected | Which>
  /** Connects one of those among which `arrive` let them choose. */
  choose?(pending: Readonly<Record<string, string>>, key: string, means: Means): Promise<Connected>
}

/** More than one account opens to whoever signed in: they say which. `pending` is kept sealed meanwhile. */
export interface Which {
  kind: 'which'
  /** A hundred at most. */
  of: readonly { key: string; name: string; detail: string | null }[]
  pending: Readonly<Record<string, string>>
}

export type SetOut =
  | { kind: 'set-out'; goTo: string; pending: Readonly<Record<string, string>> }
  | Extract<Connected, { kind: 'not-connected' }>

/** A line kept open to a place, so that what is said there need not wait for the next round. */
export interface Watches {
  /**
   * Stays until `until` is aborted or the line breaks, and calls `stirred` whenever there may be something to hear. It
   * only wakes: what is said is brought by `listen`, so that a broken line loses nothing. One process watches a place.
   */
  watch(place: Place, stirred: () => void, means: Means, until: AbortSignal): Promise<Watched>
}

/** `not-offered`: the place has no such line; it is not tried again before the place is planted or woken anew. */
export type Watched = { kind: 'ended' } | { kind: 'broken'; why: string } | { kind: 'not-offered' }

/**
 * Takes in what arrives at addresses of ours (`Means.here` and below). A knock is stored before it is acknowledged; then
 * `listen` is asked with it among `Means.knocks`, verifies it at its source and says what was heard.
 */
export interface TakesIn {
  /** Pure and quick. Declines only what the request alone shows to be wrong; `why` is told to whoever asked. */
  takeIn(
    place: Place,
    knock: Knock,
  ): { kind: 'keep'; status: number } | { kind: 'decline'; status: number; why: string }
}
