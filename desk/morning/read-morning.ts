import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'

/** Someone has read what happened until then: no further than now, and never back. */
export async function readMorning(
  db: Db,
  clock: Clock,
  { workspace, user, until }: { workspace: Id<'workspace'>; user: string; until: Date },
): Promise<void> {
  const now = clock()
  const at = until < now ? until : now
  await db
    .insertInto('morning_read')
    .values({ workspace_id: workspace, user_id: user, until: at })
    .onConflict((on) =>
      on.columns(['workspace_id', 'user_id']).doUpdateSet({ until: at }).where('morning_read.until', '<', at),
    )
    .execute()
}
