import { type RawBuilder, sql } from 'kysely'
import { ring, type Within } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'

/** Rows a transaction erases at once: it stays far below the 30 s that writing may take. */
const slice = 2_000

/**
 * Erases a workspace and everything in it. `name` must be its name, to the letter. What is large goes first, slice by
 * slice; the workspace itself goes last, so that whoever is interrupted finds it still there and can begin again.
 */
export async function closeWorkspace(
  within: Within,
  clock: Clock,
  workspace: Id<'workspace'>,
  by: string,
  name: string,
): Promise<void> {
  await within([workspace], by, async (db) => {
    const found = await db.selectFrom('workspace').select('name').where('id', '=', workspace).executeTakeFirst()
    if (found?.name !== name) throw new Refusal('workspace.name-differs', 422, { name: found?.name ?? '' })
    // Nothing more is to be heard or said while it goes.
    await db
      .updateTable('contact_point')
      .set({ closed_at: clock(), closed_why: 'workspace-closed', next_at: null })
      .where('workspace_id', '=', workspace)
      .where('closed_at', 'is', null)
      .execute()
  })
  for (const erase of [someMessages, someEvents]) {
    let erased = slice
    while (erased === slice)
      erased = await within([workspace], by, async (db) =>
        Number((await erase(workspace).execute(db)).numAffectedRows ?? 0),
      )
  }
  await within([workspace], by, async (db) => {
    await ring(db, { workspace, kind: 'team', conversations: [] })
    // These two hang on nothing that goes with the workspace; the rest follows it.
    await db.deleteFrom('presence').where('workspace_id', '=', workspace).execute()
    await db.deleteFrom('moderation_act').where('workspace_id', '=', workspace).execute()
    await db.deleteFrom('workspace').where('id', '=', workspace).execute()
  })
}

const someMessages = (workspace: string): RawBuilder<unknown> => sql`
  delete from message where workspace_id = ${workspace} and id in
    (select id from message where workspace_id = ${workspace} limit ${slice})`

const someEvents = (workspace: string): RawBuilder<unknown> => sql`
  delete from raw_event where workspace_id = ${workspace} and id in
    (select id from raw_event where workspace_id = ${workspace} limit ${slice})`
