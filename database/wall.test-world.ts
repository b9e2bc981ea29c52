import type pg from 'pg'
import { expect } from 'vitest'
import { newId } from '#kernel'

/** Global to the installation: accounts, leases, what belongs to a user rather than to a workspace, the migrations' own. */
const global = [
  'app_spending',
  'auth_user',
  'auth_session',
  'auth_account',
  'auth_verification',
  'installation',
  'lease',
  'name_here',
  'own_hours',
  'saved_view',
]
const belongsToAll = (table: string) => global.includes(table) || table.startsWith('kysely_migration')

interface Column {
  table: string
  name: string
  type: string
}

export async function tenantTables(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
  )
  return rows.map(({ name }) => name).filter((name) => !belongsToAll(name))
}

export const keyOf = (table: string) => (table === 'workspace' ? 'id' : 'workspace_id')

/** A row of every table for one workspace, made up from the catalogue. Every id of it is the same one, so that every link holds. */
export async function fill(owner: pg.Client, tables: string[], workspace: string): Promise<void> {
  const id = newId()
  const { rows } = await owner.query<Column>(
    `select table_name as table, column_name as name, coalesce(domain_name, udt_name) as type
     from information_schema.columns where table_schema = 'public' and is_generated = 'NEVER'
       and is_nullable = 'NO' and (column_default is null or column_name = 'text')`,
  )
  // Links are checked by triggers, which a replica does not fire: the order of the tables does not matter then.
  await owner.query(`set session_replication_role = replica`)
  for (const table of tables) {
    const columns = rows.filter((column) => column.table === table)
    const key = keyOf(table)
    const values: string[] = []
    for (const { name, type } of columns)
      values.push(name === key ? `'${workspace}'` : await madeUp(owner, table, name, type, id))
    await owner.query(`insert into "${table}" (${columns.map(({ name }) => `"${name}"`)}) values (${values})`)
  }
  await owner.query(`set session_replication_role = default`)
}

async function madeUp(owner: pg.Client, table: string, name: string, type: string, id: string): Promise<string> {
  const check = await owner.query<{ said: string }>(
    `select pg_get_constraintdef(oid) as said from pg_constraint
     where conrelid = $1::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%' || $2 || ' = ANY%'`,
    [table, name],
  )
  const allowed = /'([^']+)'/.exec(check.rows[0]?.said ?? '')?.[1]
  if (allowed) return `'${allowed}'`
  if (name === 'span_end') return '9'
  const made: Record<string, string> = {
    uuid: `'${id}'`,
    text: `'x'`,
    int4: '1',
    int2: '1',
    float4: '1',
    bool: 'false',
    jsonb: `'{}'`,
    bytea: `'\\x00'`,
    timestamptz: 'now()',
    date: 'current_date',
    tsvector: `''`,
  }
  return made[type] ?? expect.unreachable(`no value made up for ${table}.${name} of type ${type}`)
}
