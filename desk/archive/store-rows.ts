import { sql } from 'kysely'
import { foldedForSearch, searchVector } from '#conversation'
import { type Db } from '#database'
import { UnfitArchive } from './archive.ts'
import { type Column, type Shape } from './archive-store.ts'

/** Rows of one table with the same columns, each with the line it stood on. */
export interface Batch {
  shape: Shape
  columns: readonly string[]
  rows: { line: number; text: string; row: Readonly<Record<string, unknown>> }[]
  size: number
}

/** Stores a batch at once; where PostgreSQL refuses it, row by row, to say which it was. */
export async function storeRows(db: Db, workspace: string, batch: Batch): Promise<void> {
  await sql`savepoint batch`.execute(db)
  try {
    await insert(db, workspace, batch)
  } catch (cause) {
    if (!refusesRows(cause)) throw cause
    await sql`rollback to savepoint batch`.execute(db)
    if (batch.rows.length === 1) throw new UnfitArchive('refused', batch.rows[0]!.line, (cause as Error).message)
    const half = Math.ceil(batch.rows.length / 2)
    await storeRows(db, workspace, { ...batch, rows: batch.rows.slice(0, half) })
    await storeRows(db, workspace, { ...batch, rows: batch.rows.slice(half) })
  }
  await sql`release savepoint batch`.execute(db)
}

/** SQLSTATE classes: 21 cardinality, 22 data, 23 integrity, 42501 the wall, 54 limits such as nesting. */
export function refusesRows(cause: unknown): boolean {
  return /^(21|22|23|54|42501)/.test(String((cause as { code?: unknown }).code ?? ''))
}

async function insert(db: Db, workspace: string, { shape, columns, rows }: Batch): Promise<void> {
  const kept = columns.map((name) => shape.columns.find((column) => column.name === name)!)
  const typed = kept.map(({ name, type }) => sql`${sql.ref(name)} ${sql.raw(type === 'bytea' ? 'text' : type)}`)
  const target = kept.map(({ name }) => sql.ref(name))
  const values = kept.map(storedAs)
  if (shape.table !== 'workspace') {
    target.unshift(sql.ref('workspace_id'))
    values.unshift(sql`${workspace}::uuid`)
  }
  // What search reads is made anew: it follows the code that folds, not the archive.
  const folded =
    shape.table === 'message' ? rows.map(({ row }) => foldedForSearch(asText(row.title), asText(row.text))) : []
  if (shape.table === 'message') {
    target.push(sql.ref('search'))
    values.push(searchVector(sql`${workspace}::text`, sql`coalesce(x.archived_folded, '')`))
  }
  const json = `[${rows.map(({ text }) => text).join(',')}]`
  await sql`
    insert into ${sql.table(shape.table)} (${sql.join(target)}) select ${sql.join(values)}
    from rows from (json_to_recordset(${json}::json) as (${sql.join(typed)}), unnest(${folded}::text[]))
      as x (${sql.join([...kept.map(({ name }) => sql.ref(name)), sql.ref('archived_folded')])})`.execute(db)
}

const storedAs = ({ name, type }: Column) =>
  type === 'bytea' ? sql<unknown>`decode(x.${sql.ref(name)}, 'base64')` : sql<unknown>`x.${sql.ref(name)}`

const asText = (value: unknown): string => (typeof value === 'string' ? value : '')
