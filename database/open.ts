import { type Kysely, sql } from 'kysely'
import { appRole, migrate } from './migrate.ts'
import { openPool } from './pool.ts'
import { type Tables } from './tables.ts'
import { type Within, within } from './within.ts'

export interface Database {
  within: Within
  /** For what belongs to the whole installation (accounts, leases). Sees no workspace. */
  global: Kysely<Tables>
  /** The desk's own connection, for LISTEN and the queue. */
  appUrl: string
  close(): Promise<void>
}

/** Why the desk will not start on a database, each with its sentence in the words. */
export class UnfitDatabase extends Error {
  readonly why: 'role-too-strong' | 'too-old' | 'not-utf8'
  constructor(why: UnfitDatabase['why'], detail: string) {
    super(`${why}: ${detail}`)
    this.name = 'UnfitDatabase'
    this.why = why
  }
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
    await mustBeFit(pool.db)
  } catch (cause) {
    await pool.close()
    throw cause
  }
  return { within: within(pool.db), global: pool.db, appUrl, close: pool.close }
}

export function urlAs(ownerUrl: string, user: string, password: string): string {
  const url = new URL(ownerUrl)
  url.username = user
  url.password = encodeURIComponent(password)
  return url.toString()
}

async function mustBeFit(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ strong: boolean; owns: boolean; version: number; encoding: string }>`
    select r.rolsuper or r.rolbypassrls as strong,
           exists (select from pg_class c where c.relname = 'message' and c.relkind in ('r', 'p')
                   and pg_has_role(current_user, c.relowner, 'usage')) as owns,
           current_setting('server_version_num')::int as version,
           current_setting('server_encoding') as encoding
    from pg_roles r where r.rolname = current_user`.execute(db)
  const found = rows[0]!
  if (found.strong || found.owns) throw new UnfitDatabase('role-too-strong', 'the desk would see through its walls')
  if (found.version < 150_000) throw new UnfitDatabase('too-old', String(found.version))
  if (found.encoding !== 'UTF8') throw new UnfitDatabase('not-utf8', found.encoding)
}
