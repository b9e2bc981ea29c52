import { type RawBuilder, sql } from 'kysely'

/** Whether something can be said there now: not at a place that is closed, nor on a page of our own that rests. */
export const takesWords = (place: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${place}.closed_at`)} is null and (${sql.ref(`${place}.channel`)} <> 'page' or ${sql.ref(`${place}.paused_at`)} is null))`
