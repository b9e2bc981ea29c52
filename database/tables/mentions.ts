import { type Generated } from 'kysely'

/** A word of ours on a page of our own that links to pages of others, or did. */
export interface MentionSourceTable {
  workspace_id: string
  message_id: string
  contact_point_id: string
  /** Digest of the words that were last looked at. */
  words: Generated<string>
  due_at: Date | null
}

/** One page that it links to, and what came of telling it. */
export interface MentionTable {
  workspace_id: string
  id: string
  message_id: string
  contact_point_id: string
  linked: string
  state: 'waiting' | 'told' | 'not-taken' | 'refused' | 'gone'
  why: string | null
  /** Our words link to it no more. */
  ended: Generated<boolean>
  tries: Generated<number>
  not_before: Date
  at: Date
  told_at: Date | null
}
