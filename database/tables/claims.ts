import { type ColumnType, type Generated } from 'kysely'

export interface CommitmentTable {
  workspace_id: string
  id: string
  /** Where its message stands now: it moves along when conversations are joined or split. */
  conversation_id: string
  message_id: string
  revision: number
  span_start: number
  span_end: number
  /** null where it was refused: no word was given. */
  due_on: ColumnType<Date, string | null, string>
  due_at: Date | null
  by: string
  at: Date
  /** When the desk was told that it is due. */
  called_at: Generated<Date | null>
  how: Generated<'kept' | 'released' | 'refused' | null>
  words: Generated<string | null>
  answer_id: Generated<string | null>
  ended_at: Generated<Date | null>
  ended_by: Generated<string | null>
  ended_act: Generated<string | null>
}

export interface ClaimTable {
  workspace_id: string
  id: string
  words: string | null
  source: string | null
  said_at: Date
  by: string
  at: Date
  withdrawn_at: Generated<Date | null>
  withdrawn_by: Generated<string | null>
}

export interface ClaimStandTable {
  workspace_id: string
  claim_id: string
  message_id: string
  revision: number
  span_start: number
  span_end: number
  by: string
  at: Date
}

export interface ClaimAnswerTable {
  workspace_id: string
  claim_id: string
  message_id: string
  answers: boolean
  act_id: string
  by: string
  at: Date
}
