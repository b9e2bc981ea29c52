import { sql } from 'kysely'
import { type Db } from '#database'
import { type Clock, isId } from '#kernel'
import { type Colleague, format, type Header, type Table, UnfitArchive, version } from './archive.ts'
import { type Shape, shapeOf } from './archive-store.ts'
import { mustHoldNoScript, withCleanMarkup } from './clean-row.ts'
import { type Colleagues, namedIn, settleColleagues } from './colleagues.ts'
import { type Entry, entryOf, mustFollow, objectOf, type Row } from './entry.ts'
import { type Line } from './read-lines.ts'
import { type Batch, refusesRows, storeRows } from './store-rows.ts'

export interface ReadMeans {
  clock: Clock
  /** Markup that may be shown, made of markup from anywhere. */
  cleanHtml(html: string): string | null
}

/** What is held before it is stored, about. */
const mostRows = 1_000
const mostCharacters = 2_000_000

/** The first line says which workspace it is: the transaction that reads the rest must be that one's. */
export async function readHeader(lines: AsyncIterator<Line>): Promise<Header> {
  const first = await lines.next().catch((cause) => {
    throw cause instanceof UnfitArchive ? new UnfitArchive('not-an-archive', 1) : cause
  })
  if (first.done) throw new UnfitArchive('not-an-archive', 1)
  const header = headerOf(first.value)
  if (header.format !== format || !Number.isInteger(header.version)) throw new UnfitArchive('not-an-archive', 1)
  if (header.version! > version) throw new UnfitArchive('newer', 1, String(header.schema))
  const { workspace } = header
  if (!isId(workspace?.id) || typeof workspace?.name !== 'string') throw new UnfitArchive('not-an-archive', 1)
  return header as Header
}

function headerOf(line: Line): Partial<Header> {
  try {
    return objectOf(line.text, line.number)
  } catch {
    throw new UnfitArchive('not-an-archive', 1)
  }
}

/**
 * Reads what follows the header into the database: all of it or, where it throws and its transaction falls, nothing.
 * Whatever stands in the file may have been written by anyone.
 */
export async function readArchive(
  db: Db,
  header: Header,
  lines: AsyncIterator<Line>,
  means: ReadMeans,
): Promise<{ lines: number; made: Colleague[] }> {
  const workspace = header.workspace.id
  const there = await db.selectFrom('workspace').select('name').where('id', '=', workspace).executeTakeFirst()
  if (there) throw new UnfitArchive('workspace-there', 0, there.name)
  await sql`set constraints all deferred`.execute(db)
  const named = new Map<string, Colleague>()
  let colleagues: Colleagues | null = null
  let batch: Batch | null = null
  let read = 1
  let end: number | null = null
  for (let next = await lines.next(); !next.done; next = await lines.next(), read++) {
    const { number } = next.value
    if (end !== null) throw new UnfitArchive('out-of-order', number)
    const entry = entryOf(next.value)
    if (entry.kind === 'user') {
      if (colleagues || named.has(entry.user.id)) throw new UnfitArchive('out-of-order', number)
      named.set(entry.user.id, entry.user)
    } else if (entry.kind === 'end') end = entry.lines
    else {
      colleagues ??= await settleColleagues(db, means.clock, named)
      const fit = fitRow(entry, header, colleagues, means, number)
      if (!batch || !belongs(batch, entry)) {
        mustFollow(batch?.shape.table ?? null, entry.table, number)
        if (batch) await storeRows(db, workspace, batch)
        batch = await emptyBatch(db, batch, entry, number)
      }
      batch.rows.push({ line: number, ...fit })
      batch.size += fit.text.length
    }
  }
  if (!batch || end !== read - 1) throw new UnfitArchive('broken-end', read)
  await storeRows(db, workspace, batch)
  await sql`set constraints all immediate`.execute(db).catch((cause) => {
    throw refusesRows(cause) ? new UnfitArchive('refused', 0, cause.message) : cause
  })
  if (header.schema < countedSince) await countPlaces(db, workspace)
  return { lines: read, made: colleagues?.made ?? [] }
}

const countedSince = '0018'

/** Written before places counted their words and were compared: their threads tell the one, the next night does the other. */
async function countPlaces(db: Db, workspace: string): Promise<void> {
  await sql`
    update contact_point p set compare_at = case when p.closed_at is null then now() end,
      message_count = (select coalesce(sum(t.message_count), 0)::int from thread t
        where t.workspace_id = p.workspace_id and t.contact_point_id = p.id)
    where p.workspace_id = ${workspace}`.execute(db)
}

type RowEntry = Extract<Entry, { kind: 'row' }>

function belongs({ shape, columns, rows, size }: Batch, { table, row }: RowEntry): boolean {
  return (
    shape.table === table &&
    table !== 'workspace' &&
    rows.length < mostRows &&
    size < mostCharacters &&
    sameNames(columns, row)
  )
}

function sameNames(columns: readonly string[], row: Row): boolean {
  let at = 0
  for (const name in row) if (columns[at++] !== name) return false
  return at === columns.length
}

async function emptyBatch(db: Db, before: Batch | null, { table, row }: RowEntry, line: number): Promise<Batch> {
  const shape: Shape = before?.shape.table === table ? before.shape : await shapeOf(db, table as Table, true)
  const columns = Object.keys(row)
  const unknown = columns.find((name) => !shape.columns.some((column) => column.name === name))
  if (unknown !== undefined) throw new UnfitArchive('unknown-column', line, `${table}.${unknown}`)
  return { shape, columns, rows: [], size: 0 }
}

/** The row as it is stored here; refused where it names what it may not. */
function fitRow(
  { table, row, text }: RowEntry,
  header: Header,
  colleagues: Colleagues,
  means: ReadMeans,
  line: number,
): { row: Row; text: string } {
  if (table === 'workspace' && row.id !== header.workspace.id) throw new UnfitArchive('not-a-row', line)
  if (namedIn(table, row).some((id) => !colleagues.mayBeNamed(table, id))) throw new UnfitArchive('stranger', line)
  mustHoldNoScript(row, line)
  const cleaned = withCleanMarkup(row, means.cleanHtml)
  return { row, text: colleagues.here(cleaned ? JSON.stringify(cleaned) : text) }
}
