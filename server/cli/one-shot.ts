import { parseArgs } from 'node:util'
import pg from 'pg'
import { migrate, migrationNames, openLong } from '#database'
import { type Words } from '#words'
import { type Settings } from '../settings.ts'
import { type Installation, mustHaveBegun, openInstallation } from './installation.ts'
import { Said } from './said.ts'

export type CliWords = Words['cli']

/** What was typed, or how it should have been. */
export function typed(
  args: readonly string[],
  words: CliWords,
  wanted: { least: number; most: number; options?: readonly string[] },
): { words: string[]; options: Record<string, string | undefined> } {
  const options = Object.fromEntries((wanted.options ?? []).map((name) => [name, { type: 'string' as const }]))
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    if (positionals.length >= wanted.least && positionals.length <= wanted.most)
      return { words: positionals, options: values as Record<string, string | undefined> }
  } catch {
    // An option nobody knows: said as what is known.
  }
  throw new Said(words.usage)
}

/** Does one thing in an installation, beside the desk where it runs. `begins`: it may be the first thing done there. */
export async function inInstallation(
  settings: Settings,
  how: { begins: boolean },
  work: (installation: Installation) => Promise<void>,
): Promise<void> {
  if (!how.begins) mustHaveBegun(settings)
  // Going by `exit` ends the PostgreSQL we started and takes away what is half-written.
  const leave = () => process.exit(130)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, leave)
  const installation = await openInstallation(settings, { join: true, asItIs: !how.begins })
  try {
    await work(installation)
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, leave)
    await installation.close()
  }
}

export async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    application_name: 'insuffleur-cli',
    options: '-c statement_timeout=60000',
    connectionTimeoutMillis: 10_000,
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The migrations this database has been through; none: nothing was ever started on it. */
export async function migrationsOf(owner: pg.Client): Promise<string[]> {
  const there = await owner.query(`select to_regclass('public.kysely_migration') is not null as there`)
  if (!there.rows[0].there) return []
  const { rows } = await owner.query<{ name: string }>('select name from kysely_migration order by name')
  return rows.map(({ name }) => name)
}

/** A desk that runs holds the lease of the clockwork and renews it every second. */
export async function deskRuns(owner: pg.Client): Promise<boolean> {
  const there = await owner.query(`select to_regclass('public.lease') is not null as there`)
  if (!there.rows[0].there) return false
  const { rowCount } = await owner.query(`select 1 from lease where name = 'clockwork' and until > now()`)
  return rowCount! > 0
}

/** Reading needs the tables of today; it does not make them. */
export async function mustBeOfToday(owner: pg.Client, words: CliWords): Promise<void> {
  const done = await migrationsOf(owner)
  if (!done.length) throw new Said(words.notBegun)
  if (done.some((name) => !migrationNames.includes(name))) throw new Said(words.newerThanWe)
  if (migrationNames.some((name) => !done.includes(name))) throw new Said(words.notMigrated)
}

/** Brings the database to today's tables, unless a desk at work has done so: then it must be of our version. */
export async function bringToToday(installation: Installation, words: CliWords): Promise<void> {
  const { ownerUrl, key, appUrl } = installation
  const runs = await asOwner(ownerUrl, async (owner) => {
    if (!(await deskRuns(owner))) return false
    await mustBeOfToday(owner, words)
    return true
  })
  if (!runs) await migrate(ownerUrl, { appPassword: key.for('database role'), makeRole: !appUrl })
}

export const openLongIn = (kind: 'read' | 'write', { ownerUrl, appUrl, key }: Installation) =>
  openLong(kind, { ownerUrl, appUrl, appPassword: key.for('database role') })
