import { type Generated } from 'kysely'
import { type JsonObject } from '#kernel'

export type Opener =
  | 'open-question'
  | 'advice'
  | 'disagreement'
  | 'behind-the-scenes'
  | 'poll'
  | 'help'
  | 'telling-back'

/** An invitation to talk. */
export interface SparkTable {
  workspace_id: string
  id: string
  opener: Opener
  title: string | null
  text: Generated<string>
  /** What readers are told before they see it. */
  warning: string | null
  language: string
  /** The colleague whose voice it brings, by the name readers will read. */
  colleague: string | null
  /** What one may choose among, where it asks to. */
  choices: Generated<string[]>
  /** For how many days one may choose, where a place closes its own form. */
  open_days: Generated<number>
  /** What it adds to what is said already, in the words of whoever wrote it. */
  adds: string | null
  signed: string
  version: Generated<number>
  state: Generated<'draft' | 'planned' | 'missed' | 'out' | 'dropped'>
  /** Why its hour passed without it. */
  why: string | null
  planned_for: Date | null
  planned_by: string | null
  /** The hour it was begun from in the calendar: nothing goes out at it. */
  meant_for: Generated<Date | null>
  /** What it began; null until it is out. */
  conversation_id: string | null
  out_at: Date | null
  out_by: string | null
  by: string
  at: Date
  changed_by: string
  changed_at: Date
}

export interface SparkReasonTable {
  workspace_id: string
  spark_id: string
  reason_id: string
}

export interface SparkMediumTable {
  workspace_id: string
  id: string
  spark_id: string
  name: string
  type: string
  width: number
  height: number
  alt: Generated<string>
  bytes: Buffer
  at: Date
}

export interface SparkPlaceTable {
  workspace_id: string
  spark_id: string
  contact_point_id: string
  /** Its own words there; null: those of everywhere. */
  text: string | null
  /** What one may choose stands in the words there, though the place has a form for it. */
  in_words: Generated<boolean>
  /** What it became there. */
  message_id: string | null
}

/** Everything that is planned is held; one at a time stands. */
export interface SparkPauseTable {
  workspace_id: string
  id: string
  reason: string
  by: string
  at: Date
  lifted_at: Date | null
  lifted_by: string | null
}

/** A day that a client's people talk about, once or each year. */
export interface PerennialTable {
  workspace_id: string
  id: string
  name: string
  note: Generated<string>
  rule: JsonObject
  by: string
  at: Date
  removed_at: Date | null
  removed_by: string | null
}
