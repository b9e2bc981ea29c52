import { sql } from 'kysely'
import { contactPoint } from '#contact-point'
import { type Db, ring } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { type AtDoor, drawCode, readWay } from './door.ts'

/** At one contact point, those closed among them: their paper may hang for years. */
export const mostDoors = 200

export interface ToOpen {
  workspace: Id<'workspace'>
  place: Id<'contact point'>
  name: string
  /** As it was typed; null: the contact point's own page. */
  goesTo: string | null
  by: string
}

/** Hangs one more short address before a contact point. */
export async function openDoor(db: Db, clock: Clock, publicUrl: string, to: ToOpen): Promise<Id<'door'>> {
  const { workspace } = to
  const place = await contactPoint(db, workspace, to.place)
  if (place.closedAt) throw new Refusal('door.place-closed', 409)
  const goesTo = wayOf(place.channel, to.goesTo, publicUrl)
  const { rows } = await sql<{ n: number; closed: boolean }>`
    select (select count(*)::int from (select from door where workspace_id = ${workspace} and contact_point_id = ${to.place}
              limit ${mostDoors}) d) as n,
      exists (select from closing where workspace_id = ${workspace} and contact_point_id = ${to.place}
              and door_id is null and ended_at is null) as closed`.execute(db)
  if (rows[0]!.closed) throw new Refusal('door.place-closed', 409)
  if (rows[0]!.n >= mostDoors) throw new Refusal('door.too-many', 409, { most: mostDoors })
  const id = newId<'door'>()
  await db
    .insertInto('door')
    .values({
      ...{ workspace_id: workspace, id, contact_point_id: to.place, code: await freeCode(db), name: to.name },
      ...{ way: goesTo, by: to.by, at: clock() },
    })
    .execute()
  await ring(db, { workspace, kind: 'places', conversations: [] })
  return id
}

/** Renames a door, or has it lead elsewhere: its paper stays good. */
export async function changeDoor(
  db: Db,
  publicUrl: string,
  at: AtDoor,
  change: { name?: string | undefined; goesTo?: string | null | undefined },
): Promise<Id<'contact point'>> {
  const door = await db
    .selectFrom('door as d')
    .innerJoin('contact_point as p', (join) =>
      join.onRef('p.workspace_id', '=', 'd.workspace_id').onRef('p.id', '=', 'd.contact_point_id'),
    )
    .select(['d.name', 'd.way', 'd.contact_point_id', 'p.channel'])
    .where('d.workspace_id', '=', at.workspace)
    .where('d.id', '=', at.door)
    .executeTakeFirst()
  if (!door) throw new Refusal('door.not-there', 404)
  await db
    .updateTable('door')
    .set({
      name: change.name ?? door.name,
      way: change.goesTo === undefined ? door.way : wayOf(door.channel, change.goesTo, publicUrl),
    })
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.door)
    .execute()
  await ring(db, { workspace: at.workspace, kind: 'places', conversations: [] })
  return door.contact_point_id as Id<'contact point'>
}

function wayOf(channel: string, goesTo: string | null, publicUrl: string): string | null {
  if (goesTo !== null) return readWay(goesTo, publicUrl)
  if (channel !== 'page') throw new Refusal('door.leads-nowhere', 422)
  return null
}

async function freeCode(db: Db): Promise<string> {
  for (;;) {
    const code = drawCode()
    const { rows } = await sql`select 1 from door_at(${code})`.execute(db)
    if (!rows.length) return code
  }
}
