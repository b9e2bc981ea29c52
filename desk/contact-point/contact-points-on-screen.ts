import { sql } from 'kysely'
import { type Manifest } from '#channel'
import { mostAmiss, type ContactPoint as Shown } from '#contract'
import { type Db } from '#database'
import { type Id } from '#kernel'
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
}

/** Where a page of our own can be seen, and a place's own address on this installation. */
interface Addresses {
  pageOf(place: { id: string; channel: string }): string | null
  hereOf(place: { id: string }): string
}

/** The places of a client and how each is doing. */
export async function contactPointsOnScreen(
  db: Db,
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
           ${openGaps} as gaps
    from contact_point p
    where p.workspace_id = ${workspace} and (${only}::uuid is null or p.id = ${only})
    order by p.closed_at is not null, p.planted_at desc, p.id desc`.execute(db)
  return rows.map((row) => shown(row, manifests, addresses))
}

function shown(row: Row, manifests: ReadonlyMap<string, Manifest>, { pageOf, hereOf }: Addresses): Shown {
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
