import { sql } from 'kysely'
import { type DoorShown, type WayShown } from '#contract'
import { type Db } from '#database'
import { type Id } from '#kernel'
import { doorAddress } from './door.ts'
import { mostDoors } from './open-door.ts'

interface Row extends Omit<DoorShown, 'address' | 'at' | 'closed'> {
  code: string
  at: Date
  closed_at: Date | null
  closed: Omit<NonNullable<DoorShown['closed']>, 'at'> | null
}

/** The doors of a contact point, the latest hung first; or one of them. */
export async function doorsOnScreen(
  db: Db,
  publicUrl: string,
  at: { workspace: Id<'workspace'>; place: Id<'contact point'> },
  only: Id<'door'> | null = null,
): Promise<DoorShown[]> {
  const { rows } = await sql<Row>`
    select d.id, d.code, d.name, d.way as "goesTo", d.at, coalesce(u.name, '') as by, c.at as closed_at,
      case when c.id is not null then jsonb_build_object('notice', c.notice, 'by', coalesce(cu.name, ''), 'whole', c.door_id is null,
        'other', coalesce(op.name, odp.name || ' – ' || od.name)) end as closed
    from door d
    left join auth_user u on u.id = d.by
    left join lateral (
      select k.* from closing k where k.workspace_id = d.workspace_id and k.contact_point_id = d.contact_point_id
        and (k.door_id = d.id or k.door_id is null) and k.ended_at is null order by k.door_id is null limit 1) c on true
    left join auth_user cu on cu.id = c.by
    left join contact_point op on op.workspace_id = c.workspace_id and op.id = c.other_place_id
    left join door od on od.workspace_id = c.workspace_id and od.id = c.other_door_id
    left join contact_point odp on odp.workspace_id = od.workspace_id and odp.id = od.contact_point_id
    where d.workspace_id = ${at.workspace} and d.contact_point_id = ${at.place} and (${only}::uuid is null or d.id = ${only})
    order by d.id desc limit ${mostDoors}`.execute(db)
  return rows.map(({ code, at, closed_at, closed, ...row }) => ({
    ...row,
    address: doorAddress(publicUrl, code),
    at: at.toISOString(),
    closed: closed && { ...closed, at: closed_at!.toISOString() },
  }))
}

/** Where whoever finds a door closed may be led: the pages and doors of a client that are open. */
export async function openWays(db: Db, workspace: Id<'workspace'>): Promise<WayShown[]> {
  const { rows } = await sql<WayShown>`
    select 'page' as kind, p.id, p.name from contact_point p
    where p.workspace_id = ${workspace} and p.channel = 'page' and p.closed_at is null and p.paused_at is null
    union all
    select 'door', d.id, p.name || ' – ' || d.name from door d
    join contact_point p on p.workspace_id = d.workspace_id and p.id = d.contact_point_id and p.closed_at is null
    where d.workspace_id = ${workspace} and not exists (
      select from closing k where k.workspace_id = d.workspace_id and k.contact_point_id = d.contact_point_id
        and (k.door_id = d.id or k.door_id is null) and k.ended_at is null)
    order by 1 desc, 2 desc limit ${mostWays}`.execute(db)
  return rows
}

const mostWays = 500
