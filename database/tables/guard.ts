import { type Generated } from 'kysely'

export interface AlertTable {
  workspace_id: string
  id: string
  /** `danger`: several speak of harm. `volume`: many more than usual say no, at one place. */
  kind: 'danger' | 'volume'
  /** The place of `volume`; null for `danger`, which may be said anywhere. */
  contact_point_id: string | null
  /** How many say no there in its busiest hour before; null for `danger`. */
  usual: number | null
  at: Date
  /** Each time it flares up it is told anew, once. */
  wave: number
  wave_at: Date
  /** When the latest of its words joined it. */
  joined_at: Date
  taken_at: Date | null
  taken_by: string | null
  closed_at: Date | null
  /** What raised it was heard by mistake, and is undone: closed as if it had never been. */
  taken_back_at: Generated<Date | null>
}

export interface AlertWordTable {
  workspace_id: string
  alert_id: string
  message_id: string
  at: Date
}

export interface AlertClosingTable {
  workspace_id: string
  id: string
  alert_id: string
  by: string
  at: Date
  /** What was done, in the words of whoever closed it. */
  done: string
  opened_again_at: Date | null
}

export type TellingState =
  | 'waiting'
  | 'sending'
  | 'later'
  | 'sent'
  | 'refused'
  /** It may have left, and is not sent again by itself. */
  | 'unknown'
  /** No mail leaves from this installation. */
  | 'no-mail'
  /** Someone saw to it before those who were off duty had to be woken. */
  | 'let-rest'

export interface AlertTellingTable {
  workspace_id: string
  id: string
  alert_id: string
  wave: number
  user_id: string
  on_duty: boolean
  state: TellingState
  why: string | null
  tries: Generated<number>
  not_before: Date
  changed_at: Date
}

export interface OwnHoursTable {
  user_id: string
  /** JSON: 1 is Monday, 7 is Sunday. */
  days: unknown
  /** `HH:MM` of the zone's wall clock. */
  opens: string
  closes: string
  zone: string
  at: Date
}

export interface HandoverTable {
  workspace_id: string
  /** The same note, left for several clients, has the same one in each. */
  id: string
  by: string
  at: Date
  text: string
  withdrawn_at: Date | null
}

export interface HandoverReadTable {
  workspace_id: string
  handover_id: string
  user_id: string
  at: Date
}
