import { sql } from 'kysely'
import { contactPoint } from '#contact-point'
import { type GrownShown } from '#contract'
import { readCursor, writeCursor } from '#conversation'
import { type Db } from '#database'
import { type Id } from '#kernel'

export const grownPage = 30

interface Row extends Omit<GrownShown, 'begunAt' | 'lastSaidAt'> {
  thread: string
  begun_at: Date
  last_said_at: Date
}

/**
 * The conversations that began at a contact point, and those that an invitation of ours began there beside other places; the
 * latest first. By which of its doors somebody came, nothing tells.
 */
export async function grownHere(
  db: Db,
  at: { workspace: Id<'workspace'>; place: Id<'contact point'> },
  after: string | undefined,
): Promise<{ place: string; grown: GrownShown[]; next: string | null }> {
  const { workspace, place } = at
  const { name } = await contactPoint(db, workspace, place)
  const from = readCursor(after)
  // Threads are numbered in time: the first of a conversation is where it began, whatever joined it since.
  const { rows } = await sql<Row>`
    select t.id as thread, c.id as conversation, coalesce(first.said_at, t.at) as begun_at, c.last_said_at, c.message_count as messages, c.voice_count as people,
      s.spark_id as spark, coalesce(nullif(btrim(first.text), ''), left(c.subject, 300), '') as beginning
    from thread t
    join conversation c on c.workspace_id = t.workspace_id and c.id = t.conversation_id and c.message_count > 0
    left join lateral (
      select left(m.text, 300) as text, m.said_at from message m where m.workspace_id = t.workspace_id and m.conversation_id = t.conversation_id
        and m.thread_id = t.id and m.audience <> 'internal' order by m.said_at, m.id limit 1) first on true
    left join lateral (
      select x.spark_id from spark_place x join message m on m.workspace_id = x.workspace_id and m.id = x.message_id
      where x.workspace_id = t.workspace_id and x.contact_point_id = t.contact_point_id and m.thread_id = t.id limit 1) s on true
    where t.workspace_id = ${workspace} and t.contact_point_id = ${place}
      and (${from?.id ?? null}::uuid is null or t.id < ${from?.id ?? null}::uuid)
      and (s.spark_id is not null or not exists (select from thread o where o.workspace_id = t.workspace_id
        and o.conversation_id = t.conversation_id and o.id < t.id))
    order by t.id desc limit ${grownPage + 1}`.execute(db)
  const page = rows.slice(0, grownPage)
  const last = page.at(-1)
  return {
    place: name,
    grown: page.map(({ thread: _, begun_at, last_said_at, ...row }) => ({
      ...row,
      begunAt: begun_at.toISOString(),
      lastSaidAt: last_said_at.toISOString(),
    })),
    next: rows.length > grownPage && last ? writeCursor({ at: last.begun_at, id: last.thread }) : null,
  }
}
