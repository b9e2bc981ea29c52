import { sql } from 'kysely'
import { type CaptureReader, goThrough } from '#capture'
import { type Database, type Jobs, type Within } from '#database'
import { type Clock, type Id } from '#kernel'

export interface CaptureNeedsOfJob {
  within: Within
  jobs: Jobs
  clock: Clock
  reader: CaptureReader
}

export interface CaptureJob {
  workspace: Id<'workspace'>
  place: Id<'contact point'>
  capture: Id<'capture'>
}

/** Hears a file that somebody brought. */
export function captureFile({ within, jobs, clock, reader }: CaptureNeedsOfJob, job: CaptureJob): Promise<void> {
  return goThrough((work) => within([job.workspace], null, work), jobs, clock, reader, job)
}

/** What was under way when the desk stopped goes on. Run at each start; a page asked for twice is heard once. */
export async function goOnCapturing({
  within,
  jobs,
  global,
}: Pick<CaptureNeedsOfJob, 'within' | 'jobs'> & Pick<Database, 'global'>) {
  const { rows } = await sql<{ workspace_id: Id<'workspace'>; id: Id<'capture'> }>`
    select workspace_id, id from captures_under_way()`.execute(global)
  for (const { workspace_id: workspace, id } of rows)
    await within([workspace], null, async (db) => {
      const of = await db
        .selectFrom('capture')
        .select('contact_point_id as place')
        .where('workspace_id', '=', workspace)
        .where('id', '=', id)
        .executeTakeFirst()
      if (of) await jobs.send(db, 'capture', id, { workspace, place: of.place, capture: id })
    })
}
