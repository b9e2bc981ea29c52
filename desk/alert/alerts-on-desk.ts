import { sql } from 'kysely'
import { type Alert, type AlertWhole, mostAlertWords } from '#contract'
import { nameOf } from '#conversation'
import { type Db } from '#database'
import { type Id, Refusal } from '#kernel'
import { markOf } from '#team'
import { mostLookedAt } from './alert-store.ts'

const closedShown = 20
/** As much of someone’s words as is shown at once. */
const mostShown = 600

interface Row {
  client_id: string
  client_name: string
  id: string
  kind: Alert['kind']
  place: string | null
  usual: number | null
  at: Date
  wave: number
  closed_at: Date | null
  taken_back_at: Date | null
  taken_at: Date | null
  taken_by: string | null
}

/** Open alerts of these clients, the first raised first; and those closed lately. */
export async function alertsOnDesk(
  db: Db,
  workspaces: readonly Id<'workspace'>[],
): Promise<{ open: Alert[]; closed: Alert[] }> {
  if (!workspaces.length) return { open: [], closed: [] }
  const open = await rowsOf(
    db,
    sql`a.workspace_id = any(${workspaces}::uuid[]) and a.closed_at is null order by a.at, a.id`,
  )
  const closed = await rowsOf(
    db,
    sql`a.workspace_id = any(${workspaces}::uuid[]) and a.closed_at is not null
      and a.taken_back_at is null order by a.closed_at desc limit ${closedShown}`,
  )
  return { open: await shown(db, open), closed: await shown(db, closed) }
}

/** One alert, whole: what is said, by how many, where, since when, who was told, what was done. */
export async function alertOnDesk(db: Db, workspace: Id<'workspace'>, id: string): Promise<AlertWhole> {
  const rows = await rowsOf(db, sql`a.workspace_id = ${workspace} and a.id = ${id}`)
  const [alert] = await shown(db, rows)
  if (!alert) throw new Refusal('alert.not-there', 404)
  return {
    ...alert,
    said: await wordsOf(db, workspace, id),
    told: await toldOf(db, workspace, id, rows[0]!.wave),
    decided: await decidedOn(db, workspace, id),
    closings: await closingsOf(db, workspace, id),
  }
}

/** Ids of decisions are in the order of time. */
async function decidedOn(db: Db, workspace: string, alert: string): Promise<string[]> {
  const rows = await db
    .selectFrom('decision')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('alert_id', '=', alert)
    .orderBy('id', 'desc')
    .limit(closedShown)
    .execute()
  return rows.map((row) => row.id)
}

/** How many persons, how many messages, at which places, since when; of so many words at most. Where a day is all that is known, the hour is that at which we heard of it. */
export async function countsOf(db: Db, workspace: string, alert: string) {
  const { rows } = await sql<{
    people: number
    messages: number
    places: string[] | null
    since: Date | null
    latest: Date | null
  }>`
    select count(distinct m.person_id)::int as people, count(*)::int as messages, min(m.at) as since,
      max(m.at) as latest, array_agg(distinct p.name) as places
    from (select message_id from alert_word w where w.workspace_id = ${workspace} and w.alert_id = ${alert}
      limit ${mostLookedAt}) w
    cross join lateral (select *, case when said_on is null then said_at else heard_at end as at from message m
      where m.workspace_id = ${workspace} and m.id = w.message_id offset 0) m
    cross join lateral (
      select name from contact_point p where p.workspace_id = ${workspace} and p.id = m.contact_point_id offset 0) p`.execute(
    db,
  )
  return rows[0]!
}

async function rowsOf(db: Db, which: ReturnType<typeof sql>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select w.id as client_id, w.name as client_name, a.id, a.kind, p.name as place, a.usual, a.at, a.wave, a.closed_at, a.taken_back_at,
      a.taken_at, u.name as taken_by
    from alert a join workspace w on w.id = a.workspace_id
    left join contact_point p on p.workspace_id = a.workspace_id and p.id = a.contact_point_id
    left join auth_user u on u.id = a.taken_by
    where ${which}`.execute(db)
  return rows
}

async function shown(db: Db, rows: readonly Row[]): Promise<Alert[]> {
  const alerts: Alert[] = []
  for (const row of rows) {
    const { people, messages, places, since, latest } = await countsOf(db, row.client_id, row.id)
    alerts.push({
      client: { id: row.client_id, name: row.client_name, mark: markOf(row.client_name) },
      id: row.id,
      kind: row.kind,
      place: row.place,
      usual: row.usual,
      people,
      messages,
      places: places ?? [],
      since: (since ?? row.at).toISOString(),
      latest: (latest ?? row.at).toISOString(),
      again: row.wave > 1,
      wave: row.wave,
      taken: row.taken_at && { by: row.taken_by ?? '', at: row.taken_at.toISOString() },
      closedAt: row.closed_at?.toISOString() ?? null,
      takenBackAt: row.taken_back_at?.toISOString() ?? null,
    })
  }
  return alerts
}

/** The latest first. Words that are gone since leave their place, without them. */
async function wordsOf(db: Db, workspace: string, alert: string): Promise<AlertWhole['said']> {
  const { rows } = await sql<{
    conversation: string
    message: string
    by: string
    place: string
    at: Date
    on: string | null
    text: string | null
    language: string | null
    seen: boolean
  }>`
    select m.conversation_id as conversation, m.id as message, ${nameOf(sql`m`)} as by, p.name as place, m.said_at as at,
      m.said_on::text as on, case when m.gone_at is null and m.removed_at is null then left(m.text, ${mostShown}) end as text, m.language,
      m.handled_at is not null as seen
    from alert_word w
    join message m on m.workspace_id = w.workspace_id and m.id = w.message_id
    join contact_point p on p.workspace_id = m.workspace_id and p.id = m.contact_point_id
    where w.workspace_id = ${workspace} and w.alert_id = ${alert}
    order by m.said_at desc, m.id desc limit ${mostAlertWords}`.execute(db)
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}

async function toldOf(db: Db, workspace: string, alert: string, wave: number): Promise<AlertWhole['told']> {
  const rows = await db
    .selectFrom('alert_telling as t')
    .innerJoin('auth_user as u', 'u.id', 't.user_id')
    .select(['u.name', 't.on_duty', 't.state', 't.not_before', 't.changed_at'])
    .where('t.workspace_id', '=', workspace)
    .where('t.alert_id', '=', alert)
    .where('t.wave', '=', wave)
    .orderBy('t.not_before')
    .orderBy('u.name')
    .execute()
  return rows.map((row) => ({
    name: row.name,
    onDuty: row.on_duty,
    state: row.state,
    at: (['waiting', 'later'].includes(row.state) ? row.not_before : row.changed_at).toISOString(),
  }))
}

async function closingsOf(db: Db, workspace: string, alert: string): Promise<AlertWhole['closings']> {
  const rows = await db
    .selectFrom('alert_closing as c')
    .leftJoin('auth_user as u', 'u.id', 'c.by')
    .select(['c.at', 'c.done', 'c.opened_again_at', 'u.name as by'])
    .where('c.workspace_id', '=', workspace)
    .where('c.alert_id', '=', alert)
    .orderBy('c.id', 'desc')
    .limit(closedShown)
    .execute()
  return rows.map((row) => ({
    by: row.by ?? '',
    at: row.at.toISOString(),
    done: row.done,
    openedAgainAt: row.opened_again_at?.toISOString() ?? null,
  }))
}
