import { sql } from 'kysely'
import { type ContactPoint } from '#contact-point'
import { type Db } from '#database'
import { fold } from '#understanding'
import { type HeardEntry } from './heard-wave.ts'
import { soundsLikeBrand } from './public-page.ts'
import { type HeardThread } from './threads-of.ts'

interface Own {
  id: string
  conversation_id: string
  text: string
  /** The native id of the thread it was said in. */
  thread: string
  /** Who said it, and for whom. */
  name: string
  brand: string
}

/** Fewer words than this anyone might say: they are ours only under a name of ours. */
const fewWords = 5

/**
 * Our own words coming back: an answer given by hand on a blog returns in its feed. Such an entry gives its native id to
 * the message that we already hold and is no new voice. Someone who only says the same, or quotes us, is one: nobody’s
 * words are taken for ours who has spoken there before under another name. Returns the entries that are not ours.
 */
export async function adoptOwn(
  db: Db,
  place: ContactPoint,
  threads: ReadonlyMap<string, HeardThread>,
  entries: readonly HeardEntry[],
): Promise<HeardEntry[]> {
  const conversations = [...new Set([...threads.values()].map((thread) => thread.conversation))]
  // What is being said may be heard there before its place has told us that it took it.
  const { rows } = await sql<Own>`
    select m.id, m.conversation_id, m.text, t.native_id as thread, p.name, w.name as brand from outbox o
    join message m on m.workspace_id = o.workspace_id and m.id = o.message_id
    join thread t on t.workspace_id = m.workspace_id and t.id = m.thread_id
    join person p on p.workspace_id = m.workspace_id and p.id = m.person_id
    join workspace w on w.id = m.workspace_id
    where m.workspace_id = ${place.workspace} and m.conversation_id = any(${conversations}::uuid[])
      and m.ours and m.native_id is null and m.audience <> 'internal' and o.state in ('saying', 'sent', 'unknown')`.execute(
    db,
  )
  if (!rows.length) return [...entries]
  const waiting = Map.groupBy(rows, (row) => `${row.conversation_id} ${fold(row.text).trim()}`)
  const known = await voicesAmong(db, place, entries)
  const strangers: HeardEntry[] = []
  for (const entry of entries) {
    const key = `${threads.get(entry.said.thread.nativeId)!.conversation} ${fold(entry.said.text).trim()}`
    const alike = waiting.get(key) ?? []
    // The same answer may have gone to several places: what stands here is the one that was said here.
    const found = alike.find((own) => own.thread === entry.said.thread.nativeId) ?? alike.at(-1)
    if (!found || !soundsOurs(entry, found, known)) {
      strangers.push(entry)
      continue
    }
    waiting.set(
      key,
      alike.filter((own) => own !== found),
    )
    const own = found.id
    const thread = threads.get(entry.said.thread.nativeId)!.id
    // It counts in the thread it was found in, and no more in the one it was recorded beside.
    await sql`
      update thread t set message_count = t.message_count + case when t.id = ${thread} then 1 else -1 end
      from message m where m.workspace_id = ${place.workspace} and m.id = ${own} and m.thread_id <> ${thread}
        and t.workspace_id = m.workspace_id and t.id in (m.thread_id, ${thread})`.execute(db)
    await sql`
      update contact_point p set message_count = p.message_count + case when p.id = ${place.id} then 1 else -1 end
      from message m where m.workspace_id = ${place.workspace} and m.id = ${own} and m.contact_point_id <> ${place.id}
        and p.workspace_id = m.workspace_id and p.id in (m.contact_point_id, ${place.id})`.execute(db)
    await db
      .updateTable('message')
      .set({
        native_id: entry.said.nativeId,
        contact_point_id: place.id,
        thread_id: thread,
        url: entry.said.url,
      })
      .where('workspace_id', '=', place.workspace)
      .where('id', '=', own)
      .execute()
    // Read back at the place: what a hand had vouched for is now seen.
    await db
      .updateTable('outbox')
      .set({ state: 'sent', proof: 'seen' })
      .where('workspace_id', '=', place.workspace)
      .where('message_id', '=', own)
      .execute()
  }
  return strangers
}

function soundsOurs({ said }: HeardEntry, own: Own, known: ReadonlySet<string>): boolean {
  if (said.ours) return true
  if (fold(said.by.name) === fold(own.name) || soundsLikeBrand(said.by.name, own.brand)) return true
  return !known.has(said.by.nativeId) && said.text.trim().split(/\s+/).length >= fewWords
}

/** Who among them has spoken at this place as themselves. */
async function voicesAmong(db: Db, place: ContactPoint, entries: readonly HeardEntry[]): Promise<Set<string>> {
  const { rows } = await sql<{ native_id: string }>`
    select h.native_id from handle h
    where h.workspace_id = ${place.workspace} and h.contact_point_id = ${place.id}
      and h.native_id = any(${entries.map((entry) => entry.said.by.nativeId)}::text[])
      and exists (select from message m where m.workspace_id = h.workspace_id and m.handle_id = h.id and not m.ours)`.execute(
    db,
  )
  return new Set(rows.map((row) => row.native_id))
}
