import { type RawBuilder, sql } from 'kysely'
import { type HandoverNote } from '#contract'
import { type Db } from '#database'
import { type Clock, type Id, videosIn } from '#kernel'
import { markOf } from '#team'
import { doneSince } from './done-since.ts'

const freshDays = 28
const mostFresh = 10
const pageSize = 20

interface Row {
  workspace: string
  name: string
  id: string
  by: string
  by_name: string | null
  at: Date
  text: string
  read_at: Date | null
}

/** What others left for this user and they have not read, with what was done since. */
export async function handoversToRead(
  db: Db,
  clock: Clock,
  workspaces: readonly Id<'workspace'>[],
  user: string,
): Promise<HandoverNote[]> {
  const since = new Date(clock().getTime() - freshDays * 86_400_000)
  const rows = await rowsOf(db, workspaces, user, sql`h.at > ${since} and h.by <> ${user} and r.at is null`, mostFresh)
  const notes = gathered(rows, user).slice(0, mostFresh)
  for (const note of notes)
    note.since = await doneSince(
      db,
      note.clients.map((client) => client.id),
      new Date(note.at),
      user,
    )
  return notes
}

/** All that was left, a page at a time. */
export async function handoversPast(
  db: Db,
  workspaces: readonly Id<'workspace'>[],
  user: string,
  before: Date | null,
): Promise<{ notes: HandoverNote[]; next: string | null }> {
  const notes = gathered(
    await rowsOf(db, workspaces, user, before ? sql`h.at < ${before}` : sql`true`, pageSize + 1),
    user,
  )
  const page = notes.slice(0, pageSize)
  return { notes: page, next: notes.length > pageSize ? page.at(-1)!.at : null }
}

async function rowsOf(
  db: Db,
  workspaces: readonly string[],
  user: string,
  which: RawBuilder<unknown>,
  most: number,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select n.*, w.name, u.name as by_name
    from unnest(${workspaces}::uuid[]) with ordinality as x (id, place)
    cross join lateral (
      select h.workspace_id as workspace, h.id, h.by, h.at, h.text, r.at as read_at from handover h
      left join handover_read r on r.workspace_id = h.workspace_id and r.handover_id = h.id and r.user_id = ${user}
      where h.workspace_id = x.id and h.withdrawn_at is null and ${which}
      order by h.at desc, h.id desc limit ${most}) n
    join workspace w on w.id = n.workspace
    left join auth_user u on u.id = n.by
    order by n.at desc, n.id desc, x.place`.execute(db)
  return rows
}

/** The same note at several clients is one. */
function gathered(rows: readonly Row[], user: string): HandoverNote[] {
  const notes = new Map<string, HandoverNote>()
  for (const row of rows) {
    const client = { id: row.workspace, name: row.name, mark: markOf(row.name) }
    const note = notes.get(row.id)
    if (note) note.clients.push(client)
    else
      notes.set(row.id, {
        id: row.id,
        by: row.by_name ?? '',
        at: row.at.toISOString(),
        text: row.text,
        videos: videosIn(row.text),
        clients: [client],
        mine: row.by === user,
        readAt: row.read_at?.toISOString() ?? null,
        since: [],
      })
  }
  return [...notes.values()]
}
