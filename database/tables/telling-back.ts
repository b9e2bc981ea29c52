import { type Generated } from 'kysely'

/** What was decided on what people said. What a list shows of it stands here. */
export interface DecisionTable {
  workspace_id: string
  id: string
  /** What it is decided on: something grave where there is an alert, else a theme. */
  theme_id: string | null
  alert_id: string | null
  /** What people would rather have, where only those are meant who say so. */
  direction: string | null
  at: Date
  by: string
  /** Its latest word, and the latest that whoever heard an earlier one has to hear. */
  number: number
  news_number: number
  concerned: Generated<number>
  told: Generated<number>
  /** Of those not told: approved or on the way. */
  leaving: Generated<number>
  /** Of those not told: to whom it cannot be said. */
  cannot: Generated<number>
  /** From what they said to our return; null where too few were told. */
  median_days: Generated<number | null>
  /** When to look for people who have said so since; null once nobody is left to be told. */
  gather_at: Date | null
}

/** Each change of a decision, a reversal too. */
export interface DecisionWordTable {
  workspace_id: string
  id: string
  decision_id: string
  number: number
  kind: 'adapt' | 'try' | 'not-now' | 'no'
  owned_by: string
  holds_by: string | null
  reason: string
  facts: Generated<string[]>
  news: boolean
  by: string
  at: Date
}

export interface TellingWordingTable {
  workspace_id: string
  decision_id: string
  number: number
  manner: string
  text: string
  by: string
  at: Date
}

/** One person behind one decision. */
export interface LoopTable {
  workspace_id: string
  id: string
  decision_id: string
  person_id: string
  /** What they said, where they are told. */
  message_id: string
  said_at: Date
  at: Date
  /** The place does not let us speak: one of us does, by hand. */
  by_hand: Generated<boolean>
  /** Why it cannot be said to them. */
  cannot: string | null
  /** Which word they have heard; 0: none. */
  told_number: Generated<number>
  told_at: Date | null
  how: 'seen' | 'accepted' | 'by-hand' | null
}

/** One message that tells one or several what came of it. */
export interface TellingTable {
  workspace_id: string
  id: string
  decision_id: string
  /** The decision’s `news_number` that it tells. */
  number: number
  thread_id: string
  contact_point_id: string
  audience: 'direct' | 'followers' | 'unlisted' | 'public'
  /** In which words: language, how one addresses them, whether they had been told otherwise before. */
  manner: string
  by_hand: boolean
  /** How many it tells. */
  told: number
  /** Its own words; null: those of all alike. */
  text: string | null
  /** As it was approved. */
  said: string | null
  version: Generated<number>
  state: 'draft' | 'approved' | 'left' | 'told' | 'failed'
  approved_by: string | null
  approved_at: Date | null
  act_id: string | null
  not_before: Date | null
  left_at: Date | null
  message_id: string | null
  /** When to look what has come of it. */
  look_at: Date | null
  why: string | null
  at: Date
}

export interface TellingLoopTable {
  workspace_id: string
  telling_id: string
  loop_id: string
  number: number
}
