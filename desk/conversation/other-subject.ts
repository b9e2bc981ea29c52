import { sql } from 'kysely'
import { type Db, ring } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { recordAct, type Undo } from '#team'
import { type Here } from './conversation-store.ts'

/** Conversations of which somebody said that they are about something else than this one. */
export async function saidOther(db: Db, at: Here): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select other_id as id from other_subject where workspace_id = ${at.workspace} and one_id = ${at.conversation}
    union all
    select one_id from other_subject where workspace_id = ${at.workspace} and other_id = ${at.conversation}`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** Somebody says that two conversations are about different things: they are not proposed to each other any more. */
export async function sayOtherSubject(
  db: Db,
  clock: Clock,
  at: Here,
  other: Id<'conversation'>,
  by: string,
): Promise<Id<'act'>> {
  const [one, two] = [at.conversation, other].toSorted()
  const { rows } =
    await sql`select from conversation where workspace_id = ${at.workspace} and id = any(${[one, two]}::uuid[])`.execute(
      db,
    )
  if (rows.length < 2) throw new Refusal('conversation.not-there', 404)
  const act = newId<'act'>()
  await sql`insert into other_subject (workspace_id, one_id, other_id, act_id) values (${at.workspace}, ${one}, ${two}, ${act})
    on conflict do nothing`.execute(db)
  await recordAct(db, clock, {
    id: act,
    workspace: at.workspace,
    kind: 'other-subject',
    by,
    conversation: at.conversation,
    detail: { other },
  })
  await ring(db, { workspace: at.workspace, kind: 'marked', conversations: [at.conversation, other] })
  return act
}

export const undoOtherSubject: Undo = async (db, _, act) => {
  await sql`delete from other_subject where workspace_id = ${act.workspace} and act_id = ${act.id}`.execute(db)
  const other = act.detail.other as string
  await ring(db, { workspace: act.workspace, kind: 'marked', conversations: [act.conversation!, other] })
}
