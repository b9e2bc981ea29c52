import { type Kysely } from 'kysely'
import { roleMustBeFit } from './fit.ts'
import { appRole, migrate } from './migrate.ts'
import { openPool } from './pool.ts'
import { type Tables } from './tables.ts'
import { type Within, within } from './within.ts'

export interface Database {
  within: Within
  /** The same for what only reads: it sees one instant, however many statements it takes. */
  reading: Within
  /** For what belongs to the whole installation (accounts, leases). Sees no workspace. */
  global: Kysely<Tables>
  /** The desk's own connection, for LISTEN and the queue. */
  appUrl: string
  close(): Promise<void>
}

/**
 * Brings the database up to date as its owner, then opens it as the desk's own role.
 * `appUrl`: only where the owner may not make roles; otherwise the role is made with `appPassword`.
 */
export async function openDatabase(options: {
  ownerUrl: string
  appUrl?: string | null
  appPassword: string
  /** Brought to today's tables by someone else already. */
  migrated?: boolean
  onLost: (cause: Error) => void
}): Promise<Database> {
  if (!options.migrated)
    await migrate(options.ownerUrl, { appPassword: options.appPassword, makeRole: !options.appUrl })
  const appUrl = options.appUrl ?? urlAs(options.ownerUrl, appRole, options.appPassword)
  const pool = openPool(appUrl, { most: 12, name: 'insuffleur', onLost: options.onLost })
  try {
    await roleMustBeFit(pool.db)
  } catch (cause) {
    await pool.close()
    throw cause
  }
  return { within: within(pool.db), reading: within(pool.db, true), global: pool.db, appUrl, close: pool.close }
}

export function urlAs(ownerUrl: string, user: string, password: string): string {
  const url = new URL(ownerUrl)
  url.username = user
  url.password = encodeURIComponent(password)
  return url.toString()
}
