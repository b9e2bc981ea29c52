import { sql } from 'kysely'
import { type Manifest } from '#channel'
import { asleepAfterDays, mostAmiss, type ContactPoint as Shown } from '#contract'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import { openGaps } from './gaps.ts'

interface Row {
  id: string
  channel: string
  name: string
  address: string
  settings: Shown['settings']
  planted_at: Date
  paused_at: Date | null
  closed_at: Date | null
  closed_why: string | null
  trouble: Shown['trouble']
  last_listened_at: Date | null
  last_heard_at: Date | null
  next_at: Date | null
  keys_end_at: Date | null
  message_count: number
  set_aside: number
  gaps: Shown['gaps'] | null
  keeper: Shown['keeper']
  doors: number
  newest_door_at: Date | null
  farewell_at: Date | null
  farewell: Omit<NonNullable<Shown['farewell']>, 'at'> | null
}

/** Where a page of our own can be seen, and a place's own address on this installation. */
interface Addresses {
  pageOf(place: { id: string; channel: string }): string | null
  hereOf(place: { id: string }): string
}

/** The places of a client and how each is doing. */
export async function contactPointsOnScreen(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  manifests: ReadonlyMap<string, Manifest>,
  addresses: Addresses,
  only: Id<'contact point'> | null = null,
): Promise<Shown[]> {
  const { rows } = await sql<Row>`
    select p.id, p.channel, p.name, p.address, p.settings, p.planted_at, p.paused_at, p.closed_at, p.closed_why, p.trouble,
           p.last_listened_at, p.last_heard_at, p.next_at,
           p.keys_end_at, p.message_count,
           (select count(*)::int from (
              select from raw_event e where e.workspace_id = p.workspace_id and e.contact_point_id = p.id
              and e.set_aside_at is not null limit ${mostAmiss + 1}) e) as set_aside,
           ${openGaps} as gaps,
           (select jsonb_build_object('user', u.id, 'name', u.name) from membership m join auth_user u on u.id = m.user_id
            where m.workspace_id = p.workspace_id and m.user_id = coalesce(p.kept_by, p.planted_by) and m.role = 'desk') as keeper,
           case when f.id is null then d.open else 0 end as doors, d.newest_at as newest_door_at,
           f.at as farewell_at,
           case when f.id is not null then jsonb_build_object('notice', f.notice, 'by', coalesce(fu.name, ''),
             'other', coalesce(fp.name, fdp.name || ' – ' || fd.name)) end as farewell
    from contact_point p
    left join lateral (
      select count(*)::int as open, max(d.at) as newest_at from door d
      where d.workspace_id = p.workspace_id and d.contact_point_id = p.id and not exists (
        select from closing k where k.workspace_id = d.workspace_id and k.contact_point_id = p.id and k.door_id = d.id
          and k.ended_at is null)) d on true
    left join closing f on f.workspace_id = p.workspace_id and f.contact_point_id = p.id and f.door_id is null and f.ended_at is null
    left join auth_user fu on fu.id = f.by
    left join contact_point fp on fp.workspace_id = f.workspace_id and fp.id = f.other_place_id
    left join door fd on fd.workspace_id = f.workspace_id and fd.id = f.other_door_id
    left join contact_point fdp on fdp.workspace_id = fd.workspace_id and fdp.id = fd.contact_point_id
    where p.workspace_id = ${workspace} and (${only}::uuid is null or p.id = ${only})
    order by p.closed_at is not null, p.planted_at desc, p.id desc`.execute(db)
  return rows.map((row) => ({ ...shown(row, manifests, addresses), ...cared(row, clock()) }))
}

const day = 86_400_000

/** Who looks after it, and whether anyone still comes. */
function cared(row: Row, now: Date): Pick<Shown, Cared> {
  const visited = row.channel === 'page' || row.doors > 0
  const since = new Date(
    Math.max(...[row.last_heard_at, row.planted_at, row.newest_door_at].map((at) => Number(at ?? 0))),
  )
  const days = Math.floor((now.getTime() - since.getTime()) / day)
  const sleeps = visited && days >= asleepAfterDays && !row.closed_at && !row.paused_at && !row.farewell
  return {
    keeper: row.keeper,
    doors: row.doors,
    asleep: sleeps ? { since: since.toISOString(), days } : null,
    farewell: row.farewell && { ...row.farewell, at: row.farewell_at!.toISOString() },
  }
}

type Cared = 'keeper' | 'doors' | 'asleep' | 'farewell'

function shown(row: Row, manifests: ReadonlyMap<string, Manifest>, { pageOf, hereOf }: Addresses): Omit<Shown, Cared> {
  const state = row.closed_at
    ? 'closed'
    : row.paused_at
      ? 'paused'
      : row.trouble && !row.trouble.partly
        ? 'trouble'
        : 'listening'
  const manifest = manifests.get(row.channel)
  const setUp = manifest?.setUp
  return {
    id: row.id,
    channel: row.channel,
    name: row.name,
    address: row.address,
    abilities: [...(manifest?.abilities ?? [])],
    settings: row.settings,
    plantedAt: row.planted_at.toISOString(),
    state,
    trouble: row.trouble,
    closedWhy: row.closed_why,
    lastListenedAt: row.last_listened_at?.toISOString() ?? null,
    lastHeardAt: row.last_heard_at?.toISOString() ?? null,
    nextAt: row.next_at?.toISOString() ?? null,
    keysEnd: row.keys_end_at?.toISOString() ?? null,
    own: manifest?.ourPlace ? null : row.settings.own === true,
    messages: row.message_count,
    setAside: row.set_aside,
    gaps: row.gaps ?? [],
    setUp: setUp ? { ...setUp, line: setUp.line.replaceAll('{here}', hereOf(row)) } : null,
    publicUrl: pageOf(row),
  }
}
