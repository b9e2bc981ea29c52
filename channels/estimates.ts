/** What listening will cost, told before it is paid for. */
import { type Unheard } from './listened.ts'
import { type Means, type Place } from './means.ts'

export interface Estimates {
  /**
   * What following these words would bring and cost, before they are saved. `given`: what is written in fields of the
   * form that may be written later, by their keys. To tell it may itself cost something, taken from the purse as always.
   */
  estimate(place: Place, given: Readonly<Record<string, string>>, means: Means): Promise<Estimated>
}

/**
 * About as much as of late: `perMonth` words, and `amount` of what the budget counts, both of a month. `saying`: what it
 * takes to answer one of them, and to answer it with a link; left out where that costs nothing that is counted.
 */
export type Estimated =
  | { kind: 'estimated'; perMonth: number; amount: number; saying?: { each: number; withLink: number } }
  | { kind: 'not-so-written'; field: string; detail: string }
  | Unheard
