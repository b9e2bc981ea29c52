import pg from 'pg'
import { migrationNames, urlAs } from '#database'
import { type Installation } from '../installation.ts'
import { migrationsOf } from '../one-shot.ts'
import { type DoctorWords, type Finding, trouble, well } from './finding.ts'

/** PostgreSQL itself: its version, its encoding, its clock. */
export async function serverFindings(owner: pg.Client, words: DoctorWords): Promise<Finding[]> {
  const before = Date.now()
  const { rows } = await owner.query<{ version: string; number: number; encoding: string; now: Date }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
       current_setting('server_encoding') as encoding, clock_timestamp() as now`,
  )
  const { version, number, encoding, now } = rows[0]!
  const apart = Math.round((now.getTime() - (before + Date.now()) / 2) / 1000)
  return [
    number < 150_000 ? trouble(words.databaseOld(version)) : well(words.databaseFits(version)),
    ...(encoding === 'UTF8' ? [] : [trouble(words.notUtf8(encoding))]),
    Math.abs(apart) > 2 ? trouble(words.clocksApart(Math.abs(apart))) : well(words.clocksAgree),
  ]
}

/** Whether the tables are those of today. The rest can be looked at only then. */
export async function tableFindings(
  owner: pg.Client,
  words: DoctorWords,
): Promise<{ ofToday: boolean; findings: Finding[] }> {
  const done = await migrationsOf(owner)
  const newer = done.filter((name) => !migrationNames.includes(name))
  const missing = migrationNames.filter((name) => !done.includes(name))
  if (!done.length) return { ofToday: false, findings: [trouble(words.noTables)] }
  if (newer.length) return { ofToday: false, findings: [trouble(words.tablesNewer(newer.join(', ')))] }
  if (missing.length) return { ofToday: false, findings: [trouble(words.tablesOlder(missing.join(', ')))] }
  return { ofToday: true, findings: [well(words.tablesFit)] }
}

/** The second wall between workspaces: every table of theirs has it, and the desk's role cannot step over. */
export async function wallFindings(
  owner: pg.Client,
  installation: Installation,
  words: DoctorWords,
): Promise<Finding[]> {
  const { rows } = await owner.query<{ table: string }>(
    `select c.relname as table from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       and (c.relname = 'workspace' or exists (select from pg_attribute a
         where a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped))
       and (not c.relrowsecurity or not exists (select from pg_policy p where p.polrelid = c.oid))
     order by 1`,
  )
  const bare = rows.map(({ table }) => table)
  return [
    bare.length ? trouble(words.wallsMissing(bare)) : well(words.wallsStand),
    await roleFinding(installation, words),
  ]
}

async function roleFinding({ ownerUrl, appUrl, key }: Installation, words: DoctorWords): Promise<Finding> {
  const client = new pg.Client({
    connectionString: appUrl ?? urlAs(ownerUrl, 'insuffleur_app', key.for('database role')),
    application_name: 'insuffleur-cli',
    connectionTimeoutMillis: 10_000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ strong: boolean }>(
      `select r.rolsuper or r.rolbypassrls or exists (select from pg_class c
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
           and pg_has_role(current_user, c.relowner, 'usage')) as strong
       from pg_roles r where r.rolname = current_user`,
    )
    return rows[0]!.strong ? trouble(words.roleTooStrong) : well(words.roleFits)
  } catch (cause) {
    return trouble(words.roleAway((cause as Error).message))
  } finally {
    await client.end().catch(() => undefined)
  }
}
