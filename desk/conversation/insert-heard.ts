import { sql } from 'kysely'
import { type ContactPoint } from '#contact-point'
import { type Db, keyed } from '#database'
import { newId } from '#kernel'
import { whyAwaits } from './awaits.ts'
import { type Handle } from './handles-of.ts'
import { type HeardEntry } from './heard-wave.ts'
import { renewsAfter } from './renews-after.ts'
import { foldedForSearch, searchVector } from './search-vector.ts'
import { type HeardThread } from './threads-of.ts'

export interface NewMessage {
  entry: HeardEntry
  thread: HeardThread
  handle: Handle
}

export interface Inserted {
  id: string
  conversation: string
  thread: string
  person: string
  saidAt: Date
}

interface Parent {
  id: string
  native_id: string
  /** Something we said to someone. To comment on a piece of ours is not yet to speak to us. */
  ours_to_someone: boolean
  /** It came back to say what had become of what people said. */
  tells: boolean
}

/** Writes new messages in one statement, each tied to what it answers wherever that is known already. */
export async function insertHeard(db: Db, place: ContactPoint, messages: readonly NewMessage[]): Promise<Inserted[]> {
  const ids = new Map(messages.map((message) => [message.entry.said.nativeId, newId()]))
  const parents = await parentsAmong(db, place, messages, ids)
  const rows = messages.map((message) => asRow(message, ids.get(message.entry.said.nativeId)!, parents))
  await sql`
    insert into message (workspace_id, id, conversation_id, thread_id, contact_point_id, native_id, person_id, handle_id, ours,
      audience, title, text, html, url, language, attachments, terms, answers_id, answers_native, said_at, said_on, heard_at,
      raw_event_id, awaits, answer_until, forget_at, renew_at, search)
    select ${place.workspace}, x.id, x.conversation, x.thread, ${place.id}, x.native_id, x.person, x.handle, x.ours,
      x.audience, x.title, x.text, x.html, x.url, x.language, x.attachments, ${JSON.stringify(place.terms)}::jsonb, x.answers_id,
      x.answers_native, x.said_at, x.said_on, x.heard_at, x.raw_event, x.awaits, x.answer_until,
      x.heard_at + ${place.terms.maxAgeDays}::float8 * interval '1 day',
      x.heard_at + ${renewsAfter(place.terms)}::float8 * interval '1 millisecond', ${searchVector(sql`${place.workspace}::text`, sql`x.folded`)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id uuid, conversation uuid, thread uuid, native_id text,
      person uuid, handle uuid, ours boolean, audience text, title text, text text, html text, url text, language text,
      attachments jsonb, answers_id uuid, answers_native text, said_at timestamptz, said_on date, heard_at timestamptz, raw_event uuid,
      awaits text, answer_until timestamptz, folded text)`.execute(db)
  await findTheirParent(db, place, rows)
  return rows.map((row) => ({
    id: row.id,
    conversation: row.conversation,
    thread: row.thread,
    person: row.person,
    saidAt: new Date(row.said_at),
  }))
}

function asRow({ entry, thread, handle }: NewMessage, id: string, parents: ReadonlyMap<string, Parent>) {
  const { said, heardAt, rawEvent } = entry
  const parent = said.answers ? parents.get(said.answers) : undefined
  // Nobody speaks in the future: a clock that says so is set to when we heard it.
  const saidAt = said.saidAt && said.saidAt < heardAt ? said.saidAt : heardAt
  return {
    id,
    conversation: thread.conversation,
    thread: thread.id,
    native_id: said.nativeId,
    person: handle.person,
    handle: handle.id,
    ours: said.ours,
    audience: said.audience,
    title: said.title,
    text: said.text,
    html: said.html,
    url: said.url,
    language: said.language,
    attachments: said.attachments.length ? said.attachments : null,
    answers_id: parent?.id ?? null,
    answers_native: said.answers,
    said_at: saidAt.toISOString(),
    said_on: said.saidOn ?? null,
    heard_at: heardAt.toISOString(),
    raw_event: rawEvent,
    awaits: whyAwaits({
      ours: said.ours,
      audience: said.audience,
      answersOurs: parent?.ours_to_someone ?? false,
      answersTelling: parent?.tells ?? false,
      addresses: false,
      danger: false,
      stance: null,
      reasonMissing: false,
    }),
    answer_until: said.answerUntil?.toISOString() ?? null,
    folded: foldedForSearch(said.title, said.text),
  }
}

async function parentsAmong(
  db: Db,
  place: ContactPoint,
  messages: readonly NewMessage[],
  fresh: ReadonlyMap<string, string>,
): Promise<Map<string, Parent>> {
  const wanted = new Set(messages.flatMap(({ entry }) => entry.said.answers ?? []))
  const found = new Map<string, Parent>()
  if (!wanted.size) return found
  const { rows } = await sql<Parent>`
    select m.id, m.native_id, m.ours and coalesce(m.answers_id::text, m.answers_native) is not null as ours_to_someone,
      m.ours and exists (select from outbox o where o.workspace_id = m.workspace_id and o.message_id = m.id and o.tells) as tells
    from contact_point p
    join message m on m.workspace_id = p.workspace_id and m.contact_point_id = p.id
    where p.workspace_id = ${keyed(place.workspace)} and p.channel = ${place.channel}
      and m.native_id = any(${[...wanted]}::text[])`.execute(db)
  for (const row of rows) found.set(row.native_id, row)
  for (const { entry } of messages) {
    const id = fresh.get(entry.said.nativeId)!
    if (wanted.has(entry.said.nativeId))
      found.set(entry.said.nativeId, {
        id,
        native_id: entry.said.nativeId,
        ours_to_someone: entry.said.ours && entry.said.answers !== null,
        tells: false,
      })
  }
  return found
}

/** An answer may arrive before what it answers: it is tied when that comes. */
async function findTheirParent(
  db: Db,
  place: ContactPoint,
  rows: readonly { id: string; native_id: string }[],
): Promise<void> {
  await sql`
    update message child set answers_id = parent.id
    from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.native_id)}::text[]) as parent (id, native_id),
         contact_point p
    where p.workspace_id = ${keyed(place.workspace)} and p.channel = ${place.channel}
      and child.workspace_id = p.workspace_id and child.contact_point_id = p.id
      and child.answers_native = parent.native_id and child.answers_id is null and child.id <> parent.id`.execute(db)
}
