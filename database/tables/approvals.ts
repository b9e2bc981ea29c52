import { type Generated } from 'kysely'

/** One who is asked to approve an invitation, by a link of their own. */
export interface ApprovalTable {
  workspace_id: string
  id: string
  spark_id: string
  name: string
  /** What they are told with it. */
  word: Generated<string>
  /** Those of the same step are asked together, those of the next once these have approved. */
  step: number
  /** Another ends the link before. */
  serial: Generated<number>
  hash: Buffer
  by: string
  at: Date
  expires_at: Date
  ended_at: Date | null
  ended_by: string | null
  /** Where letters reach them; null: their link is passed to them by hand. */
  address: string | null
  /** That of letters to them. */
  language: string | null
}

/** A letter to one who is asked: the link, or that the hour comes near. */
export interface ApprovalLetterTable {
  workspace_id: string
  id: string
  approval_id: string
  /** Of the link it brings. */
  serial: number
  kind: 'asked' | 'reminder'
  /** `in-turn`: somebody before has still to approve. */
  state: 'waiting' | 'in-turn' | 'sending' | 'later' | 'sent' | 'refused' | 'unknown' | 'taken-back'
  why: string | null
  tries: Generated<number>
  not_before: Date
  at: Date
  changed_at: Date
}

/** What was said by that link, and to which words exactly. */
export interface ApprovalWordTable {
  workspace_id: string
  id: string
  approval_id: string
  kind: 'approved' | 'change' | 'comment'
  /** Of whoever answered: links are passed on. */
  name: string
  text: Generated<string>
  /** The words that a comment stands beside. */
  passage: string | null
  print: string
  at: Date
}
