import { type Selectable, sql } from 'kysely'
import { mayBeCounted } from '#contact-point'
import { type Db, keyed, type Tables } from '#database'
import { type Id, Refusal } from '#kernel'
import { freshSince, type Word } from './alert.ts'

export type AlertRow = Selectable<Tables['alert']>
export type Kind = AlertRow['kind']

/** So many words are looked at, and so many joined at once. */
export const mostLookedAt = 1_000
const pastDays = 28
/** As where one awaits: below this what is found in words is too doubtful to stand for anything. */
const likelyEnough = 0.5

const here = sql`m.gone_at is null and m.removed_at is null and not m.ours and m.audience <> 'internal'`
/** It says no: marked by hand, or found and likely enough; and speaks of no danger, which counts for itself. */
const saysNo = sql`(m.awaits is distinct from 'danger' and coalesce(m.stance, (
  select f.stance from finding f where f.workspace_id = m.workspace_id and f.message_id = m.id and f.revision = m.revision
    and f.stance_confidence >= ${likelyEnough})) = 'dislike')`

export interface FreshWord extends Word {
  place: string
  danger: boolean
}

/** Of these messages, those said lately that speak of danger or say no. */
export async function freshAmong(
  db: Db,
  workspace: Id<'workspace'>,
  messages: readonly string[],
  now: Date,
): Promise<FreshWord[]> {
  const { rows } = await sql<FreshWord>`
    select m.id as message, m.person_id as person, m.said_at as at, m.contact_point_id as place,
      m.awaits is not distinct from 'danger' as danger
    from unnest(${messages}::uuid[]) as x (id)
    cross join lateral (select * from message m where m.workspace_id = ${keyed(workspace)} and m.id = x.id offset 0) m
    where m.said_at > ${freshSince(now)} and ${here} and (m.awaits = 'danger' or ${saysNo})
    order by m.said_at, m.id`.execute(db)
  return rows
}

/** What was said of danger lately, oldest first, wherever; what was heard before `after` is known already. */
export async function dangersSince(db: Db, workspace: Id<'workspace'>, now: Date, after: Date | null): Promise<Word[]> {
  const { rows } = await sql<Word>`
    select m.id as message, m.person_id as person, m.said_at as at from message m
    where m.workspace_id = ${workspace} and m.awaits = 'danger' and m.said_at > ${freshSince(now)} and ${here}
      and (${after}::timestamptz is null or m.heard_at > ${after}::timestamptz)
    order by m.said_at desc limit ${mostLookedAt}`.execute(db)
  return rows.reverse()
}

/**
 * Who says no at one place, among the latest words heard there: so many at most, of four weeks at most. `heardSince`: the
 * oldest of all that were looked at; where there are more than one looks at, longer ago than any rule asks.
 */
export async function dislikesAt(
  db: Db,
  workspace: Id<'workspace'>,
  place: string,
  now: Date,
  after: Date | null,
): Promise<{ words: Word[]; heardSince: Date }> {
  const { rows } = await sql<Word & { no: boolean; known: boolean; looked: number; oldest: Date }>`
    select m.id as message, m.person_id as person, m.said_at as at, ${saysNo} as no,
      ${after}::timestamptz is not null and m.heard_at <= ${after}::timestamptz as known, m.looked, m.oldest
    from (
      select x.*, (count(*) over ())::int as looked, min(x.said_at) over () as oldest from (
        select * from message m where m.workspace_id = ${workspace} and m.contact_point_id = ${place}
          and not m.ours and m.audience <> 'internal'
        order by m.heard_at desc limit ${mostLookedAt}) x) m
    where m.said_at > ${new Date(now.getTime() - pastDays * 86_400_000)} and ${here}
      and ${mayBeCounted(workspace, sql`m.contact_point_id`)}
    order by m.said_at, m.id`.execute(db)
  const said = rows.filter((row) => row.no && !(row.known && row.at > freshSince(now)))
  const [row] = rows
  return { words: said, heardSince: !row || row.looked === mostLookedAt ? new Date(0) : row.oldest }
}

/** The alert of this event that is open, held until the transaction ends; else the latest that was closed. */
export async function latestAlert(
  db: Db,
  workspace: Id<'workspace'>,
  kind: Kind,
  place: string | null,
): Promise<AlertRow | null> {
  const row = await db
    .selectFrom('alert')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('kind', '=', kind)
    .where('contact_point_id', 'is not distinct from', place)
    .where('taken_back_at', 'is', null)
    .orderBy(sql`closed_at desc nulls first`)
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function alertHeld(db: Db, workspace: Id<'workspace'>, id: string): Promise<AlertRow> {
  const row = await db
    .selectFrom('alert')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('alert.not-there', 404)
  return row
}

export async function changeAlert(
  db: Db,
  { workspace_id, id }: Pick<AlertRow, 'workspace_id' | 'id'>,
  to: Partial<AlertRow>,
) {
  await db.updateTable('alert').set(to).where('workspace_id', '=', workspace_id).where('id', '=', id).execute()
}

/** These words belong to it from now on. Answers how many had not. */
export async function joinWords(
  db: Db,
  { workspace_id, id }: Pick<AlertRow, 'workspace_id' | 'id'>,
  words: readonly Word[],
  at: Date,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into alert_word (workspace_id, alert_id, message_id, at)
    select ${workspace_id}, ${id}, x.id, ${at} from unnest(${words.map((word) => word.message)}::uuid[]) as x (id)
    on conflict do nothing`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** The messages of everyone who spoke of it; what is gone since is among them. */
export async function wordsBehindAlert(db: Db, workspace: Id<'workspace'>, alert: string): Promise<string[]> {
  const { rows } = await sql<{ id: string | null }>`
    select m.id from alert a
    left join alert_word w on w.workspace_id = a.workspace_id and w.alert_id = a.id
    left join message m on m.workspace_id = w.workspace_id and m.id = w.message_id and m.handle_id is not null
    where a.workspace_id = ${workspace} and a.id = ${alert} order by m.said_at, m.id`.execute(db)
  if (!rows.length) throw new Refusal('alert.not-there', 404)
  return rows.flatMap(({ id }) => id ?? [])
}
