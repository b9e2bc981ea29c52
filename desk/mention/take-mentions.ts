import { sql } from 'kysely'
import { type Db } from '#database'
import { type Clock, type Id, newId } from '#kernel'
import { type AtWord, digestOf, sourceOf, type ToTell, targetsIn } from './mention.ts'

export interface InHand extends AtWord {
  /** Where our word stands. */
  source: string
  /** As its row says while it is in hand: if it says otherwise in the end, the words changed meanwhile. */
  until: Date
  tell: ToTell[]
}

/** Long enough for twenty pages that do not answer; a process that dies over it leaves it to the next. */
const inHandFor = 10 * 60_000

/**
 * Looks at what a word of ours links to by now, and who is to be told: pages that are new in it, all of them where its words
 * changed, and those it links to no more (W3C Webmention §3.1.4, §3.1.5). null: it is not due, or someone else has it.
 */
export async function takeMentions(db: Db, clock: Clock, publicUrl: string, at: AtWord): Promise<InHand | null> {
  const now = clock()
  const { workspace, message } = at
  const { rows } = await sql<{ place: string; words: string; text: string; away: boolean }>`
    select s.contact_point_id as place, s.words, m.text, (m.gone_at is not null or m.removed_at is not null) as away
    from mention_source s join message m on m.workspace_id = s.workspace_id and m.id = s.message_id
    where s.workspace_id = ${workspace} and s.message_id = ${message} and s.due_at <= ${now}
    for update of s skip locked`.execute(db)
  const word = rows[0]
  if (!word) return null
  const text = word.away ? '' : word.text
  const [words, until] = [digestOf(text), new Date(now.getTime() + inHandFor)]
  if (words !== word.words) await owe(db, now, at, word.place, targetsIn(text, publicUrl))
  await sql`update mention_source set due_at = ${until}, words = ${words}
    where workspace_id = ${workspace} and message_id = ${message}`.execute(db)
  const { rows: tell } = await sql<ToTell>`
    select id, linked, tries from mention where workspace_id = ${workspace} and message_id = ${message}
      and state = 'waiting' and not_before <= ${now} order by id`.execute(db)
  return { ...at, source: sourceOf(publicUrl, word.place, at), until, tell }
}

async function owe(db: Db, now: Date, at: AtWord, place: string, targets: readonly string[]): Promise<void> {
  const { workspace, message } = at
  // Who cannot have heard of it needs not hear that it is over.
  await sql`delete from mention where workspace_id = ${workspace} and message_id = ${message}
    and told_at is null and (tries = 0 or state in ('not-taken', 'gone')) and not (linked = any(${targets}::text[]))`.execute(
    db,
  )
  await sql`update mention set state = 'waiting', why = null, ended = true, tries = 0, not_before = ${now}
    where workspace_id = ${workspace} and message_id = ${message} and not ended and not (linked = any(${targets}::text[]))`.execute(
    db,
  )
  const ids = targets.map(() => newId<'mention'>())
  await sql`
    insert into mention (workspace_id, id, message_id, contact_point_id, linked, state, why, not_before, at, told_at)
    select ${workspace}, t.id, ${message}, ${place as Id<'contact point'>}, t.linked, 'waiting', null, ${now}, ${now}, null
    from unnest(${ids}::uuid[], ${targets}::text[]) as t (id, linked)
    on conflict (workspace_id, message_id, linked) do update
      set state = 'waiting', why = null, ended = false, tries = 0, not_before = excluded.not_before`.execute(db)
}
