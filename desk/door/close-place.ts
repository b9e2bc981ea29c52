import { sql } from 'kysely'
import { contactPoint, endPause, pause } from '#contact-point'
import { type Db, ring } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { type Act, recordAct } from '#team'
import { type Closed, closedBy } from './behind-door.ts'
import { type Farewell, keepClosing } from './close-door.ts'

/** Which contact point is meant. */
interface At {
  workspace: Id<'workspace'>
  place: Id<'contact point'>
}

/**
 * Closes all doors of a contact point with a word to whoever still comes. A page of our own takes no more words; those that
 * stand there stay, for everyone to read. It can be undone at any time: nothing is deleted.
 */
export async function closePlace(db: Db, clock: Clock, at: At, by: string, farewell: Farewell): Promise<Id<'act'>> {
  const { workspace } = at
  const place = await contactPoint(db, workspace, at.place)
  if (place.closedAt) throw new Refusal('door.place-closed', 409)
  if (await leadsBack(db, at, farewell)) throw new Refusal('door.proposes-itself', 422)
  const closing = await keepClosing(db, clock, { ...at, door: null, by }, farewell)
  const pauses = place.channel === 'page' && !place.pausedAt
  if (pauses) await pause(db, clock, at, by)
  const act = await recordAct(db, clock, {
    workspace,
    kind: 'close-place',
    by,
    detail: { closing, place: at.place, pauses },
  })
  await ring(db, { workspace, kind: 'places', conversations: [] })
  return act
}

async function leadsBack(db: Db, at: At, { other }: Farewell): Promise<boolean> {
  if (other?.kind !== 'door') return other?.id === at.place
  const { rows } = await sql`select from door where workspace_id = ${at.workspace} and id = ${other.id}
    and contact_point_id = ${at.place}`.execute(db)
  return rows.length > 0
}

/** Opens again what was closed with a word; false: it was not. */
export async function endFarewell(db: Db, clock: Clock, at: At, by: string): Promise<boolean> {
  const { rows } = await sql`
    update closing set ended_at = ${clock()}, ended_by = ${by}
    where workspace_id = ${at.workspace} and contact_point_id = ${at.place} and door_id is null and ended_at is null
    returning id`.execute(db)
  await ring(db, { workspace: at.workspace, kind: 'places', conversations: [] })
  return rows.length > 0
}

/** Opens a contact point again that was closed with a word: its doors lead where they led, its page takes words. */
export async function reopenPlace(db: Db, clock: Clock, at: At, by: string): Promise<void> {
  const place = await contactPoint(db, at.workspace, at.place)
  if (!(await endFarewell(db, clock, at, by))) throw new Refusal('door.not-closed', 409)
  if (place.channel === 'page') await endPause(db, at)
}

export async function undoClosePlace(db: Db, clock: Clock, act: Act, by: string): Promise<void> {
  const at = { workspace: act.workspace, place: act.detail.place as Id<'contact point'> }
  const { rows } = await sql`select from closing where workspace_id = ${act.workspace} and id = ${act.detail.closing}
    and ended_at is null`.execute(db)
  if (!rows.length || !(await endFarewell(db, clock, at, by))) throw new Refusal('act.too-late', 409)
  if (act.detail.pauses === true) await endPause(db, at)
}

/** What a page of our own says to whoever comes once it was closed so; null: it was not. */
export async function farewellAt(db: Db, at: At): Promise<Closed | null> {
  const { rows } = await sql<{ id: Id<'closing'> }>`select id from closing where workspace_id = ${at.workspace}
    and contact_point_id = ${at.place} and door_id is null and ended_at is null`.execute(db)
  return rows[0] ? closedBy(db, at.workspace, at.place, rows[0].id) : null
}
