import { sql } from 'kysely'
import { type Db } from '#database'
import { type Clock, newId } from '#kernel'
import { type Colleague, colleagueColumns, type Table, UnfitArchive } from './archive.ts'

const mostColleagues = 100_000

/** The people of the desk an archive names, met with those of this installation: by their address. */
export interface Colleagues {
  /** Accounts that were made for them: without a password, which somebody here must give. */
  made: Colleague[]
  /** May a row of this table name this account? Never one of this installation that the archive does not introduce. */
  mayBeNamed(table: Table, id: unknown): boolean
  /** The same row, with accounts of there become accounts of here. */
  here(row: string): string
}

export function readColleague(value: unknown, line: number): Colleague {
  const { id, name, email, language = null, ...more } = (value ?? {}) as Record<string, unknown>
  const isShort = (text: unknown, most: number): text is string => typeof text === 'string' && text.length <= most
  if (
    Object.keys(more).length ||
    !isShort(id, 64) ||
    !/^[\w-]+$/.test(id) ||
    !isShort(name, 500) ||
    !isShort(email, 320) ||
    !/^[^\s@\0]+@[^\s@\0]+$/.test(email) ||
    !(language === null || isShort(language, 20)) ||
    /\0/.test(name + language)
  )
    throw new UnfitArchive('not-a-row', line)
  return { id, name, email, language }
}

export async function settleColleagues(
  db: Db,
  clock: Clock,
  named: ReadonlyMap<string, Colleague>,
): Promise<Colleagues> {
  if (named.size > mostColleagues) throw new UnfitArchive('too-long', mostColleagues)
  const { rows } = await sql<{ id: string; email: string }>`select id, lower(email) as email from auth_user`.execute(db)
  const accounts = new Set(rows.map(({ id }) => id))
  const byAddress = new Map(rows.map(({ id, email }) => [email, id]))
  const moved: [string, string][] = []
  const made: Colleague[] = []
  for (const one of named.values()) {
    const email = one.email.toLowerCase()
    let id = byAddress.get(email)
    if (id === undefined) {
      id = accounts.has(one.id) ? newId<'user'>() : one.id
      byAddress.set(email, id)
      made.push({ ...one, id, email })
    }
    if (id !== one.id) moved.push([`"${one.id}"`, `"${id}"`])
  }
  await open(db, clock, made)
  return {
    made,
    mayBeNamed: (table, id) => typeof id === 'string' && (named.has(id) || !(mustStand.has(table) || accounts.has(id))),
    here: (row) => replaceAtOnce(row, moved),
  }
}

/** Tables whose rows go with the account they name. */
const mustStand: ReadonlySet<Table> = new Set(['membership', 'draft', 'reading', 'handover_read'])

/** In one pass: an account of there may bear the id that another gets here. */
function replaceAtOnce(row: string, moved: readonly (readonly [string, string])[]): string {
  if (!moved.some(([there]) => row.includes(there))) return row
  const to = new Map(moved)
  return row.replace(/"[\w-]{1,64}"/g, (word) => to.get(word) ?? word)
}

async function open(db: Db, clock: Clock, made: readonly Colleague[]): Promise<void> {
  if (!made.length) return
  await sql`
    insert into auth_user (id, name, email, "emailVerified", language, "createdAt", "updatedAt")
    select x.id, x.name, x.email, false, x.language, ${clock()}, ${clock()}
    from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as x (id text, name text, email text, language text)`.execute(
    db,
  )
}

/** The columns of this table that name someone of the desk, where they do. */
export function namedIn(table: Table, row: Readonly<Record<string, unknown>>): unknown[] {
  return (colleagueColumns[table] ?? []).map((column) => row[column]).filter((id) => id !== null && id !== undefined)
}
