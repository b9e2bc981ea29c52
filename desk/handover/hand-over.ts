import { sql } from 'kysely'
import { type Db, ring } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { recordAct, type Undo } from '#team'

/** Leaves a note for whoever works next at one desk. The same one twice, by the same hand, is one note; for several clients it bears one time. */
export async function handOver(
  db: Db,
  clock: Clock,
  { workspace, by, note, text, at }: { workspace: Id<'workspace'>; by: string; note: string; text: string; at: Date },
): Promise<Id<'act'>> {
  const made = await db
    .insertInto('handover')
    .values({ workspace_id: workspace, id: note, by, at, text, withdrawn_at: null })
    .onConflict((on) => on.columns(['workspace_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return actOf(db, workspace, note, by)
  await news(db, workspace)
  return recordAct(db, clock, { workspace, kind: 'hand-over', by, detail: { handover: note } })
}

async function actOf(db: Db, workspace: Id<'workspace'>, note: string, by: string): Promise<Id<'act'>> {
  const { rows } = await sql<{ id: Id<'act'> }>`
    select a.id from handover h join act a on a.workspace_id = h.workspace_id
      and a.at between h.at and h.at + interval '1 minute' and a.kind = 'hand-over' and a.detail ->> 'handover' = h.id::text
    where h.workspace_id = ${workspace} and h.id = ${note} and h.by = ${by} limit 1`.execute(db)
  const [row] = rows
  if (!row) throw new Refusal('handover.not-there', 404)
  return row.id
}

/** Someone has read it. */
export async function readHandover(
  db: Db,
  clock: Clock,
  { workspaces, user, note }: { workspaces: readonly Id<'workspace'>[]; user: string; note: string },
): Promise<void> {
  const rows = await db
    .selectFrom('handover')
    .select('workspace_id')
    .where('workspace_id', 'in', [...workspaces])
    .where('id', '=', note)
    .where('withdrawn_at', 'is', null)
    .execute()
  if (!rows.length) throw new Refusal('handover.not-there', 404)
  await db
    .insertInto('handover_read')
    .values(rows.map(({ workspace_id }) => ({ workspace_id, handover_id: note, user_id: user, at: clock() })))
    .onConflict((on) => on.columns(['workspace_id', 'handover_id', 'user_id']).doNothing())
    .execute()
}

const news = (db: Db, workspace: string) => ring(db, { workspace, kind: 'places', conversations: [] })

export const handoverUndo: Record<string, Undo> = {
  'hand-over': async (db, clock, act) => {
    await db
      .updateTable('handover')
      .set({ withdrawn_at: clock() })
      .where('workspace_id', '=', act.workspace)
      .where('id', '=', act.detail.handover as string)
      .execute()
    await news(db, act.workspace)
  },
}
