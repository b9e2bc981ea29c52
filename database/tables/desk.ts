import { type Generated } from 'kysely'
import { type JsonObject } from '#kernel'

export interface ActTable {
  workspace_id: string
  id: string
  kind: string
  by: string
  at: Date
  conversation_id: string | null
  message_id: string | null
  detail: Generated<JsonObject>
  undone_at: Date | null
  undone_by: string | null
}

export interface DraftTable {
  workspace_id: string
  conversation_id: string
  user_id: string
  text: string
  kind: Generated<'reply' | 'note'>
  answers: Generated<string[]>
  /** What its words ask of whom they answer. */
  asks: Generated<JsonObject | null>
  version: number
  at: Date
}

export interface ReadingTable {
  workspace_id: string
  conversation_id: string
  user_id: string
  message_id: string
  at: Date
}

/** Until when someone has read what happened at a client. */
export interface MorningReadTable {
  workspace_id: string
  user_id: string
  until: Date
}

export interface PresenceTable {
  workspace_id: string
  conversation_id: string
  user_id: string
  writing: boolean
  seen_at: Date
}

export type OutboxState = 'waiting' | 'saying' | 'sent' | 'later' | 'gone' | 'refused' | 'unknown' | 'taken-back'

export interface OutboxTable {
  workspace_id: string
  id: string
  message_id: string
  /** What decided it, and takes it back: one act may send several. */
  act_id: string | null
  contact_point_id: string
  /** It tells someone what came of what they said: an answer to it says so. */
  tells: Generated<boolean>
  utterance: JsonObject
  /** What begins a thread, besides its words; null: it is said in one that stands. */
  piece: Generated<JsonObject | null>
  /** Leaves once this one has: what goes on below a part of its own. */
  after_id: Generated<string | null>
  state: OutboxState
  why: string | null
  proof: 'seen' | 'accepted' | 'by-hand' | null
  tries: Generated<number>
  not_before: Date
  by: string
  at: Date
  changed_at: Date
}

/** A like given to what someone said, on its way there or standing there; `ended_at`: it is being taken back. */
export interface NodTable {
  workspace_id: string
  message_id: string
  contact_point_id: string
  key: string
  by: string
  at: Date
  ended_by: Generated<string | null>
  ended_at: Generated<Date | null>
  state: Exclude<OutboxState, 'taken-back'>
  proof: Generated<'seen' | 'accepted' | null>
  why: Generated<string | null>
  native_id: Generated<string | null>
  tries: Generated<number>
  not_before: Date
}

export interface CharterRuleTable {
  workspace_id: string
  id: string
  position: number
  title: string
  explanation: string
  ground: 'illegal' | 'incompatible-with-terms'
  category: string
  withdrawn_at: Date | null
}

export interface ModerationActTable {
  workspace_id: string
  id: string
  rule_id: string
  statement: JsonObject
  by: string
  at: Date
  takes_effect_at: Date
  took_effect_at: Date | null
  undone_at: Date | null
  undone_by: string | null
}

export interface RemovalTable {
  workspace_id: string
  moderation_act_id: string
  message_id: string
  told_at: Date | null
  /** What became of it at its own place; null until it takes effect. */
  at_place: Generated<'waiting' | 'done' | 'gone' | 'refused' | null>
  why: Generated<string | null>
  tries: Generated<number>
  next_at: Generated<Date | null>
}
