import { type Generated } from 'kysely'
import { type Json } from '#kernel'

export interface DepartmentTable {
  workspace_id: string
  id: string
  name: string
  /** First name of whoever is written to. */
  referent: string
  address: string
  usual_days: number
  /** Under whom it speaks in conversations. */
  person_id: string
  /** Which of its standing links holds now. */
  serial: Generated<number>
  link_hash: Buffer
  by: string
  at: Date
  closed_at: Date | null
}

export interface AskTable {
  workspace_id: string
  id: string
  department_id: string
  message_id: string
  act_id: string
  question: string
  /** What was added when the department asked back. */
  precisions: string | null
  due_at: Date
  by: string
  at: Date
  /** Which of its links holds now. */
  serial: Generated<number>
  link_hash: Buffer
  link_ends_at: Date
  link_used_at: Date | null
  /** When time has something to do about it. */
  next_at: Date | null
  asked_back_at: Date | null
  answered_at: Date | null
  withdrawn_at: Date | null
}

export interface AskVerbatimTable {
  workspace_id: string
  ask_id: string
  message_id: string
  position: number
  /** Of the message, when words of it were masked by hand; null: none were. */
  revision: Generated<number | null>
  /** Where they stand in that revision, in UTF-16 units. */
  masked: Generated<Json | null>
}

export type LetterState = 'waiting' | 'sending' | 'later' | 'sent' | 'refused' | 'unknown' | 'by-hand' | 'taken-back'

export interface AskLetterTable {
  workspace_id: string
  id: string
  ask_id: string
  kind: 'question' | 'again' | 'precision' | 'reminder' | 'thanks'
  /** Its Message-ID (RFC 5322), without brackets: what an answer by mail is known by. */
  mail_id: string
  state: LetterState
  why: string | null
  tries: Generated<number>
  not_before: Date
  at: Date
  changed_at: Date
}

export interface DepartmentWordTable {
  workspace_id: string
  id: string
  department_id: string
  ask_id: string | null
  /** The note it became, once taken as the department's; or our public message in their name. */
  message_id: string | null
  /** `public`: to be said in public, under their own name; never without their consent. */
  kind: 'answer' | 'missing' | 'seen' | 'public'
  how: 'page' | 'mail'
  text: string
  first_name: string
  from_address: string | null
  may_quote: boolean
  /** Why a human looks at it first; null where nothing stands against it. */
  doubt: string | null
  at: Date
  taken_at: Date | null
  taken_by: string | null
  set_aside_at: Date | null
  set_aside_by: string | null
  /** Under whom it was said in public. */
  person_id: Generated<string | null>
  /** The letter that thanked for it, with a link where one allows to be quoted. */
  thanks_id: Generated<string | null>
}

export interface AgreedFactTable {
  workspace_id: string
  id: string
  words: string
  source: string
  owner: string
  valid_until: Date | null
  word_id: string | null
  by: string
  at: Date
  withdrawn_at: Date | null
  withdrawn_by: string | null
}
