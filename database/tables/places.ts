import { type ColumnType, type Generated } from 'kysely'
import { type Json, type JsonObject } from '#kernel'

export interface WorkspaceTable {
  id: string
  name: string
  language: 'fr' | 'fr-CA' | 'en'
  zone: string
  tombstone_key: Buffer
  demo: Generated<boolean>
  /** What this client has changed of how far it keeps back. */
  discretion: ColumnType<JsonObject, string | undefined, string>
  /** Of which countries public days stand in its calendar. */
  public_days: Generated<string[]>
  /** When it publishes, by its own clocks; null: at any hour. */
  publishing_hours: Generated<JsonObject | null>
  questions: ColumnType<JsonObject, string | undefined, string>
  tone: ColumnType<JsonObject, string | undefined, string>
  /** How fast one tells people back: what a client has changed of it. */
  telling_pace: ColumnType<JsonObject, string | undefined, string>
  created_at: Date
}

export interface MembershipTable {
  workspace_id: string
  user_id: string
  role: 'desk' | 'colleague' | 'client'
  joined_at: Date
}

export interface InvitationTable {
  workspace_id: string
  id: string
  secret_hash: Buffer
  role: 'desk' | 'colleague' | 'client'
  for_whom: string
  by: string
  at: Date
  expires_at: Date
  accepted_by: string | null
  accepted_at: Date | null
  withdrawn_at: Date | null
}

export interface SavedViewTable {
  user_id: string
  id: string
  name: string
  filter: JsonObject
  at: Date
}

export interface LeaseTable {
  name: string
  holder: string
  until: Date
}

export interface InstallationTable {
  name: string
  value: string
}

/** The part of better-auth's table that the desk reads; better-auth alone writes it. */
export interface AuthUserTable {
  id: string
  name: string
  email: string
  language: string | null
}

/** jsonb where null is a value: written as JSON text, read as what it says. */
type JsonColumn = ColumnType<Json, string | null, string | null>

export interface ContactPointTable {
  workspace_id: string
  id: string
  channel: string
  name: string
  address: string
  settings: Generated<JsonObject>
  secrets: Buffer | null
  terms: ColumnType<JsonObject, string, string>
  cursor: JsonColumn
  planted_by: string
  planted_at: Date
  paused_at: Date | null
  paused_by: string | null
  closed_at: Date | null
  closed_why: string | null
  trouble: JsonColumn
  failures: Generated<number>
  last_listened_at: Date | null
  last_heard_at: Date | null
  latest_word_at: Date | null
  next_at: Date | null
  /** When one publishes there, where that differs from the client's hours. */
  publishing_hours: Generated<JsonObject | null>
  waiting_since: Generated<Date | null>
  /** What was said there, by anyone. */
  message_count: Generated<number>
  /** When what was given in confidence opens no more. */
  keys_end_at: Generated<Date | null>
  /** When what it has is next compared with what is held here; null where its channel cannot tell. */
  compare_at: Generated<Date | null>
  compared_at: Generated<Date | null>
  /** How many words were compared then. */
  compared_count: Generated<number | null>
  /** What its source is being asked about, and when to come back for it. */
  renewing: JsonColumn
  renew_after: Generated<Date | null>
  /** Until when somebody has its keys in hand, to renew them. */
  keys_in_hand_until: Generated<Date | null>
  /** Since when nobody may read there any more. */
  access_ended_at: Generated<Date | null>
  /** Who looks after it; null: whoever planted it. */
  kept_by: Generated<string | null>
}

export interface GapTable {
  workspace_id: string
  id: string
  contact_point_id: string
  since: Date
  until: Date
  at: Date
  mended_at: Date | null
  seen_at: Date | null
  seen_by: string | null
  /** What a comparison found missing; null where the place told of it while listening. */
  missing: JsonColumn
}

export interface RawEventTable {
  workspace_id: string
  id: string
  contact_point_id: string
  native_id: string | null
  content_type: string
  body: Buffer | null
  heard_at: Date
  read_at: Date | null
  set_aside_at: Date | null
  set_aside_why: string | null
}

export interface TombstoneTable {
  workspace_id: string
  digest: Buffer
  why: 'erased' | 'objected'
  at: Date
}

export interface WordsGoneTable {
  workspace_id: string
  id: string
  contact_point_id: string
  why: string
  /** A day of the workspace's own zone: `2026-11-27`. */
  day: ColumnType<string, string, string>
  count: number
}

export interface AuditStatementTable {
  workspace_id: string
  id: string
  channel: string
  by: string
  at: Date
  withdrawn_at: Date | null
  withdrawn_by: string | null
}
