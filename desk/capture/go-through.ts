import { sql } from 'kysely'
import { type Db, type Jobs, ring } from '#database'
import { type Clock } from '#kernel'
import { type Amiss, type At, type CaptureReader, type Fit, readLine, type Table, type Taken } from './capture.ts'
import { takeMentions } from './take-mentions.ts'

/** Few enough that who watches sees it move, many enough that ten thousand lines take seconds. */
const page = 250
/** More than anyone reads; how many there were is told besides. */
const mostAmiss = 200

interface Row {
  zone: string
  done: number
  amiss: Amiss[]
}

type Within = <T>(work: (db: Db) => Promise<T>) => Promise<T>

/**
 * Hears a file, a page to a transaction, from the line where it was left: killed in between, nothing is heard twice. Stops
 * where somebody stopped or undid it.
 */
export async function goThrough(
  within: Within,
  jobs: Jobs,
  clock: Clock,
  reader: CaptureReader,
  at: At & { capture: string },
): Promise<void> {
  const brought = await within((db) => broughtBy(db, at))
  const table = brought && reader.table(brought.file, brought.columns ?? undefined)
  if (table?.kind !== 'table') return
  while (await within((db) => onePage(db, jobs, clock, reader, at, table)));
}

async function broughtBy(db: Db, { workspace, capture }: At & { capture: string }) {
  const { rows } = await sql<{ file: Buffer; columns: Taken[] | null }>`select file, columns from capture
    where workspace_id = ${workspace} and id = ${capture} and act_id is not null and ended_at is null
      and file is not null`.execute(db)
  return rows[0]
}

/** Answers whether there is more. */
async function onePage(
  db: Db,
  jobs: Jobs,
  clock: Clock,
  reader: CaptureReader,
  at: At & { capture: string },
  table: Table,
): Promise<boolean> {
  const { rows } = await sql<Row>`select zone, done, amiss from capture where workspace_id = ${at.workspace}
    and id = ${at.capture} and ended_at is null for update`.execute(db)
  const [under] = rows
  if (!under) return false
  const lines = table.lines.slice(under.done, under.done + page)
  const how = { zone: under.zone, now: clock(), order: table.order }
  const read = lines.map((line) => readLine(reader, line, how))
  const fit = read.filter((one): one is Fit => 'nativeId' in one)
  const unread = read.filter((one): one is Amiss => 'why' in one)
  const heard = await takeMentions(db, jobs, clock, at, at.capture, fit)
  const done = under.done + lines.length
  const more = done < table.lines.length
  await sql`update capture set done = ${done}, heard = heard + ${heard}::int, known = known + ${fit.length - heard}::int,
      unread = unread + ${unread.length}::int, amiss = ${JSON.stringify([...under.amiss, ...unread].slice(0, mostAmiss))}::jsonb,
      ended_at = ${more ? null : clock()}, file = case when ${more}::boolean then file end
    where workspace_id = ${at.workspace} and id = ${at.capture}`.execute(db)
  await ring(db, { workspace: at.workspace, kind: 'places', conversations: [] })
  return more
}
