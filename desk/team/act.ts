import { sql } from 'kysely'
import { type Db } from '#database'
import { type Clock, type Id, type JsonObject, newId, Refusal } from '#kernel'

/** Something the desk did: who, when, on what, and what stood there before, so that it can be undone. */
export interface Act {
  workspace: Id<'workspace'>
  id: Id<'act'>
  kind: string
  by: string
  at: Date
  conversation: Id<'conversation'> | null
  message: Id<'message'> | null
  detail: JsonObject
}

/** Puts back what stood before. Refuses with `act.too-late` when something else came after. */
export type Undo = (db: Db, clock: Clock, act: Act, by: string) => Promise<void>

export async function recordAct(
  db: Db,
  clock: Clock,
  act: Pick<Act, 'workspace' | 'kind' | 'by'> & Partial<Pick<Act, 'id' | 'conversation' | 'message' | 'detail'>>,
): Promise<Id<'act'>> {
  const id = act.id ?? newId<'act'>()
  await db
    .insertInto('act')
    .values({
      workspace_id: act.workspace,
      id,
      kind: act.kind,
      by: act.by,
      at: clock(),
      conversation_id: act.conversation ?? null,
      message_id: act.message ?? null,
      detail: JSON.stringify(act.detail ?? {}) as never,
      undone_at: null,
      undone_by: null,
    })
    .execute()
  return id
}

/** Marks an act as undone and gives it back, once: the second undo is refused. */
export async function takeBackAct(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  id: Id<'act'>,
  by: string,
): Promise<Act> {
  const row = await db
    .updateTable('act')
    .set({ undone_at: clock(), undone_by: by })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Refusal('act.not-there', 409)
  return {
    workspace,
    id,
    kind: row.kind,
    by: row.by,
    at: row.at,
    conversation: row.conversation_id as Act['conversation'],
    message: row.message_id as Act['message'],
    detail: row.detail,
  }
}

/** Refuses to undo what the same was done to since: to the same message, theme, department or spark, else to the same conversation. */
export async function mustBeLast(db: Db, act: Act, kinds: readonly string[]): Promise<void> {
  const named = ['theme', 'department', 'spark'].find((name) => typeof act.detail[name] === 'string')
  const same = act.message
    ? sql`message_id = ${act.message}`
    : named
      ? sql`detail ->> ${named}::text = ${act.detail[named]}`
      : sql`conversation_id = ${act.conversation}`
  const { rows } = await sql`select from act where workspace_id = ${act.workspace} and id > ${act.id}
    and kind = any(${kinds}::text[]) and undone_at is null and ${same} limit 1`.execute(db)
  if (rows.length) throw new Refusal('act.too-late', 409)
}
