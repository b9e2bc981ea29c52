import { type RawBuilder, sql } from 'kysely'

/** How an invitation begins, as a row shows it: its title, else its words; empty where nothing is written. */
export const beginningOf = (spark: string): RawBuilder<string> =>
  sql<string>`left(coalesce(nullif(${sql.ref(`${spark}.title`)}, ''), btrim(${sql.ref(`${spark}.text`)})), 200)`
