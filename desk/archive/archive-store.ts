import { type RawBuilder, sql } from 'kysely'
import { type Db } from '#database'
import { type Colleague, colleagueColumns, secretColumns, type Table } from './archive.ts'

export interface Column {
  name: string
  /** As PostgreSQL writes it: `uuid`, `timestamp with time zone`… */
  type: string
}

/** A table as an archive sees it: without the workspace, which the header names, and without what is made from the rest. */
export interface Shape {
  table: Table
  columns: Column[]
  /** What its rows are sorted by. */
  key: Column[]
}

/** Asked of the catalogue: a column added by a migration is in the next archive without anybody thinking of it. */
export async function shapeOf(db: Db, table: Table, secrets: boolean): Promise<Shape> {
  const { rows } = await sql<Column & { in_key: number | null }>`
    select a.attname as name, format_type(a.atttypid, null) as type, array_position(i.indkey::int2[], a.attnum) as in_key
    from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
    where a.attrelid = ${`public.${table}`}::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and a.attname <> 'workspace_id' and a.atttypid <> 'tsvector'::regtype
    order by a.attnum`.execute(db)
  const stays = secrets ? [] : (secretColumns[table] ?? [])
  const columns = rows.map(({ name, type }) => ({ name, type })).filter(({ name }) => !stays.includes(name))
  const key = rows
    .filter((row) => row.in_key !== null)
    .toSorted((one, other) => one.in_key! - other.in_key!)
    .map(({ name, type }) => ({ name, type }))
  return { table, columns, key }
}

/** Rows and bytes at once, about. A single row may be larger. */
const mostRows = 1_000
const mostBytes = 2_000_000

/**
 * The next rows after `after` (the row before them, as it was written), as JSON text made by PostgreSQL itself: a number
 * keeps its digits and a time its microseconds. None: that was all.
 */
export async function rowsAfter(
  db: Db,
  workspace: string,
  { table, columns, key }: Shape,
  after: string | undefined,
): Promise<string[]> {
  const order = sql`order by ${sql.join(key.map(sorted))}`
  const own = table === 'workspace' ? sql`id = ${workspace}` : sql`workspace_id = ${workspace}`
  const weight = sql.join(columns.map(bytes), sql` + `)
  const { rows } = await sql<{ row: string }>`
    select row_to_json(r)::text as row from (
      select ${sql.join(columns.map((column) => written(table, column)))} from (
        select t.*, sum(${weight}) over (${order} rows unbounded preceding) - (${weight}) as archived_before from (
          select * from ${sql.table(table)} t
          where ${own} ${after === undefined ? sql`` : sql`and ${beyond(key, JSON.parse(after))}`}
          ${order} limit ${mostRows}) t) t
      where archived_before < ${mostBytes} ${order}) r`.execute(db)
  return rows.map(({ row }) => row)
}

/** What a column weighs, without fetching it from where PostgreSQL keeps large ones. */
function bytes({ name, type }: Column): RawBuilder<number> {
  const column = sql`t.${sql.ref(name)}`
  if (type === 'text' || type === 'bytea') return sql`coalesce(octet_length(${column}), 0)`
  return type === 'jsonb' ? sql`coalesce(pg_column_size(${column}), 0)` : sql`16`
}

/** The first column alone lets the index be used where the others sort by a collation of ours. */
function beyond(key: readonly Column[], row: Record<string, unknown>): RawBuilder<boolean> {
  const values = key.map(({ name, type }) =>
    type === 'bytea' ? sql`decode(${row[name]}, 'base64')` : sql`${row[name]}::${sql.raw(type)}`,
  )
  const first = sql`t.${sql.ref(key[0]!.name)} >= ${values[0]}`
  return sql`${first} and (${sql.join(key.map(sorted))}) > (${sql.join(values)})`
}

/** The order of texts is the same on every server only by their bytes. */
function sorted({ name, type }: Column): RawBuilder<unknown> {
  return type === 'text' ? sql`t.${sql.ref(name)} collate "C"` : sql`t.${sql.ref(name)}`
}

function written(table: Table, { name, type }: Column): RawBuilder<unknown> {
  const column = sql`t.${sql.ref(name)}`
  if (type === 'bytea') return sql`replace(encode(${column}, 'base64'), chr(10), '') as ${sql.ref(name)}`
  // What comes of these is decided here after we have written them down: whoever reads must ask the place first.
  if (table === 'outbox' && name === 'state')
    return sql`case when state in ('waiting', 'later', 'saying') then 'unknown' else state end as state`
  // Nobody is told twice because a workspace has moved: what had not left is approved anew where it is then.
  if (table === 'telling' && name === 'state')
    return sql`case when state = 'approved' then 'draft' else state end as state`
  // Pages are read anew where it is then, from the beginning.
  if (table === 'reference_site' && name === 'begun_at') return sql`null::timestamptz as begun_at`
  if (table === 'reference_site' && name === 'next_at')
    return sql`case when t.next_at is null then null else t.at end as next_at`
  // Nor written to, nor told by another site, from two installations: the links of these letters would open nothing there.
  if (table === 'approval_letter' && name === 'state')
    return sql`case when state in ('waiting', 'in-turn', 'later') then 'taken-back' when state = 'sending' then 'unknown' else state end as state`
  if (table === 'mention_source' && name === 'due_at') return sql`null::timestamptz as due_at`
  // Nor does anything go out at its hour from two installations.
  if (table === 'spark' && name === 'state')
    return sql`case when state = 'planned' then 'draft' else state end as state`
  return column
}

/** Everyone of the desk whom the rows of a workspace name, by their account. */
export async function colleaguesIn(db: Db, workspace: string): Promise<Colleague[]> {
  const named = Object.entries(colleagueColumns).flatMap(([table, columns]) =>
    columns.map((column) => sql`select ${sql.ref(column)} from ${sql.table(table)} where workspace_id = ${workspace}`),
  )
  const { rows } = await sql<Colleague>`
    select id, name, email, language from auth_user where id in (${sql.join(named, sql` union `)})
    order by id collate "C"`.execute(db)
  return rows
}
