/** A question that we put to someone, and on which of their messages. */
export interface WhyAskingTable {
  workspace_id: string
  id: string
  kind: 'why' | 'clarification' | 'rewording'
  about_id: string
  /** Our message that asks. */
  question_id: string
  handle_id: string
  by: string
  at: Date
}

/** Someone asked that we ask them nothing more. */
export interface SilenceWishTable {
  workspace_id: string
  id: string
  handle_id: string
  message_id: string | null
  how: 'own-words' | 'by-hand'
  by: string | null
  at: Date
  lifted_at: Date | null
  lifted_by: string | null
}

/** What we understood of a reason, in our words, given back to the person. */
export interface RewordingTable {
  workspace_id: string
  id: string
  reason_id: string
  /** Our message in the thread; null where only their own page shows it. */
  question_id: string | null
  how: 'thread' | 'page'
  words: string
  by: string
  at: Date
}

/** What the person said of our reading. The latest one counts. */
export interface ReasonConfirmationTable {
  workspace_id: string
  id: string
  reason_id: string
  rewording_id: string | null
  /** Of the message that the reason stands in. */
  revision: number
  kind: 'confirmed' | 'corrected' | 'denied'
  how: 'own-page' | 'in-thread'
  /** To the letter; empty for a click. */
  words: string
  message_id: string | null
  /** Who at the desk took their words so; null: a click of their own. */
  by: string | null
  at: Date
}

/** The person said that their words do not mean this theme. */
export interface ThemeObjectionTable {
  workspace_id: string
  id: string
  reason_id: string
  theme_id: string
  at: Date
}
