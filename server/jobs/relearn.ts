import { sql } from 'kysely'
import { type Database, type Jobs, type Within } from '#database'
import { type Clock, type Id } from '#kernel'
import { messagesToReadAgain, pageReadAgain, relearningUnderWay } from '#reason'

export interface RelearnNeeds {
  within: Within
  jobs: Jobs
  clock: Clock
}

export interface RelearnJob {
  workspace: Id<'workspace'>
  relearn: Id<'relearning'>
}

/** Few enough that who watches sees it move, many enough that ten thousand messages take seconds. */
const page = 200

/**
 * Reads again one page of the past, and sends for the next. Killed in between, it goes on from the last page that was
 * kept. `read` keeps what it finds; messages it could not read are a fault told once the page is behind us.
 */
export async function relearnPage(
  { within, jobs, clock }: RelearnNeeds,
  { workspace, relearn: id }: RelearnJob,
  read: (workspace: Id<'workspace'>, messages: readonly Id<'message'>[]) => Promise<void>,
): Promise<void> {
  const under = await within([workspace], null, async (db) => {
    const relearning = await relearningUnderWay(db, workspace, id)
    return relearning && { relearning, messages: await messagesToReadAgain(db, workspace, relearning, page) }
  })
  if (!under) return
  const fault = await read(workspace, under.messages).then(
    () => null,
    (cause: unknown) => ({ cause }),
  )
  if (fault && !(fault.cause instanceof AggregateError)) throw fault.cause
  await within([workspace], null, async (db) => {
    if (await pageReadAgain(db, clock, workspace, under.relearning, under.messages, page))
      await jobs.send(db, 'understand', `relearn ${id} after ${under.messages.at(-1)}`, { workspace, relearn: id })
  })
  if (fault) throw fault.cause
}

/** What was under way when the desk stopped goes on. Run at each start; the same page asked for twice is read once. */
export async function goOnRelearning({ within, jobs, global }: Omit<RelearnNeeds, 'clock'> & Pick<Database, 'global'>) {
  const { rows } = await sql<{ workspace_id: Id<'workspace'>; id: Id<'relearning'> }>`
    select workspace_id, id from relearnings_under_way()`.execute(global)
  for (const { workspace_id: workspace, id } of rows)
    await within([workspace], null, (db) => jobs.send(db, 'understand', `go on with ${id}`, { workspace, relearn: id }))
}
