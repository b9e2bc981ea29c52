import { type Kysely, sql, type Transaction } from 'kysely'
import { type Tables } from './tables.ts'

/** A transaction that sees some workspaces and no other. The only thing a room of the desk is handed. */
export type Db = Transaction<Tables>

/**
 * Opens one. `by`: the user at work, or null for the machine itself. Two transactions that wait for each other are
 * told apart by PostgreSQL ending one; that one is done again, as is one that made what another has just made: `work` may
 * run more than once.
 */
export type Within = <T>(workspaces: readonly string[], by: string | null, work: (db: Db) => Promise<T>) => Promise<T>

const mostTries = 4
/**
 * deadlock_detected, serialization_failure: nothing was kept, and the next time it goes through. unique_violation: someone
 * made the same a moment before, and the next time it is found there. foreign_key_violation: what it leans on went, or
 * something came to lean on what it takes away.
 */
const worthAnother = new Set(['40P01', '40001', '23505', '23503'])

/**
 * `reading`: all that `work` reads stood so at one instant, so that what is joined from several statements fits together.
 * Without it, each statement sees what others have done meanwhile, as one that writes must.
 */
export function within(pool: Kysely<Tables>, reading = false): Within {
  const begin = () => (reading ? pool.transaction().setIsolationLevel('repeatable read') : pool.transaction())
  return async (workspaces, by, work) => {
    for (let tries = 1; ; tries++) {
      try {
        return await begin().execute(async (db) => {
          // is_local: both are forgotten when the transaction ends, whoever gets the connection next.
          await sql`select set_config('insuffleur.workspaces', ${workspaces.join(',')}, true),
                           set_config('insuffleur.by', ${by ?? ''}, true)`.execute(db)
          return await work(db)
        })
      } catch (cause) {
        if (tries === mostTries || !worthAnother.has((cause as { code?: string }).code ?? '')) throw cause
      }
    }
  }
}
