import { type Kysely, sql, type Transaction } from 'kysely'
import { type Tables } from './tables.ts'

/** A transaction that sees some workspaces and no other. The only thing a room of the desk is handed. */
export type Db = Transaction<Tables>

/** Opens one. `by`: the user at work, or null for the machine itself. */
export type Within = <T>(workspaces: readonly string[], by: string | null, work: (db: Db) => Promise<T>) => Promise<T>

export function within(pool: Kysely<Tables>): Within {
  return (workspaces, by, work) =>
    pool.transaction().execute(async (db) => {
      // is_local: both are forgotten when the transaction ends, whoever gets the connection next.
      await sql`select set_config('insuffleur.workspaces', ${workspaces.join(',')}, true),
                       set_config('insuffleur.by', ${by ?? ''}, true)`.execute(db)
      return work(db)
    })
}
