/** What begins a thread of ours somewhere: an invitation to talk, as it is published there. */
import { type Means, type Place } from './means.ts'
import { type Audience } from './utterance.ts'

/** An image that stands with a piece. */
export interface Medium {
  name: string
  /** `image/jpeg`, `image/png`, `image/webp` or `image/gif`. */
  type: string
  bytes: Uint8Array
  /** What it shows, for those who cannot see it; never empty. */
  alt: string
}

export interface Piece {
  /** The same key twice is the same act: it must not be published twice. */
  key: string
  /** null where the place gives its pieces no title. */
  title: string | null
  text: string
  /** What readers are told before they see it; null: nothing. */
  warning: string | null
  /** BCP 47; null where nobody said. */
  language: string | null
  media: readonly Medium[]
  /** What its readers may choose among, where the place has a form for it; left out: they are asked nothing but words. */
  choices?: readonly string[]
  /** For how many days one may choose; left out where the place closes nothing by itself. */
  openDays?: number
  audience: Audience
  /** How often a human has asked for it anew, knowing that nothing shows whether it stands there. */
  again?: number
}

export type Published =
  | {
      kind: 'sent'
      nativeId: string
      url: string | null
      /** The thread that it begins, under the native id by which answers to it will be heard. */
      thread: { nativeId: string; url: string | null; title: string | null }
      /** `seen`: read back at the place. `accepted`: taken over by the place. */
      proof: 'seen' | 'accepted'
    }
  | { kind: 'later'; at: Date }
  | { kind: 'gone' }
  | { kind: 'refused'; why: string }
  /** Perhaps it stands there, perhaps not: settled by `pieceThere`, never by publishing it again blindly. */
  | { kind: 'unknown' }

/** What a piece may be at a place: its manifest’s, or what the place itself has told. */
export interface PieceLimits {
  /** Most that `measure` may count; null where the place sets none. */
  longest: number | null
  /** Most UTF-16 units of a title; null where pieces have none. */
  longestTitle: number | null
  /** Readers can be told of something before they see it. */
  warning: boolean
  /**
   * null where no image goes with a piece. `needed`: without one there is no piece. `byAddress`: the place takes no image but
   * fetches it, from an address of ours. `atOurs`: it stands at an address of ours for as long as the piece does, at
   * `image/<id>` below the place's own.
   */
  media: {
    most: number
    types: readonly string[]
    mostBytes: number
    longestAlt: number
    needed: boolean
    byAddress?: true
    atOurs?: true
  } | null
  /** What is longer goes on in answers to itself, which readers there take for one. */
  goesOn: boolean
  /**
   * How many things readers can be let choose among there, and how long each may be, in UTF-16 units; null: what one may choose
   * stands in the words. `days`: for how many at least and at most one may choose; null: as long as the piece stands.
   * What is chosen there without a word is heard as `counted`, or as `voted` where the counting is ours.
   */
  poll: { most: number; longest: number; withMedia: boolean; days: { fewest: number; most: number } | null } | null
}

export interface Publishes {
  limits(place: Place): PieceLimits
  /** How long the place counts a text: some count signs, some count every address for the same. Pure. */
  measure(text: string): number
  /** Begins a thread. What goes on below it is said by `says`, as any answer. */
  publish(place: Place, piece: Piece, means: Means): Promise<Published>
  /** Whether a piece with this key stands there already. */
  pieceThere(place: Place, piece: Piece, means: Means): Promise<Published | { kind: 'not-there' }>
}
