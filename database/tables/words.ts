import { type ColumnType, type Generated, type GeneratedAlways } from 'kysely'
import { type JsonObject } from '#kernel'

export interface PersonTable {
  workspace_id: string
  id: string
  name: string
  user_id: string | null
  at: Date
}

export interface HandleTable {
  workspace_id: string
  id: string
  person_id: string
  contact_point_id: string
  native_id: string
  name: string
  url: string | null
  at: Date
  /** How we address them, where somebody said so. */
  register: Generated<'tu' | 'vous' | null>
  /** Since when they want to be told which theme their words are put under; null: not. */
  theme_news_at: Generated<Date | null>
}

export interface AuthorLinkTable {
  workspace_id: string
  handle_id: string
  secret_hash: Buffer
  at: Date
  /** null: for good, given on a page of our own. */
  expires_at: Date | null
}

export interface JoinCodeTable {
  workspace_id: string
  handle_id: string
  /** What of the code says which it is; the rest is proved by the digest. */
  selector: string
  digest: Buffer
  at: Date
  expires_at: Date
  tries: Generated<number>
}

export interface HandleJoinTable {
  workspace_id: string
  id: string
  /** The older of the two, by their ids; and the person it is by itself. */
  one_handle: string
  one_person: string
  other_handle: string
  other_person: string
  at: Date
  how: 'own-code'
  undone_at: Date | null
  undone_how: 'own-page' | 'at-request' | null
  undone_by: string | null
}

export interface ConversationTable {
  workspace_id: string
  id: string
  subject: string | null
  at: Date
  last_said_at: Date
  last_message_id: string | null
  message_count: Generated<number>
  voice_count: Generated<number>
  awaiting_count: Generated<number>
  awaiting_why: string | null
  let_live_until: Date | null
  let_live_why: string | null
  assigned_to: string | null
  snoozed_until: Date | null
  joined_into: string | null
  standing: GeneratedAlways<number>
}

export interface ThreadTable {
  workspace_id: string
  id: string
  contact_point_id: string
  conversation_id: string
  native_id: string
  url: string | null
  title: string | null
  message_count: Generated<number>
  at: Date
}

export interface ReactionTable {
  workspace_id: string
  contact_point_id: string
  native_id: string
  about_native: string
  how: string
  by_native: string
  by_name: string
  by_url: string | null
  at: Date
}

/** What a place counts of choices that a piece of ours put there: votes, never people. */
export interface PollCountTable {
  workspace_id: string
  contact_point_id: string
  about_native: string
  choices: { choice: string; votes: number }[]
  ends_at: Date | null
  ended: boolean
  at: Date
}

/** One vote where the counting is ours. `voter`: a mark that leads back to nobody. */
export interface PollVoteTable {
  workspace_id: string
  contact_point_id: string
  about_native: string
  voter: string
  choice: string
  at: Date
}

/** A page that a thread is about, by its key. */
export interface SpokenOfTable {
  workspace_id: string
  page: string
  thread_id: string
}

/** Two conversations that a person said are not about the same. */
export interface OtherSubjectTable {
  workspace_id: string
  one_id: string
  other_id: string
  act_id: string
}

export interface VoiceTable {
  workspace_id: string
  conversation_id: string
  person_id: string
  message_count: number
  last_said_at: Date
}

export interface MessageTable {
  workspace_id: string
  id: string
  conversation_id: string
  thread_id: string
  contact_point_id: string
  native_id: string | null
  revision: Generated<number>
  person_id: string
  handle_id: string | null
  ours: Generated<boolean>
  audience: 'internal' | 'direct' | 'followers' | 'unlisted' | 'public'
  title: string | null
  text: string
  html: string | null
  url: string | null
  language: string | null
  attachments: JsonObject | null
  terms: JsonObject
  answers_id: string | null
  answers_native: string | null
  said_at: Date
  /** The day alone, as it was written where no hour was; `said_at` is then noon there, for the order. null: its hour is known. */
  said_on: ColumnType<Date | null, string | null | undefined, never>
  heard_at: Date
  raw_event_id: string | null
  stance: string | null
  awaits: string | null
  handled_at: Date | null
  handled_by: string | null
  gone_at: Date | null
  removed_by: string | null
  removed_at: Date | null
  /** Until when its place takes an answer to it; null: it sets no hour. */
  answer_until: Generated<Date | null>
  forget_at: Date | null
  /** When its source is asked again how it stands there. */
  renew_at: Generated<Date | null>
  search: string
}

export interface MessageRevisionTable {
  workspace_id: string
  message_id: string
  revision: number
  text: string
  html: string | null
  title: string | null
  heard_at: Date
}

export interface AlsoAnswersTable {
  workspace_id: string
  message_id: string
  answered_id: string
}

export interface FindingTable {
  workspace_id: string
  message_id: string
  revision: number
  version: number
  language: string
  stance: string
  stance_confidence: number
  reason_missing: boolean
  addresses: boolean
  reasons: unknown
  themes: unknown
  said_at: Date
  at: Date
  by_llm: Generated<boolean>
}

export interface ThemeTable {
  workspace_id: string
  id: string
  key: string | null
  name: string
  joined_into: string | null
  joined_by_act: string | null
  at: Date
  by: string
}

export interface ReasonTable {
  workspace_id: string
  id: string
  message_id: string
  revision: number
  span_start: number
  span_end: number
  theme_id: string | null
  source: 'hand' | 'suggestion'
  by: string
  /** When its words were said: the message’s own. */
  said_at: Date
  at: Date
  withdrawn_at: Date | null
  withdrawn_by: string | null
  /** How sure the reading that suggested it was; null: nothing suggested it. */
  confidence: Generated<number | null>
}

export interface CorrectionTable {
  workspace_id: string
  id: string
  message_id: string
  revision: number
  kind: string
  detail: JsonObject
  by: string
  at: Date
  undone_at: Date | null
  /** From 1, in the order they came. */
  place: Generated<number>
}

export interface LearningTable {
  workspace_id: string
  /** How many corrections were ever given a place. */
  recorded: number
  /** Another one whenever something learnt is taken back: whoever learnt under an older one begins again. */
  epoch: Generated<string>
  version: number | null
  brand: string | null
  upto: number
  lessons: number
  value: Buffer | null
  at: Date | null
}

export interface RelearningTable {
  workspace_id: string
  id: string
  by: string
  at: Date
  /** The last correction there was when it began. */
  upto: number
  total: number
  read: Generated<number>
  after: string | null
  ended_at: Date | null
  stopped_by: string | null
}
