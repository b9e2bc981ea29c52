import { sql } from 'kysely'
import { type Aside } from '#contract'
import { saidOther } from '#conversation'
import { type Db } from '#database'
import { fold } from '#understanding'
import { type Beside } from './beside.ts'

interface Row {
  conversation: string
  subject: string | null
  place: string
}

const most = 3
/** Latest conversations whose subject is compared: what is being said now, not what was ever said. */
const looked = 300
/** « Bonjour » is nobody’s subject. */
const shortest = 8
/** A page that so many conversations are about is a landmark, not a subject. */
const mostAbout = 6

/**
 * Conversations about the same page or under the same title, on whatever channel: proposed, never joined by themselves.
 * Those of which somebody said that they are about something else are left out.
 */
export async function sameSubject(db: Db, beside: Beside): Promise<Aside['sameSubject']> {
  const { rows: own } = await sql<{ title: string | null; subject: string | null }>`
    select t.title, c.subject from thread t
    join conversation c on c.workspace_id = t.workspace_id and c.id = t.conversation_id
    where t.workspace_id = ${beside.workspace} and t.id = ${beside.thread}`.execute(db)
  const title = fold(own[0]?.title ?? own[0]?.subject ?? '')
  const found = await aboutTheSamePage(db, beside)
  if (title.length >= shortest) {
    const recent = await lately(db, beside)
    found.push(...recent.filter((row) => fold(row.subject ?? '') === title))
  }
  const byConversation = new Map(found.map((row) => [row.conversation, row]))
  if (byConversation.size) for (const other of await saidOther(db, beside)) byConversation.delete(other)
  return [...byConversation.values()]
    .slice(0, most)
    .map(({ conversation, subject, place }) => ({ conversation, subject: subject ?? '', place }))
}

async function aboutTheSamePage(db: Db, beside: Beside): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with mine as (
      select distinct s.page from thread t join spoken_of s on s.workspace_id = t.workspace_id and s.thread_id = t.id
      where t.workspace_id = ${beside.workspace} and t.conversation_id = ${beside.conversation} limit 50),
    about as (
      select mine.page, t.id, t.conversation_id, t.title, t.contact_point_id from mine
      cross join lateral (select thread_id from spoken_of s where s.workspace_id = ${beside.workspace}
        and s.page = mine.page limit ${mostAbout * 4}) s
      join thread t on t.workspace_id = ${beside.workspace} and t.id = s.thread_id),
    subject as (select page from about group by page having count(distinct conversation_id) <= ${mostAbout})
    select distinct on (c.last_said_at, c.id) c.id as conversation, coalesce(c.subject, about.title) as subject, p.name as place
    from about join subject using (page)
    join conversation c on c.workspace_id = ${beside.workspace} and c.id = about.conversation_id and c.joined_into is null
    join contact_point p on p.workspace_id = ${beside.workspace} and p.id = about.contact_point_id
    where c.id <> ${beside.conversation}
    order by c.last_said_at desc, c.id desc, about.id limit ${mostAbout * 2}`.execute(db)
  return rows
}

async function lately(db: Db, beside: Beside): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select x.id as conversation, x.subject, coalesce(p.name, '') as place
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
