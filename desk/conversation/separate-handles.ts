import { type Db } from '#database'
import { type Clock, type Id, isId, Refusal } from '#kernel'
import { recordAct } from '#team'
import { holdPersons } from './handle-join.ts'
import { holdChannel } from './hold-channel.ts'
import { regroup } from './regroup.ts'

interface Which {
  workspace: Id<'workspace'>
  join: string
}

/** The person separates what they joined, from the page of either; each message is again of its own handle's person. */
export async function separateOwnHandles(
  db: Db,
  clock: Clock,
  { workspace, join }: Which,
  handle: Id<'handle'>,
): Promise<void> {
  const hold = (channel: string) => holdChannel(db, { workspace, channel })
  const among = await holdPersons(db, workspace, [handle], hold)
  const ids = new Set<string>(among.map((one) => one.handle))
  const found = await undone(db, clock, { workspace, join }, (one) => ids.has(one), { how: 'own-page', by: null })
  if (found) await regroup(db, workspace, among)
}

/**
 * At their request, by someone at the desk. Always allowed and never undone: only the person may join them again. The act
 * says who did it, not whom it was about.
 */
export async function separateAtRequest(db: Db, clock: Clock, which: Which & { by: string }): Promise<Id<'act'>> {
  const { workspace, join, by } = which
  const row = await db
    .selectFrom('handle_join')
    .select('one_handle')
    .where('workspace_id', '=', workspace)
    .where('id', '=', join)
    .executeTakeFirst()
  if (!row) throw new Refusal('handle-join.not-there', 404)
  const hold = (channel: string) => holdChannel(db, { workspace, channel })
  const among = await holdPersons(db, workspace, [row.one_handle], hold)
  if (!(await undone(db, clock, which, () => true, { how: 'at-request', by })))
    throw new Refusal('handle-join.separated-already', 409)
  await regroup(db, workspace, among)
  return recordAct(db, clock, { workspace, kind: 'separate-handles', by, detail: { join } })
}

/** False: there was nothing to separate any more. */
async function undone(
  db: Db,
  clock: Clock,
  { workspace, join }: Which,
  isTheirs: (handle: string) => boolean,
  { how, by }: { how: 'own-page' | 'at-request'; by: string | null },
): Promise<boolean> {
  if (!isId(join)) return false
  const row = await db
    .selectFrom('handle_join')
    .select('one_handle')
    .where('workspace_id', '=', workspace)
    .where('id', '=', join)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  if (!row || !isTheirs(row.one_handle)) return false
  await db
    .updateTable('handle_join')
    .set({ undone_at: clock(), undone_how: how, undone_by: by })
    .where('workspace_id', '=', workspace)
    .where('id', '=', join)
    .execute()
  return true
}
