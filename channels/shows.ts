/** What a channel shows at addresses of ours: an account of one's own, a word of ours, a list of them. */
import { type Held, type Place } from './means.ts'

export interface Asked {
  /** Below the place's own address, without its query: ``, `said/018f…`. */
  path: string
  query: Readonly<Record<string, string>>
  accept: string
  /** The place's own address on this installation: `https://desk.example/at/…`. */
  here: string
}

export interface Shown {
  status: number
  contentType: string
  body: string
  headers?: Readonly<Record<string, string>>
}

export interface Shows {
  /** Answers whoever looks at `here` or below; null: nothing is there. It asks nobody but `held`. */
  show(place: Place, asked: Asked, held: Held): Promise<Shown | null>
  /** The name by which WebFinger (RFC 7033) finds this place, before the `@`; left out where it has none. */
  nameOf?(place: Place): string | null
}
