import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { PgBoss } from 'pg-boss'
import { serverMustBeFit } from './fit.ts'
import * as m0001 from './migrations/0001-accounts.ts'
import * as m0002 from './migrations/0002-workspaces.ts'
import * as m0003 from './migrations/0003-contact-points.ts'
import * as m0004 from './migrations/0004-conversations.ts'
import * as m0005 from './migrations/0005-messages.ts'
import * as m0006 from './migrations/0006-desk.ts'
import * as m0007 from './migrations/0007-reasons.ts'
import * as m0008 from './migrations/0008-statistics.ts'
import * as m0009 from './migrations/0009-answers.ts'
import * as m0010 from './migrations/0010-one-act.ts'
import * as m0011 from './migrations/0011-notes.ts'
import * as m0012 from './migrations/0012-gaps.ts'
import * as m0013 from './migrations/0013-learning.ts'
import * as m0014 from './migrations/0014-relearning.ts'
import * as m0015 from './migrations/0015-by-llm.ts'
import * as m0016 from './migrations/0016-ways-in.ts'
import * as m0017 from './migrations/0017-same-subject.ts'
import * as m0018 from './migrations/0018-health.ts'
import * as m0019 from './migrations/0019-same-person.ts'
import * as m0020 from './migrations/0020-reactions.ts'
import * as m0022 from './migrations/0022-discretion.ts'
import * as m0023 from './migrations/0023-ask-why.ts'
import * as m0024 from './migrations/0024-asking.ts'
import * as m0027 from './migrations/0027-morning.ts'
import * as m0028 from './migrations/0028-telling-back.ts'
import * as m0029 from './migrations/0029-claims.ts'
import * as m0030 from './migrations/0030-guard.ts'
import * as m0031 from './migrations/0031-in-their-name.ts'
import * as m0032 from './migrations/0032-still-open.ts'
import * as m0033 from './migrations/0033-decided-on-alerts.ts'
import * as m0034 from './migrations/0034-taken-away-there.ts'
import * as m0035 from './migrations/0035-platforms.ts'
import * as m0036 from './migrations/0036-capture.ts'
import * as m0038 from './migrations/0038-terms-kept.ts'
import * as m0039 from './migrations/0039-keys-in-hand.ts'
import * as m0040 from './migrations/0040-answer-until.ts'
import * as m0042 from './migrations/0042-sparks.ts'
import * as m0044 from './migrations/0044-approvals.ts'
import * as m0049 from './migrations/0049-references.ts'
import * as m0050 from './migrations/0050-calendar.ts'
import * as m0051 from './migrations/0051-pauses.ts'
import * as m0052 from './migrations/0052-doors.ts'
import * as m0053 from './migrations/0053-mentions.ts'
import * as m0054 from './migrations/0054-approving-and-tone.ts'
import * as m0058 from './migrations/0058-noted-by-hand.ts'
import * as m0061 from './migrations/0061-polls.ts'
import { openPool } from './pool.ts'
import { queues } from './queues.ts'
import { type Tables } from './tables.ts'

const migrations: Record<string, Migration> = {
  '0001-accounts': m0001,
  '0002-workspaces': m0002,
  '0003-contact-points': m0003,
  '0004-conversations': m0004,
  '0005-messages': m0005,
  '0006-desk': m0006,
  '0007-reasons': m0007,
  '0008-statistics': m0008,
  '0009-answers': m0009,
  '0010-one-act': m0010,
  '0011-notes': m0011,
  '0012-gaps': m0012,
  '0013-learning': m0013,
  '0014-relearning': m0014,
  '0015-by-llm': m0015,
  '0016-ways-in': m0016,
  '0017-same-subject': m0017,
  '0018-health': m0018,
  '0019-same-person': m0019,
  '0020-reactions': m0020,
  '0022-discretion': m0022,
  '0023-ask-why': m0023,
  '0024-asking': m0024,
  '0027-morning': m0027,
  '0028-telling-back': m0028,
  '0029-claims': m0029,
  '0030-guard': m0030,
  '0031-in-their-name': m0031,
  '0032-still-open': m0032,
  '0033-decided-on-alerts': m0033,
  '0034-taken-away-there': m0034,
  '0035-platforms': m0035,
  '0036-capture': m0036,
  '0038-terms-kept': m0038,
  '0039-keys-in-hand': m0039,
  '0040-answer-until': m0040,
  '0042-sparks': m0042,
  '0044-approvals': m0044,
  '0049-references': m0049,
  '0050-calendar': m0050,
  '0051-pauses': m0051,
  '0052-doors': m0052,
  '0053-mentions': m0053,
  '0054-approving-and-tone': m0054,
  '0058-noted-by-hand': m0058,
  '0061-polls': m0061,
}

/** The names of all that a database of today has been through, in order. */
export const migrationNames: readonly string[] = Object.keys(migrations)

export const appRole = 'insuffleur_app'

/**
 * Brings a database to today's tables, as its owner, and makes sure that the desk's own role exists with this password.
 * Safe to run at each start: what is done is not done again.
 */
export async function migrate(ownerUrl: string, options: { appPassword: string; makeRole?: boolean }): Promise<void> {
  const pool = openPool(ownerUrl, { most: 2, name: 'insuffleur-migrate' })
  try {
    await serverMustBeFit(pool.db)
    if (options.makeRole ?? true) await appRoleWith(pool.db, options.appPassword)
    const { error } = await new Migrator({
      db: pool.db,
      provider: { getMigrations: async () => migrations },
    }).migrateToLatest()
    if (error) throw error
    await queueTables(ownerUrl)
    await sql`grant usage on schema pgboss to insuffleur_app`.execute(pool.db)
    await sql`grant select, insert, update, delete on all tables in schema pgboss to insuffleur_app`.execute(pool.db)
    await sql`grant execute on all functions in schema pgboss to insuffleur_app`.execute(pool.db)
  } finally {
    await pool.close()
  }
}

async function appRoleWith(db: Kysely<Tables>, password: string): Promise<void> {
  // Roles belong to the whole server: two installations that start at once would race, hence the lock.
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(7406134)`.execute(trx)
    const there = await sql`select 1 from pg_roles where rolname = ${appRole}`.execute(trx)
    const verb = there.rows.length ? sql`alter` : sql`create`
    await sql`${verb} role insuffleur_app login nosuperuser nobypassrls nocreatedb nocreaterole
      password ${sql.lit(password)}`.execute(trx)
  })
}

/** A worker that was killed leaves its work behind: after this long another takes it up. */
const longestWork = 120

async function queueTables(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, max: 1, supervise: false, schedule: false })
  boss.on('error', () => {})
  await boss.start()
  for (const [queue, { policy }] of Object.entries(queues))
    await boss.createQueue(queue, { policy, notify: true, expireInSeconds: longestWork })
  await boss.stop({ graceful: false })
}
