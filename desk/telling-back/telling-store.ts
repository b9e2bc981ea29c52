import { sql } from 'kysely'
import { type Audience } from '#channel'
import { type Db, keyed } from '#database'
import { type Id, Refusal } from '#kernel'
import { type SaidThere, saidThere } from './loop-store.ts'

export type TellingState = 'draft' | 'approved' | 'left' | 'told' | 'failed'

export interface TellingRow {
  workspace: Id<'workspace'>
  id: Id<'telling'>
  decision: Id<'decision'>
  number: number
  audience: Audience
  manner: string
  byHand: boolean
  text: string | null
  said: string | null
  version: number
  state: TellingState
  approvedBy: string | null
  act: Id<'act'> | null
  notBefore: Date | null
  message: Id<'message'> | null
  why: string | null
}

const columns = sql`t.workspace_id as workspace, t.id, t.decision_id as decision, t.number, t.audience, t.manner,
  t.by_hand as "byHand", t.text, t.said, t.version, t.state, t.approved_by as "approvedBy", t.act_id as act,
  t.not_before as "notBefore", t.message_id as message, t.why`

/** Takes hold of one. Whoever changes what a decision counts holds the decision before. */
export async function holdTelling(db: Db, at: { workspace: Id<'workspace'>; telling: string }): Promise<TellingRow> {
  const { rows } = await sql<TellingRow>`
    select ${columns} from telling t where t.workspace_id = ${at.workspace} and t.id = ${at.telling} for update`.execute(
    db,
  )
  if (!rows[0]) throw new Refusal('telling.not-there', 404)
  return rows[0]
}

/** The decision that one belongs to, to be held before it. */
export async function decisionOfTelling(
  db: Db,
  at: { workspace: Id<'workspace'>; telling: string },
): Promise<Id<'decision'> | null> {
  const { rows } = await sql<{ id: Id<'decision'> }>`
    select decision_id as id from telling where workspace_id = ${at.workspace} and id = ${at.telling}`.execute(db)
  return rows[0]?.id ?? null
}

/** Drafts of a decision’s latest news, oldest first: all of them, or these. */
export async function draftsOf(
  db: Db,
  of: { workspace: Id<'workspace'>; id: string; newsNumber: number },
  which: readonly string[] | null,
): Promise<TellingRow[]> {
  const { rows } = await sql<TellingRow>`
    select ${columns} from telling t where t.workspace_id = ${of.workspace} and t.decision_id = ${of.id}
      and t.number = ${of.newsNumber} and t.state = 'draft' and not t.by_hand
      and (${which}::uuid[] is null or t.id = any(${which}::uuid[])) order by t.id for update`.execute(db)
  return rows
}

export interface Addressee extends SaidThere {
  loop: Id<'loop'>
}

/** Whom each of these tells, in the order in which they spoke. */
export async function addresseesOf(
  db: Db,
  workspace: Id<'workspace'>,
  tellings: readonly string[],
): Promise<Map<string, Addressee[]>> {
  const { rows } = await sql<{ telling: string; loop: Id<'loop'>; message: string }>`
    select x.telling_id as telling, l.id as loop, l.message_id as message from unnest(${tellings}::uuid[]) as w (id)
    join telling_loop x on x.workspace_id = ${keyed(workspace)} and x.telling_id = w.id
    join loop l on l.workspace_id = ${keyed(workspace)} and l.id = x.loop_id
    order by l.said_at, l.id`.execute(db)
  const said = await saidThere(
    db,
    workspace,
    rows.map((row) => row.message),
  )
  const found = new Map<string, Addressee[]>()
  for (const { telling, loop, message } of rows) {
    const there = said.get(message)
    if (there) found.set(telling, [...(found.get(telling) ?? []), { ...there, loop }])
  }
  return found
}

/** They have heard this word: how we know, and when they did. */
export async function close(
  db: Db,
  { workspace, id, number }: Pick<TellingRow, 'workspace' | 'id' | 'number'>,
  how: 'seen' | 'accepted' | 'by-hand',
  at: Date,
): Promise<void> {
  await sql`
    update loop l set told_number = greatest(l.told_number, ${number}), told_at = coalesce(l.told_at, ${at}), how = ${how}
    from telling_loop x where x.workspace_id = ${workspace} and x.telling_id = ${id}
      and l.workspace_id = x.workspace_id and l.id = x.loop_id`.execute(db)
  await sql`update telling set state = 'told', look_at = null, why = null where workspace_id = ${workspace} and id = ${id}`.execute(
    db,
  )
}
