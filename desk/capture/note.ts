import { type Db, type Jobs } from '#database'
import { type Clock, type Id, newId } from '#kernel'
import { recordAct } from '#team'
import { type At, type CaptureReader, type Given, placeToNote } from './capture.ts'
import { takeMentions } from './take-mentions.ts'

export type Noted =
  | { kind: 'heard'; act: Id<'act'> }
  | { kind: 'known' }
  | { kind: 'unfit'; why: string; field: keyof Given }

/** Somebody writes down one word they saw there. */
export async function note(
  db: Db,
  jobs: Jobs,
  clock: Clock,
  reader: CaptureReader,
  by: string,
  what: At & { given: Given; zone: string },
): Promise<Noted> {
  const { workspace } = what
  await placeToNote(db, what)
  const fit = reader.fit(what.given, { zone: what.zone, now: clock() })
  if (fit.kind === 'unfit') return fit
  const id = newId<'capture'>()
  const act = newId<'act'>()
  await db
    .insertInto('capture')
    .values({
      workspace_id: workspace,
      id,
      contact_point_id: what.place,
      by,
      at: clock(),
      name: null,
      zone: what.zone,
      file: null,
      shown: null,
      total: 1,
      done: 1,
      heard: 1,
      act_id: act,
      ended_at: clock(),
      undone_at: null,
    })
    .execute()
  if (await takeMentions(db, jobs, clock, what, id, [fit])) {
    await recordAct(db, clock, { workspace, id: act, kind: 'capture', by, detail: { capture: id } })
    return { kind: 'heard', act }
  }
  await db.deleteFrom('capture').where('workspace_id', '=', workspace).where('id', '=', id).execute()
  return { kind: 'known' }
}
