import { sql } from 'kysely'
import { type ContactPoint } from '#contact-point'
import { type Statement } from '#contract'
import { type Db } from '#database'
import { type Clock, isId } from '#kernel'
import { type OwnHandle } from './author-link.ts'
import { withholdOthers } from './withhold-others.ts'

/** One thing someone said, as they alone see it. */
export interface OwnWords {
  id: string
  nativeId: string
  /** Where it stands at its place; null where that has no address. */
  url: string | null
  text: string
  revision: number
  saidAt: Date
  /** The day alone, where no hour is known. */
  saidOn: string | null
  erased: boolean
  /** Words of ours being taken away can be neither corrected nor counted on. */
  pending: boolean
  removed: { rule: string; position: number; at: Date; statement: Statement } | null
  notes: { at: Date; text: string }[]
}

export interface OwnWordsPage {
  words: OwnWords[]
  older: string | null
}

const pageSize = 50

interface Row extends Omit<OwnWords, 'removed' | 'notes'> {
  rule: string | null
  position: number | null
  removedAt: Date | null
  statement: Statement | null
  act: string | null
}

/** Everything held about what a handle said here, latest first; reading why words were removed is being told. */
export async function ownWordsOnPage(
  db: Db,
  clock: Clock,
  place: ContactPoint,
  by: OwnHandle,
  before: string | null = null,
): Promise<OwnWordsPage> {
  const { rows } = await sql<Row>`
    select m.id, m.native_id as "nativeId", m.url, m.text, m.revision, m.said_at as "saidAt", m.said_on::text as "saidOn", m.gone_at is not null as erased,
      m.removed_by is not null and m.removed_at is null and m.gone_at is null as pending, m.removed_at as "removedAt",
      r.title as rule, r.position, ma.statement, ma.id as act
    from message m
    left join moderation_act ma on ma.workspace_id = m.workspace_id and ma.id = m.removed_by and m.removed_at is not null
    left join charter_rule r on r.workspace_id = ma.workspace_id and r.id = ma.rule_id
    where m.workspace_id = ${place.workspace} and m.handle_id = ${by.id}
      and (${isId(before) ? before : null}::uuid is null or (m.said_at, m.id) < (select o.said_at, o.id from message o
        where o.workspace_id = ${place.workspace} and o.id = ${isId(before) ? before : null}::uuid and o.handle_id = ${by.id}))
    order by m.said_at desc, m.id desc limit ${pageSize + 1}`.execute(db)
  const shown = rows.slice(0, pageSize)
  const notes = await notesOn(db, place, by, shown)
  await tell(db, clock, place, shown)
  return {
    words: shown.map(({ rule, position, removedAt, statement, act: _, ...row }) => ({
      ...row,
      removed: statement && removedAt ? { rule: rule!, position: position!, at: removedAt, statement } : null,
      notes: notes.get(row.id) ?? [],
    })),
    older: rows.length > pageSize ? shown.at(-1)!.id : null,
  }
}

/** The note field says so: a person may read the notes on their own messages, others withheld, colleagues' names too. */
async function notesOn(
  db: Db,
  place: ContactPoint,
  by: OwnHandle,
  rows: readonly Row[],
): Promise<Map<string, OwnWords['notes']>> {
  const ids = rows.map((row) => row.id)
  const { rows: notes } = await sql<{ about: string; at: Date; text: string; conversation_id: string }>`
    select own.id as about, n.said_at as at, n.text, n.conversation_id from message own
    join message n on n.workspace_id = own.workspace_id and n.conversation_id = own.conversation_id and n.audience = 'internal'
      and n.gone_at is null and (n.answers_id = own.id or exists (select from also_answers aa
        where aa.workspace_id = n.workspace_id and aa.message_id = n.id and aa.answered_id = own.id))
    where own.workspace_id = ${place.workspace} and own.id = any(${ids}::uuid[])
      -- What a department answered was told to us alone.
      and not exists (select from department_word w where w.workspace_id = n.workspace_id and w.message_id = n.id)
    order by n.said_at, n.id limit 500`.execute(db)
  const found = new Map<string, OwnWords['notes']>()
  if (!notes.length) return found
  const others = await othersIn(db, place, by, [...new Set(notes.map((note) => note.conversation_id))])
  for (const { about, at, text } of notes)
    found.set(about, [...(found.get(about) ?? []), { at, text: withholdOthers(text, others) }])
  return found
}

async function othersIn(
  db: Db,
  place: ContactPoint,
  by: OwnHandle,
  conversations: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct p.name from voice v join person p on p.workspace_id = v.workspace_id and p.id = v.person_id
    where v.workspace_id = ${place.workspace} and v.conversation_id = any(${conversations}::uuid[]) and p.id <> ${by.person}
    union select h.name from voice v join handle h on h.workspace_id = v.workspace_id and h.person_id = v.person_id
    where v.workspace_id = ${place.workspace} and v.conversation_id = any(${conversations}::uuid[]) and h.person_id <> ${by.person}
    union select u.name from membership m join auth_user u on u.id = m.user_id where m.workspace_id = ${place.workspace}
    limit 5000`.execute(db)
  const own = by.name.toLowerCase()
  return rows.map((row) => row.name).filter((name) => name && name.toLowerCase() !== own)
}

async function tell(db: Db, clock: Clock, place: ContactPoint, rows: readonly Row[]): Promise<void> {
  const told = rows.filter((row) => row.act !== null)
  if (!told.length) return
  await sql`
    update removal r set told_at = ${clock()} from unnest(${told.map((row) => row.act)}::uuid[], ${told.map((row) => row.id)}::uuid[])
      as read (act, message)
    where r.workspace_id = ${place.workspace} and r.moderation_act_id = read.act and r.message_id = read.message
      and r.told_at is null`.execute(db)
}
