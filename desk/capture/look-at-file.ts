import { sql } from 'kysely'
import { type Db } from '#database'
import { type Clock, type Id, newId, Refusal, type RefusalCode } from '#kernel'
import { type At, type CaptureReader, type Line, placeToNote, readLine, type Table, type Taken } from './capture.ts'

const linesShown = 5
const lineShown = 280
const cut = (text: string) => (text.length > lineShown ? `${text.slice(0, lineShown).toWellFormed()}…` : text)

/** Keeps a file and what is shown of it before anything is heard. One waits at a place: a new one takes its place. */
export async function lookAtFile(
  db: Db,
  clock: Clock,
  reader: CaptureReader,
  by: string,
  what: At & { name: string; bytes: Uint8Array; zone: string },
): Promise<Id<'capture'>> {
  await placeToNote(db, what)
  const table = tableIn(reader, what.bytes)
  const id = newId<'capture'>()
  await sql`delete from capture where workspace_id = ${what.workspace} and contact_point_id = ${what.place}
    and name is not null and act_id is null`.execute(db)
  await db
    .insertInto('capture')
    .values({
      workspace_id: what.workspace,
      id,
      contact_point_id: what.place,
      by,
      at: clock(),
      name: what.name,
      zone: what.zone,
      file: Buffer.from(what.bytes),
      shown: JSON.stringify(shownOf(reader, table, { zone: what.zone, now: clock() })) as never,
      total: table.lines.length,
      act_id: null,
      ended_at: null,
      undone_at: null,
    })
    .execute()
  return id
}

/** Somebody says what each column is: the file is shown anew by that, and heard so. None is taken for two things. */
export async function takeColumns(
  db: Db,
  clock: Clock,
  reader: CaptureReader,
  what: At & { capture: Id<'capture'>; columns: readonly Taken[] },
): Promise<void> {
  await placeToNote(db, what)
  const { rows } = await sql<{ file: Buffer; zone: string }>`select file, zone from capture
    where workspace_id = ${what.workspace} and contact_point_id = ${what.place} and id = ${what.capture}
      and act_id is null and file is not null for update`.execute(db)
  const [brought] = rows
  if (!brought) throw new Refusal('capture.not-there', 404)
  const named = what.columns.filter((one) => one !== null)
  const table = tableIn(reader, brought.file, what.columns)
  if (new Set(named).size < named.length || table.columns.length !== what.columns.length)
    throw new Refusal('capture.columns-not-read', 422)
  const shown = shownOf(reader, table, { zone: brought.zone, now: clock() })
  await sql`update capture set columns = ${JSON.stringify(what.columns)}::jsonb, shown = ${JSON.stringify(shown)}::jsonb,
      total = ${table.lines.length}::int
    where workspace_id = ${what.workspace} and id = ${what.capture}`.execute(db)
}

function tableIn(reader: CaptureReader, bytes: Uint8Array, columns?: readonly Taken[]): Table {
  const table = reader.table(bytes, columns)
  if (table.kind === 'no-table') throw new Refusal(`capture.${table.why}` as RefusalCode, 422)
  return table
}

function shownOf(reader: CaptureReader, table: Table, at: { zone: string; now: Date }) {
  const how = { ...at, order: table.order }
  const first = table.lines.slice(0, linesShown).map((line) => shownLine(reader, line, how))
  return { columns: table.columns, missing: table.missing, first }
}

function shownLine(reader: CaptureReader, line: Line, how: Parameters<typeof readLine>[2]) {
  const read = readLine(reader, line, how)
  if ('why' in read) return { kind: 'unfit' as const, ...read }
  const { saidOn, ...mention } = read.mention
  return { kind: 'fit' as const, line: line.line, ...mention, saidOn: saidOn ?? null, text: cut(mention.text) }
}
