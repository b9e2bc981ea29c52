/** What a channel is given: the place it works at, and the only ways out it has. */
import { type Clock, type JsonObject } from '#kernel'

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
