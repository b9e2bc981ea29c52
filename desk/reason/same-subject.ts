import { sql } from 'kysely'
import { type Aside } from '#contract'
import { type Db } from '#database'
import { fold } from '#understanding'
import { type Beside } from './beside.ts'

interface Row {
  conversation: string
  subject: string | null
  place: string
  url: string | null
}

const most = 3
/** Latest conversations whose subject is compared: what is being said now, not what was ever said. */
const looked = 300
/** « Bonjour » is nobody’s subject. */
const shortest = 8

/** Conversations on the same link or under the same title: proposed, never joined by themselves. */
export async function sameSubject(db: Db, beside: Beside): Promise<Aside['sameSubject']> {
  const { rows: own } = await sql<{ url: string | null; title: string | null; subject: string | null }>`
    select t.url, t.title, c.subject from thread t
    join conversation c on c.workspace_id = t.workspace_id and c.id = t.conversation_id
    where t.workspace_id = ${beside.workspace} and t.id = ${beside.thread}`.execute(db)
  const url = own[0]?.url ?? null
  const title = fold(own[0]?.title ?? own[0]?.subject ?? '')
  const found = [...(url ? await onLink(db, beside, url) : [])]
  if (title.length >= shortest) {
    const recent = await lately(db, beside)
    found.push(...recent.filter((row) => fold(row.subject ?? '') === title))
  }
  const byConversation = new Map(found.map((row) => [row.conversation, row]))
  return [...byConversation.values()]
    .slice(0, most)
    .map(({ conversation, subject, place }) => ({ conversation, subject: subject ?? '', place }))
}

async function onLink(db: Db, beside: Beside, url: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select t.conversation_id as conversation, coalesce(c.subject, t.title) as subject, p.name as place, t.url
    from thread t
    join conversation c on c.workspace_id = t.workspace_id and c.id = t.conversation_id and c.joined_into is null
    join contact_point p on p.workspace_id = t.workspace_id and p.id = t.contact_point_id
    where t.workspace_id = ${beside.workspace} and t.url = ${url} and t.conversation_id <> ${beside.conversation}
    order by c.last_said_at desc limit ${most}`.execute(db)
  return rows
}

async function lately(db: Db, beside: Beside): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select x.id as conversation, x.subject, coalesce(p.name, '') as place, null as url
    from unnest(array[1, 0]::smallint[]) as s (standing)
    cross join lateral (
      select c.id, c.subject, c.last_message_id from conversation c
      where c.workspace_id = ${beside.workspace} and c.standing = s.standing
      order by c.last_said_at desc, c.id desc limit ${looked}) x
    left join message m on m.workspace_id = ${beside.workspace} and m.id = x.last_message_id
    left join contact_point p on p.workspace_id = ${beside.workspace} and p.id = m.contact_point_id
    where x.id <> ${beside.conversation} and x.subject is not null`.execute(db)
  return rows
}
