/** What is heard is lent by some platforms: for so many days, or for as long as it stands there. */
import { type Json } from '#kernel'
import { type RawEvent } from './heard.ts'
import { type Unheard } from './listened.ts'
import { type Means, type Place } from './means.ts'

export interface Renews {
  /**
   * How words heard earlier stand at their source now: asked before their term ends, and as often as `Terms` says.
   * `pending`: what the last `under-way` left, null the first time.
   */
  renew(place: Place, nativeIds: readonly string[], pending: Json, means: Means): Promise<Renewed>
}

export type Renewed =
  /** `events`: said as it stands now, or gone; those asked about that none of them names stand unchanged. */
  | { kind: 'renewed'; events: readonly RawEvent[] }
  /** The platform works on it: to be asked again at that time. */
  | { kind: 'under-way'; at: Date; pending: Json }
  | Unheard
