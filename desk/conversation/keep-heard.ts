import { sql } from 'kysely'
import { type ContactPoint } from '#contact-point'
import { type Db, keyed } from '#database'
import { type Clock } from '#kernel'
import { adoptOwn } from './adopt-own.ts'
import { holdConversations } from './conversation-store.ts'
import { countNew } from './count-new.ts'
import { handlesOf } from './handles-of.ts'
import { type HeardEntry } from './heard-wave.ts'
import { insertHeard, type NewMessage } from './insert-heard.ts'
import { revise } from './revise.ts'
import { noteSilence } from './silence.ts'
import { noteWhatIsSpokenOf } from './spoken-of.ts'
import { type HeardThread, threadsOf } from './threads-of.ts'

export interface Changed {
  /** What was said anew; null where only how its conversation stands has changed. */
  message: string | null
  conversation: string
}

interface Known {
  id: string
  native_id: string
  conversation_id: string
  text: string
  title: string | null
  gone: boolean
  removed: boolean
  ours: boolean
}

/**
 * Keeps what was said at a place, once: a native id met before is a revision if its words differ and nothing if they do
 * not. Every statement takes the whole step, whatever its size.
 */
export async function keepHeard(
  db: Db,
  clock: Clock,
  place: ContactPoint,
  entries: readonly HeardEntry[],
): Promise<Changed[]> {
  const known = await knownAmong(
    db,
    place,
    entries.map((entry) => entry.said.nativeId),
  )
  const fresh: HeardEntry[] = []
  const revised: { known: Known; entry: HeardEntry }[] = []
  for (const entry of entries) {
    const before = known.get(entry.said.nativeId)
    if (!before) fresh.push(entry)
    else if (!before.removed && (before.gone || before.text !== entry.said.text || before.title !== entry.said.title)) {
      revised.push({ known: before, entry })
    }
  }
  await revise(
    db,
    place,
    revised.map(({ known: { id }, entry }) => ({ id, entry })),
  )
  const kept = await keepFresh(db, clock, place, fresh)
  const again = revised.map(({ known: { id }, entry }) => ({ message: id, text: entry.said.text }))
  if (again.length) await noteSilence(db, clock, place, again)
  return [
    ...revised.map(({ known: { id, conversation_id } }) => ({ message: id, conversation: conversation_id })),
    ...kept,
  ]
}

async function knownAmong(db: Db, place: ContactPoint, nativeIds: readonly string[]): Promise<Map<string, Known>> {
  const { rows } = await sql<Known>`
    select id, native_id, conversation_id, text, title, gone_at is not null as gone, removed_by is not null as removed, ours
    from message where workspace_id = ${keyed(place.workspace)} and contact_point_id = ${place.id}
    and native_id = any(${nativeIds}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.native_id, row]))
}

async function keepFresh(
  db: Db,
  clock: Clock,
  place: ContactPoint,
  entries: readonly HeardEntry[],
): Promise<Changed[]> {
  if (!entries.length) return []
  const threads = await holdThreads(db, place, await threadsOf(db, clock, place, entries))
  const strangers = await adoptOwn(db, place, threads, entries)
  if (!strangers.length) return []
  const handles = await handlesOf(
    db,
    clock,
    place,
    strangers.map((entry) => entry.said.by),
  )
  const messages: NewMessage[] = strangers.map((entry) => ({
    entry,
    thread: threads.get(entry.said.thread.nativeId)!,
    handle: handles.get(entry.said.by.nativeId)!,
  }))
  const inserted = await insertHeard(db, place, messages)
  await noteWhatIsSpokenOf(db, place, messages)
  await countNew(
    db,
    place,
    inserted.filter((_, at) => messages[at]!.entry.said.audience !== 'internal'),
  )
  await noteSilence(
    db,
    clock,
    place,
    inserted.map(({ id }, at) => ({ message: id, text: messages[at]!.entry.said.text })),
  )
  const ours = inserted.filter((_, at) => messages[at]!.entry.said.ours).map((one) => one.id)
  const answered = await seeToAnswered(db, clock, place, ours)
  return [...inserted.map(({ id, conversation }) => ({ message: id, conversation })), ...answered]
}

/** Holds the conversations of these threads; one that is joined elsewhere meanwhile is followed there. */
async function holdThreads(
  db: Db,
  { workspace }: ContactPoint,
  threads: Map<string, HeardThread>,
): Promise<ReadonlyMap<string, HeardThread>> {
  const byId = new Map([...threads.values()].map((thread) => [thread.id, thread]))
  const ids = [...byId.keys()]
  for (;;) {
    const held = [...byId.values()].map((thread) => thread.conversation)
    await holdConversations(db, workspace, held)
    // A thread begun a moment ago in a conversation that has just been joined goes where the others went.
    const { rows } = await sql<HeardThread & { joined: string | null }>`
      select t.id, t.conversation_id as conversation, c.joined_into as joined
      from thread t join conversation c on c.workspace_id = t.workspace_id and c.id = t.conversation_id
      where t.workspace_id = ${workspace} and t.id = any(${ids}::uuid[])`.execute(db)
    for (const { id, conversation, joined } of rows) {
      byId.get(id)!.conversation = joined ?? conversation
      if (joined && held.includes(conversation))
        await sql`update thread set conversation_id = ${joined} where workspace_id = ${workspace} and id = ${id}`.execute(
          db,
        )
    }
    if (rows.every(({ conversation, joined }) => !joined && held.includes(conversation))) return threads
  }
}

/** We answered at the place itself, without the desk: what our words answer awaits no more, wherever it is discussed. */
async function seeToAnswered(db: Db, clock: Clock, place: ContactPoint, ours: readonly string[]): Promise<Changed[]> {
  if (!ours.length) return []
  const { rows } = await sql<{ conversation: string }>`
    with own as materialized (
      select m.id, m.answers_id from unnest(${ours}::uuid[]) as x (id)
      cross join lateral (
        select * from message m where m.workspace_id = ${keyed(place.workspace)} and m.id = x.id offset 0) m
      where m.audience <> 'internal')
    update message answered set handled_at = ${clock()}, handled_by = own.id from own
    where answered.workspace_id = ${keyed(place.workspace)} and answered.id = own.answers_id
      and answered.handled_at is null
    returning answered.conversation_id as conversation`.execute(db)
  return rows.map(({ conversation }) => ({ message: null, conversation }))
}
