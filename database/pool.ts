import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { type Tables } from './tables.ts'

// count(*) and other int8 come back as strings unless told otherwise; ours stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export interface Pool {
  db: Kysely<Tables>
  raw: pg.Pool
  close(): Promise<void>
}

/** `onLost` hears of idle connections that break: without it the process would die of one. */
export function openPool(
  url: string,
  options: { most: number; name: string; session?: string; onLost?: (cause: Error) => void },
): Pool {
  const raw = new pg.Pool({
    connectionString: url,
    max: options.most,
    application_name: options.name,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    // A writing transaction ends within 30 s: readers that catch up re-read the last 60.
    options: options.session ?? '-c idle_in_transaction_session_timeout=30000 -c statement_timeout=30000',
  })
  let closing = false
  // What breaks once we are leaving was about to end anyway.
  const lost = (cause: Error) => closing || options.onLost?.(cause)
  raw.on('error', lost)
  // One in use that breaks between two statements tells itself, not the pool; the next statement fails anyway.
  raw.on('connect', (client) => client.on('error', lost))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: raw }) })
  return {
    db,
    raw,
    close: () => {
      closing = true
      return db.destroy()
    },
  }
}
