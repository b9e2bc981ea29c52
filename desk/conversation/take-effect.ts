import { sql } from 'kysely'
import { type Db, ring } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { type Undo } from '#team'
import { weigh } from './weigh.ts'

/**
 * The ten seconds are over: the words leave the page, and a line with the rule stands in their place. They stay in the
 * record, where an appeal can read them; their place is asked to take them away as well. False: it was undone, or took effect already.
 */
export async function takeEffect(db: Db, clock: Clock, workspace: Id<'workspace'>, act: Id<'act'>): Promise<boolean> {
  const now = clock()
  const due = await db
    .updateTable('moderation_act')
    .set({ took_effect_at: now })
    .where('workspace_id', '=', workspace)
    .where('id', '=', act)
    .where('took_effect_at', 'is', null)
    .where('undone_at', 'is', null)
    .where('takes_effect_at', '<=', now)
    .returning('id')
    .executeTakeFirst()
  if (!due) return false
  await sql`update removal set at_place = 'waiting', next_at = ${now}
    where workspace_id = ${workspace} and moderation_act_id = ${act}`.execute(db)
  // Whoever took their words back in the meantime was faster: there is nothing left to remove.
  await removedOf(
    db,
    clock,
    workspace,
    sql`
    update message m set removed_at = ${now} from removal r
    where r.workspace_id = ${workspace} and r.moderation_act_id = ${act} and m.workspace_id = r.workspace_id
      and m.id = r.message_id and m.removed_by = ${act} and m.gone_at is null returning m.conversation_id`,
  )
  return true
}

/** Undoes a removal that nobody outside has seen. Once the words are away, only another decision brings them back. */
const undoRemoval: Undo = async (db, clock, act, by) => {
  const undone = await db
    .updateTable('moderation_act')
    .set({ undone_at: clock(), undone_by: by })
    .where('workspace_id', '=', act.workspace)
    .where('id', '=', act.id)
    .where('took_effect_at', 'is', null)
    .where('undone_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!undone) throw new Refusal('moderation.took-effect', 409)
  await removedOf(
    db,
    clock,
    act.workspace,
    sql`
    update message m set removed_by = null from removal r
    where r.workspace_id = ${act.workspace} and r.moderation_act_id = ${act.id} and m.workspace_id = r.workspace_id
      and m.id = r.message_id and m.removed_by = ${act.id} returning m.conversation_id`,
  )
}

async function removedOf(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  change: ReturnType<typeof sql>,
): Promise<void> {
  const { rows } = await (change as ReturnType<typeof sql<{ conversation_id: string }>>).execute(db)
  const conversations = [...new Set(rows.map((row) => row.conversation_id))]
  await weigh(db, clock, workspace, conversations)
  await ring(db, { workspace, kind: 'marked', conversations })
}

export const moderationUndo: Record<string, Undo> = { remove: undoRemoval }
