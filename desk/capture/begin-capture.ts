import { sql } from 'kysely'
import { type Db, type Jobs } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { recordAct } from '#team'
import { type At, placeToNote } from './capture.ts'

/** Somebody has seen what the file holds and wants it heard. Asked twice, it begins once. */
export async function beginCapture(
  db: Db,
  jobs: Jobs,
  clock: Clock,
  by: string,
  at: At & { capture: Id<'capture'> },
): Promise<void> {
  await placeToNote(db, at)
  await mustHaveItsColumns(db, at)
  const act = newId<'act'>()
  const { rows } = await sql`update capture set act_id = ${act} where workspace_id = ${at.workspace}
    and contact_point_id = ${at.place} and id = ${at.capture} and act_id is null and file is not null returning id`.execute(
    db,
  )
  if (!rows.length) return await mustBeThere(db, at)
  await recordAct(db, clock, {
    workspace: at.workspace,
    id: act,
    kind: 'capture',
    by,
    detail: { capture: at.capture },
  })
  await jobs.send(db, 'capture', at.capture, { workspace: at.workspace, place: at.place, capture: at.capture })
}

/** Without its columns not one line could be heard. */
async function mustHaveItsColumns(db: Db, at: At & { capture: string }): Promise<void> {
  const { rows } = await sql<{ missing: 'address' | 'text' }>`select shown -> 'missing' ->> 0 as missing from capture
    where workspace_id = ${at.workspace} and contact_point_id = ${at.place} and id = ${at.capture} and act_id is null
      and jsonb_array_length(shown -> 'missing') > 0`.execute(db)
  const [file] = rows
  if (file) throw new Refusal(`capture.no-${file.missing}-column`, 422)
}

async function mustBeThere(db: Db, at: At & { capture: string }): Promise<void> {
  const { rows } = await sql`select from capture where workspace_id = ${at.workspace} and contact_point_id = ${at.place}
    and id = ${at.capture}`.execute(db)
  if (!rows.length) throw new Refusal('capture.not-there', 404)
}
