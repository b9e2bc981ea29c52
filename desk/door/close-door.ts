import { sql } from 'kysely'
import { type Db, ring } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { type Act, recordAct } from '#team'
import { type AtDoor, type OtherWay } from './door.ts'

/** What whoever comes is told, and where they may go instead. */
export interface Farewell {
  notice: string
  other: OtherWay | null
}

/** Closes a door, with a word to whoever still comes. Nothing that was said is touched; it can be undone at any time. */
export async function closeDoor(db: Db, clock: Clock, at: AtDoor, by: string, farewell: Farewell): Promise<Id<'act'>> {
  const { workspace } = at
  const door = await db
    .selectFrom('door')
    .select('contact_point_id')
    .where('workspace_id', '=', workspace)
    .where('id', '=', at.door)
    .executeTakeFirst()
  if (!door) throw new Refusal('door.not-there', 404)
  if (farewell.other?.id === at.door) throw new Refusal('door.proposes-itself', 422)
  const place = door.contact_point_id as Id<'contact point'>
  const closing = await keepClosing(db, clock, { workspace, place, door: at.door, by }, farewell)
  const act = await recordAct(db, clock, { workspace, kind: 'close-door', by, detail: { closing } })
  await ring(db, { workspace, kind: 'places', conversations: [] })
  return act
}

interface Closes {
  workspace: Id<'workspace'>
  place: Id<'contact point'>
  door: Id<'door'> | null
  by: string
}

export async function keepClosing(
  db: Db,
  clock: Clock,
  of: Closes,
  { notice, other }: Farewell,
): Promise<Id<'closing'>> {
  if (other) await mustBeThere(db, of.workspace, other)
  const id = newId<'closing'>()
  const kept = await db
    .insertInto('closing')
    .values({
      ...{ workspace_id: of.workspace, id, contact_point_id: of.place, door_id: of.door, notice: notice.trim() },
      other_door_id: other?.kind === 'door' ? other.id : null,
      other_place_id: other?.kind === 'page' ? other.id : null,
      ...{ by: of.by, at: clock(), ended_at: null, ended_by: null },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!kept) throw new Refusal('door.closed-already', 409)
  return id
}

async function mustBeThere(db: Db, workspace: Id<'workspace'>, { kind, id }: OtherWay): Promise<void> {
  const { rows } = await (kind === 'door'
    ? sql`select from door where workspace_id = ${workspace} and id = ${id}`
    : sql`select from contact_point where workspace_id = ${workspace} and id = ${id} and channel = 'page' and closed_at is null`
  ).execute(db)
  if (!rows.length) throw new Refusal('door.no-such-other', 422)
}

/** Opens a door that was closed: its short address leads where it led. */
export async function reopenDoor(db: Db, clock: Clock, at: AtDoor, by: string): Promise<void> {
  const ended = await sql`
    update closing set ended_at = ${clock()}, ended_by = ${by}
    where workspace_id = ${at.workspace} and door_id = ${at.door} and ended_at is null returning id`.execute(db)
  if (!ended.rows.length) throw new Refusal('door.not-closed', 409)
  await ring(db, { workspace: at.workspace, kind: 'places', conversations: [] })
}

export async function undoCloseDoor(db: Db, clock: Clock, act: Act, by: string): Promise<void> {
  const ended = await sql`
    update closing set ended_at = ${clock()}, ended_by = ${by}
    where workspace_id = ${act.workspace} and id = ${act.detail.closing} and ended_at is null returning id`.execute(db)
  if (!ended.rows.length) throw new Refusal('act.too-late', 409)
  await ring(db, { workspace: act.workspace, kind: 'places', conversations: [] })
}
