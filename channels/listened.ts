/** What came of going and listening. */
import { type Json } from '#kernel'
import { type RawEvent } from './heard.ts'
import { type Trouble } from './means.ts'

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
   * `keeps`: ids of knocks that could not be verified yet and are to be handed over again; left out: all are done with.
   * `secrets`: what was given in confidence has been renewed; kept in place of what was there, in the same commit.
   * `partly`: what of the place cannot be heard while the rest is; told on its contact point until a round without it.
   * `keysEnd`: when it opens no more, unless a person connects the account again; null: never. Left out: as it was.
   */
  | {
      kind: 'heard'
      events: readonly RawEvent[]
      cursor: Json
      movedTo: string | null
      latest: Date | null
      gaps?: readonly Gap[]
      keeps?: readonly string[]
      secrets?: Readonly<Record<string, string>>
      partly?: { why: Trouble; detail: string }
      keysEnd?: Date | null
    }
  | Unheard

export type Unheard =
  | { kind: 'later'; at: Date; why: Trouble }
  | { kind: 'trouble'; why: Trouble; detail: string }
  | { kind: 'closed'; why: 'gone' | 'withdrawn' }
  | { kind: 'needs-reconnection'; why: string }
  | { kind: 'unsupported' }
