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
  'raw_event',
  'gap',
  'tombstone',
  'person',
  'handle',
  'author_link',
  'handle_join',
  'conversation',
  'thread',
  'voice',
  'spoken_of',
  'reaction',
  'message',
  'message_revision',
  'also_answers',
  'finding',
  'theme',
  'reason',
  'correction',
  'act',
  'other_subject',
  'draft',
  'reading',
  'outbox',
  'charter_rule',
  'moderation_act',
  'removal',
] as const satisfies (keyof Tables)[]

export type Table = (typeof tables)[number]

export function isTable(name: unknown): name is Table {
  return (tables as readonly unknown[]).includes(name)
}

/** What belongs to a workspace and stays behind: who is at the desk this very minute, what is learnt again from the corrections, how far reading again has come, what knocked and waits to be verified, who is away signing in, codes that last an hour. */
export const leftBehind: readonly (keyof Tables)[] = [
  'presence',
  'learning',
  'relearning',
  'knock',
  'setting_out',
  'join_code',
]

/** Encrypted with the key of the installation: of no use without it. A backup, which holds the key, holds them too. */
export const secretColumns: Partial<Record<Table, readonly string[]>> = { contact_point: ['secrets'] }

/** Columns that name someone of the desk by their account. */
export const colleagueColumns: Partial<Record<Table, readonly string[]>> = {
  membership: ['user_id'],
  invitation: ['by', 'accepted_by'],
  contact_point: ['planted_by', 'paused_by'],
  gap: ['seen_by'],
  person: ['user_id'],
  handle_join: ['undone_by'],
  conversation: ['assigned_to'],
  theme: ['by'],
  reason: ['by', 'withdrawn_by'],
  correction: ['by'],
  act: ['by', 'undone_by'],
  draft: ['user_id'],
  reading: ['user_id'],
  outbox: ['by'],
  moderation_act: ['by', 'undone_by'],
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
