import { sql } from 'kysely'
import { type Capture } from '#contract'
import { type Db } from '#database'
import { type At } from './capture.ts'

interface Row {
  id: string
  name: string
  at: Date
  total: number
  done: number
  heard: number
  known: number
  unread: number
  amiss: Capture['amiss']
  shown: Capture['table']
  act: string | null
  ended: boolean
  undone: boolean
}

/** The last file that was brought there, how far it has come, and what came of it; null where none was. */
export async function captureOnScreen(db: Db, { workspace, place }: At): Promise<Capture | null> {
  const { rows } = await sql<Row>`
    select id, name, at, total, done, heard, known, unread, amiss, act_id as act, ended_at is not null as ended,
      undone_at is not null as undone, case when act_id is null then shown end as shown
    from capture where workspace_id = ${workspace} and contact_point_id = ${place} and name is not null
    order by id desc limit 1`.execute(db)
  const [row] = rows
  if (!row) return null
  const { ended, undone, shown, ...rest } = row
  const state = undone ? 'undone' : ended ? 'ended' : row.act ? 'under-way' : 'shown'
  return { ...rest, at: row.at.toISOString(), state, table: shown }
}
