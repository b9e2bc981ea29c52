/** A like given to what someone said: a nod, without a word. It answers nobody and asks nothing. */
import { type Means, type Place } from './means.ts'
import { type HeardBy } from './utterance.ts'

export interface Nod {
  /** The same key is the same nod: one that is given anew after it was taken back has another. */
  key: string
  /** Native id of the message. */
  about: string
  /** Who said it; null where nobody knows. */
  to: HeardBy | null
  /** When it was given here. */
  at: Date
  /** What the place called it when it took it; null before, and where a nod has no name of its own there. */
  nativeId: string | null
}

export type Nodded =
  /** `seen`: the place tells that it stands there, or does not any more. `accepted`: taken over by the place. */
  | { kind: 'sent'; nativeId: string | null; proof: 'seen' | 'accepted' }
  | { kind: 'later'; at: Date }
  /** What it is about stands there no more. */
  | { kind: 'gone' }
  | { kind: 'refused'; why: string }
  /** Perhaps it stands there, perhaps not. To ask again settles it: given twice it is one nod, taken back twice it is none. */
  | { kind: 'unknown' }

export interface Nods {
  /** Whether a word of that native id can be liked there at all. Left out: any that others said. Pure. */
  may?(nativeId: string): boolean
  /** Likes it as the account that is connected. Given again it is the same nod, and answers the same. */
  nod(place: Place, nod: Nod, means: Means): Promise<Nodded>
  /** Takes it back. Where none stands there, it is taken back already. */
  takeBack(place: Place, nod: Nod, means: Means): Promise<Nodded>
}
