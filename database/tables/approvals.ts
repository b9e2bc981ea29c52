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
