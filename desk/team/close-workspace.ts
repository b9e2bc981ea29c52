import { type RawBuilder, sql } from 'kysely'
import { ring, type Tables, type Within } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'

/** Rows a transaction erases at once: it stays far below the 30 s that writing may take. */
const slice = 5_000
const mostPasses = 20

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
  for (let passes = 1; ; passes++) {
    try {
      return await erase(within, workspace, by)
    } catch (cause) {
      // foreign_key_violation: words that were under way came in behind us. They end, for every place is closed.
      if ((cause as { code?: string }).code !== '23503' || passes === mostPasses) throw cause
    }
  }
}

async function erase(within: Within, workspace: Id<'workspace'>, by: string): Promise<void> {
  for (const table of leavesFirst) {
    let erased = slice
    while (erased === slice)
      erased = await within([workspace], by, async (db) =>
        Number((await some(table, workspace).execute(db)).numAffectedRows ?? 0),
      )
  }
  await within([workspace], by, async (db) => {
    await ring(db, { workspace, kind: 'team', conversations: [] })
    // What is left is small and follows it.
    await db.deleteFrom('workspace').where('id', '=', workspace).execute()
  })
}

/**
 * What depends before what it depends on. The other way round each row that goes would look for its own in tables that
 * are still full, and not all of them have an index for that.
 */
const leavesFirst = [
  'also_answers',
  'removal',
  'outbox',
  'correction',
  'reason',
  'finding',
  'message_revision',
  'voice',
  'reading',
  'draft',
  'presence',
  'act',
  'message',
  'raw_event',
  'author_link',
  'join_code',
  'handle_join',
  'handle',
  'thread',
  'person',
  'conversation',
  'moderation_act',
] as const satisfies (keyof Tables)[]

const some = (table: keyof Tables, workspace: string): RawBuilder<unknown> => sql`
  delete from ${sql.table(table)} where workspace_id = ${workspace}
    and ctid = any (array(select ctid from ${sql.table(table)} where workspace_id = ${workspace} limit ${slice}))`
