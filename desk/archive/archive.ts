import { type Tables } from '#database'

/*
 * An archive is JSON Lines: a header, the people of the desk it names, every row of every table in an order in which each
 * finds what it depends on, and an end that says how many lines there were. The same workspace gives the same bytes,
 * wherever it stands: docs/decisions/0005.
 */
export const format = 'insuffleur'
export const version = 1

export interface Header {
  format: typeof format
  version: number
  /** The last migration of the database it was written from: what it means to have a column. */
  schema: string
  workspace: { id: string; name: string }
}

/** Someone of the desk, by name and address. How they sign in does not travel. */
export interface Colleague {
  id: string
  name: string
  email: string
  language: string | null
}

/** The tables, what is depended on first. */
export const tables = [
  'workspace',
  'membership',
  'invitation',
  'contact_point',
  'door',
  'closing',
  'raw_event',
  'gap',
  'tombstone',
  'words_gone',
  'audit_statement',
  'person',
  'handle',
  'author_link',
  'handle_join',
  'conversation',
  'thread',
  'voice',
  'spoken_of',
  'reaction',
  'poll_count',
  'poll_vote',
  'message',
  'message_revision',
  'also_answers',
  'finding',
  'theme',
  'reason',
  'correction',
  'why_asking',
  'silence_wish',
  'rewording',
  'reason_confirmation',
  'theme_objection',
  'commitment',
  'claim',
  'claim_stand',
  'claim_answer',
  'act',
  'other_subject',
  'draft',
  'reading',
  'outbox',
  'mention_source',
  'mention',
  'alert',
  'alert_word',
  'alert_closing',
  'decision',
  'decision_word',
  'telling_wording',
  'loop',
  'telling',
  'telling_loop',
  'reference_site',
  'spark',
  'spark_reason',
  'spark_medium',
  'spark_place',
  'spark_pause',
  'perennial',
  'approval',
  'approval_word',
  'approval_letter',
  'charter_rule',
  'moderation_act',
  'removal',
  'department',
  'ask',
  'ask_verbatim',
  'ask_letter',
  'department_word',
  'agreed_fact',
  'handover',
  'handover_read',
] as const satisfies (keyof Tables)[]

export type Table = (typeof tables)[number]

export function isTable(name: unknown): name is Table {
  return (tables as readonly unknown[]).includes(name)
}

/** What belongs to a workspace and stays behind: who is at the desk this very minute, until when each has read what happened, what is learnt again from the corrections, how far reading again has come, what knocked and waits to be verified, who is away signing in, the keys of its apps, codes that last an hour, who of the desk was told of an alert and how, what files of notes went through and what is known again by them, what was read on the client's own site, which is read there again. */
export const leftBehind: readonly (keyof Tables)[] = [
  'presence',
  'morning_read',
  'learning',
  'relearning',
  'knock',
  'setting_out',
  'platform_app',
  'join_code',
  'alert_telling',
  'capture',
  'captured',
  'reference_page',
]

/** Encrypted with the key of the installation: of no use without it. A backup, which holds the key, holds them too. */
export const secretColumns: Partial<Record<Table, readonly string[]>> = { contact_point: ['secrets'] }

/** Columns that name someone of the desk by their account. */
export const colleagueColumns: Partial<Record<Table, readonly string[]>> = {
  membership: ['user_id'],
  invitation: ['by', 'accepted_by'],
  contact_point: ['planted_by', 'paused_by', 'kept_by'],
  door: ['by'],
  closing: ['by', 'ended_by'],
  gap: ['seen_by'],
  audit_statement: ['by', 'withdrawn_by'],
  person: ['user_id'],
  handle_join: ['undone_by'],
  conversation: ['assigned_to'],
  theme: ['by'],
  reason: ['by', 'withdrawn_by'],
  correction: ['by'],
  why_asking: ['by'],
  silence_wish: ['by', 'lifted_by'],
  rewording: ['by'],
  reason_confirmation: ['by'],
  commitment: ['by', 'ended_by'],
  claim: ['by', 'withdrawn_by'],
  claim_stand: ['by'],
  claim_answer: ['by'],
  act: ['by', 'undone_by'],
  draft: ['user_id'],
  reading: ['user_id'],
  outbox: ['by'],
  decision: ['by'],
  decision_word: ['owned_by', 'by'],
  telling_wording: ['by'],
  telling: ['approved_by'],
  reference_site: ['by'],
  spark: ['planned_by', 'out_by', 'by', 'changed_by'],
  spark_pause: ['by', 'lifted_by'],
  perennial: ['by', 'removed_by'],
  approval: ['by', 'ended_by'],
  moderation_act: ['by', 'undone_by'],
  department: ['by'],
  ask: ['by'],
  department_word: ['taken_by', 'set_aside_by'],
  agreed_fact: ['by', 'withdrawn_by'],
  alert: ['taken_by'],
  alert_closing: ['by'],
  handover: ['by'],
  handover_read: ['user_id'],
}

/**
 * Why an archive cannot be read. `line` counts from 1; 0 where it is about no line in particular.
 * `broken-end`: it was cut off, or lines are missing.
 */
export class UnfitArchive extends Error {
  readonly why:
    | 'not-an-archive'
    | 'newer'
    | 'workspace-there'
    | 'broken-end'
    | 'too-long'
    | 'not-json'
    | 'not-a-row'
    | 'out-of-order'
    | 'unknown-column'
    | 'stranger'
    | 'script'
    | 'refused'
  readonly line: number
  readonly detail: string

  constructor(why: UnfitArchive['why'], line = 0, detail = '') {
    super(`${why} (line ${line}) ${detail}`.trim())
    this.name = 'UnfitArchive'
    this.why = why
    this.line = line
    this.detail = detail
  }
}
