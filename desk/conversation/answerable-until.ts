import { type RawBuilder, sql } from 'kysely'

/**
 * Until when a message may be answered at its place; null: at any time. Whoever writes again opens it anew, for what they
 * wrote before too: the latest hour of the thread holds.
 */
export const answerableUntil = (message: string): RawBuilder<Date | null> => sql`
  case when ${sql.ref(`${message}.answer_until`)} is not null then (
    select max(again.answer_until) from message again where again.workspace_id = ${sql.ref(`${message}.workspace_id`)}
      and again.thread_id = ${sql.ref(`${message}.thread_id`)} and again.answer_until is not null) end`
