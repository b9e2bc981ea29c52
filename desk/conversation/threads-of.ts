import { sql } from 'kysely'
import { type ContactPoint } from '#contact-point'
import { type Db, keyed } from '#database'
import { type Clock, newId } from '#kernel'
import { type HeardEntry } from './heard-wave.ts'

export interface HeardThread {
  id: string
  conversation: string
}

interface Row {
  id: string
  native_id: string
  conversation_id: string
  here: boolean
}

/**
 * The threads these words belong to, and their conversations. A thread that another place of the same channel already
 * knows by the same native id (a blog's pieces and its comments) is the same conversation; anything else starts its own.
 */
export async function threadsOf(
  db: Db,
  clock: Clock,
  place: ContactPoint,
  entries: readonly HeardEntry[],
): Promise<Map<string, HeardThread>> {
  const wanted = new Map<string, HeardEntry>()
  for (const entry of entries)
    if (!wanted.has(entry.said.thread.nativeId)) wanted.set(entry.said.thread.nativeId, entry)
  const { rows } = await sql<Row>`
    select t.id, t.native_id, t.conversation_id, t.contact_point_id = ${place.id} as here
    from contact_point p join thread t on t.workspace_id = p.workspace_id and t.contact_point_id = p.id
    where p.workspace_id = ${keyed(place.workspace)} and p.channel = ${place.channel}
      and t.native_id = any(${[...wanted.keys()]}::text[])`.execute(db)
  const here = new Map<string, HeardThread>()
  const elsewhere = new Map<string, string>()
  for (const row of rows) {
    if (row.here) here.set(row.native_id, { id: row.id, conversation: row.conversation_id })
    else elsewhere.set(row.native_id, row.conversation_id)
  }
  const missing = [...wanted.values()].filter((entry) => !here.has(entry.said.thread.nativeId))
  await begin(db, clock, place, missing, elsewhere, here)
  return here
}

async function begin(
  db: Db,
  clock: Clock,
  place: ContactPoint,
  entries: readonly HeardEntry[],
  elsewhere: ReadonlyMap<string, string>,
  into: Map<string, HeardThread>,
): Promise<void> {
  if (!entries.length) return
  const fresh = entries.map(({ said, heardAt }) => ({
    id: newId(),
    conversation: elsewhere.get(said.thread.nativeId) ?? newId(),
    native_id: said.thread.nativeId,
    url: said.thread.url,
    title: (said.thread.title ?? said.title)?.slice(0, 500) ?? null,
    said_at: (said.saidAt ?? heardAt).toISOString(),
  }))
  await sql`
    with said as (select * from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb)
                  as x (id uuid, conversation uuid, native_id text, url text, title text, said_at timestamptz)),
    begun as (insert into conversation (workspace_id, id, subject, at, last_said_at)
              select ${place.workspace}, conversation, title, ${clock()}, said_at from said
              on conflict do nothing)
    insert into thread (workspace_id, id, contact_point_id, conversation_id, native_id, url, title, at)
    select ${place.workspace}, id, ${place.id}, conversation, native_id, url, title, ${clock()} from said`.execute(db)
  for (const one of fresh) into.set(one.native_id, { id: one.id, conversation: one.conversation })
}
