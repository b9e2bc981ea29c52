import { type RawBuilder, sql } from 'kysely'
import { type Filter, type Row } from '#contract'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import { adviseRows } from './advise-rows.ts'
import { readListCursor, writeListCursor } from './cursor.ts'
import { nameOf } from './name-of.ts'
import { type Listed, type RowRead, rowsShown } from './row-shown.ts'
import { type ChannelAbilities } from './turn-shown.ts'

export interface Advising {
  clock: Clock
  channels: Pick<ChannelAbilities, 'ourPlace'>
}

export const pageSize = 50

/**
 * A page of the desk's list, for one client or for all: a keyset in each workspace, merged. Costs the same whatever
 * stands behind it.
 */
export async function conversationsOnDesk(
  db: Db,
  workspaces: readonly Id<'workspace'>[],
  user: string,
  filter: Filter & { after?: string },
  { clock, channels }: Advising,
): Promise<{ rows: Row[]; next: string | null }> {
  const after = readListCursor(filter.after)
  const past = after
    ? sql`and (c.standing, c.last_said_at, c.id) < (${after.standing}, ${after.at}::timestamptz, ${after.id}::uuid)`
    : sql``
  const { rows } = await sql<Listed & RowRead>`
    with page as (
      select c.* from unnest(${workspaces}::uuid[]) as w (id)
      cross join lateral (
        select c.* from ${await lookedThrough(db, workspaces, filter.place)}
        where c.workspace_id = w.id and c.standing >= 0 ${shownBy(filter, user)} ${past}
        order by c.standing desc, c.last_said_at desc, c.id desc limit ${pageSize + 1}) c
      order by c.standing desc, c.last_said_at desc, c.id desc limit ${pageSize + 1})
    ${rowColumns}
    order by c.standing desc, c.last_said_at desc, c.id desc`.execute(db)
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  return {
    rows: await adviseRows(db, clock, channels, rowsShown(shown)),
    next:
      rows.length > pageSize && last
        ? writeListCursor({ standing: last.standing, at: last.last_said_at, id: last.id })
        : null,
  }
}

/** Up to so many threads, a place is listed from its threads. */
const fewThreads = 5_000

/**
 * What a page is taken from: the list in its order, or, for a place where little was ever said, that. A place quiet for
 * years would otherwise be looked for through all that was said elsewhere since.
 */
async function lookedThrough(
  db: Db,
  workspaces: readonly Id<'workspace'>[],
  place: string | undefined,
): Promise<RawBuilder<unknown>> {
  if (!place) return sql`conversation c`
  const { rows } = await sql<{ few: boolean }>`
    select count(*) <= ${fewThreads} as few from (
      select from thread where workspace_id = any(${workspaces}::uuid[]) and contact_point_id = ${place}
      limit ${fewThreads + 1}) there`.execute(db)
  if (!rows[0]?.few) return sql`conversation c`
  return sql`(
    select distinct t.conversation_id as id from thread t
    where t.workspace_id = w.id and t.contact_point_id = ${place} offset 0) t
    cross join lateral (select * from conversation c where c.workspace_id = w.id and c.id = t.id offset 0) c`
}

/** The same rows for conversations named by id: what the live stream sends when something changed. */
export async function rowsOf(
  db: Db,
  workspace: Id<'workspace'>,
  conversations: readonly string[],
  { clock, channels }: Advising,
): Promise<Row[]> {
  return adviseRows(db, clock, channels, await rowsNamed(db, workspace, conversations))
}

/** Rows by id, without advice. */
export async function rowsNamed(db: Db, workspace: Id<'workspace'>, conversations: readonly string[]): Promise<Row[]> {
  const { rows } = await sql<Listed & RowRead>`
    with page as (select * from conversation where workspace_id = ${workspace} and id = any(${conversations}::uuid[]) and standing >= 0)
    ${rowColumns}`.execute(db)
  return rowsShown(rows)
}

// Someone who joined two handles is called here as where it was said.
const nameHere = sql`
  select h.name from handle h where h.workspace_id = c.workspace_id and h.person_id = v.person_id and exists (
    select from thread t where t.workspace_id = c.workspace_id and t.conversation_id = c.id
      and t.contact_point_id = h.contact_point_id offset 0)
  order by h.id limit 1`

// Each row looks its own up by key (`lateral … offset 0`): joined freely, they are read by the workspace at a million.
const rowColumns = sql`
  select c.*, w.name as client, u.name as assigned_name, names.names, places.places,
         note.by as note_by, note.text as note_text, promised.promised, m.text as last_text, m.said_at as last_at,
         case when m.said_at = c.last_said_at then m.said_on::text end as last_on, m.ours as last_ours, m.language as last_language,
         m.gone_at is not null or m.removed_at is not null as last_gone, m.by as last_by
  from page c
  cross join lateral (select name from workspace w where w.id = c.workspace_id offset 0) w
  left join lateral (select name from auth_user u where u.id = c.assigned_to offset 0) u on true
  left join lateral (
    select text, said_at, said_on, ours, language, gone_at, removed_at, ${nameOf(sql`m`)} as by from message m
    where m.workspace_id = c.workspace_id and m.id = c.last_message_id offset 0) m on true
  left join lateral (
    select p.name as by, n.text from (
      select text, person_id from message n where n.workspace_id = c.workspace_id and n.conversation_id = c.id
        and n.audience = 'internal' and n.said_at >= c.last_said_at order by n.said_at desc, n.id desc limit 1) n
    cross join lateral (
      select name from person p where p.workspace_id = c.workspace_id and p.id = n.person_id offset 0) p) note on true
  left join lateral (
    select min(due_on)::text as promised from commitment k where k.workspace_id = c.workspace_id and k.conversation_id = c.id
      and k.ended_at is null and c.awaiting_why = 'given-word') promised on true
  left join lateral (
    select array_agg(coalesce(h.name, p.name) order by v.last_said_at desc) as names from (
      select v.person_id, v.last_said_at from voice v
      where v.workspace_id = c.workspace_id and v.conversation_id = c.id
      order by v.last_said_at desc limit 3) v
    cross join lateral (
      select p.name from person p where p.workspace_id = c.workspace_id and p.id = v.person_id offset 0) p
    left join lateral (${nameHere}) h on true) names on true
  left join lateral (
    select jsonb_agg(jsonb_build_object('name', name, 'channel', channel)) as places from (
      select distinct cp.name, cp.channel from thread t
      cross join lateral (select name, channel from contact_point cp
        where cp.workspace_id = t.workspace_id and cp.id = t.contact_point_id offset 0) cp
      where t.workspace_id = c.workspace_id and t.conversation_id = c.id limit 2) two) places on true`

function shownBy(filter: Filter, user: string): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = []
  if (filter.show === 'awaits') parts.push(sql`and c.standing = 1`)
  else if (filter.show === 'snoozed') parts.push(sql`and c.snoozed_until is not null`)
  else if (filter.show === 'let-live') parts.push(sql`and c.let_live_why is not null`)
  else parts.push(sql`and c.snoozed_until is null`)
  if (filter.assigned === 'me') parts.push(sql`and c.assigned_to = ${user}`)
  if (filter.assigned === 'nobody') parts.push(sql`and c.assigned_to is null`)
  if (filter.why) parts.push(sql`and c.awaiting_count > 0 and c.awaiting_why = ${filter.why}`)
  // A word given is the desk's own matter: whoever may not read it finds nothing by it either.
  if (filter.why === 'given-word')
    parts.push(sql`and exists (select from commitment k where k.workspace_id = c.workspace_id
      and k.conversation_id = c.id and k.ended_at is null)`)
  if (filter.place) {
    parts.push(sql`and exists (select from thread t where t.workspace_id = c.workspace_id and t.conversation_id = c.id
      and t.contact_point_id = ${filter.place})`)
  }
  return sql.join(parts, sql` `)
}
