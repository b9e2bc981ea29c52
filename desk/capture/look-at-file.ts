import { sql } from 'kysely'
import { type Db } from '#database'
import { type Clock, type Id, newId, Refusal, type RefusalCode } from '#kernel'
import { type At, type CaptureReader, type Line, placeToNote, readLine } from './capture.ts'

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
  const table = reader.table(what.bytes)
  if (table.kind === 'no-table') throw new Refusal(`capture.${table.why}` as RefusalCode, 422)
  const id = newId<'capture'>()
  const how = { zone: what.zone, now: clock(), order: table.order }
  const first = table.lines.slice(0, linesShown).map((line) => shownLine(reader, line, how))
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
      shown: JSON.stringify({ columns: table.columns, first }) as never,
      total: table.lines.length,
      act_id: null,
      ended_at: null,
      undone_at: null,
    })
    .execute()
  return id
}

function shownLine(reader: CaptureReader, line: Line, how: Parameters<typeof readLine>[2]) {
  const read = readLine(reader, line, how)
  if ('why' in read) return { kind: 'unfit' as const, ...read }
  return { kind: 'fit' as const, line: line.line, ...read.mention, text: cut(read.mention.text), hour: read.hour }
}
