import { sql } from 'kysely'
import { type Here, spokenHere } from '#conversation'
import { type Db } from '#database'
import { type Id, Refusal } from '#kernel'
import { mostVerbatims } from './ask.ts'
import { type Along } from './ask-store.ts'
import { keysAt, masked, rangesOf } from './masking.ts'
import { pseudonymise } from './pseudonymise.ts'

/** Someone's words as a department reads them. What is taken out stands as a sign, worded by whoever shows it. */
export interface Verbatim {
  message: Id<'message'>
  /** null: whoever said it has taken it back since. */
  text: string | null
  at: Date
  /** The name of the place where it was said. */
  place: string
}

const mostUnits = 2_000
const mostNames = 2_000

/** Refuses what is not somebody's own words, standing in this conversation. */
export async function mustBeTheirs(db: Db, at: Here, messages: readonly string[]): Promise<void> {
  if (messages.length > mostVerbatims) throw new Refusal('asking.too-many-verbatims', 422, { most: mostVerbatims })
  for (const one of await spokenHere(db, at, messages))
    if (!one.handle || one.gone || one.audience === 'internal') throw new Refusal('asking.not-their-words', 422)
}

/**
 * In the order given, without what names anyone and without the words masked by hand. Read from the messages each time:
 * what was erased is gone from here too, and what was masked stays masked in words that are said anew.
 */
export async function verbatimsOf(db: Db, workspace: Id<'workspace'>, along: readonly Along[]): Promise<Verbatim[]> {
  if (!along.length) return []
  const messages = along.map((one) => one.message)
  const { rows } = await sql<Row>`
    select m.id, m.text, m.said_at as at, p.name as place, m.gone_at is not null or m.removed_at is not null as gone,
      case when m.revision = x.revision then m.text else v.text end as "maskedIn"
    from unnest(${messages}::uuid[], ${along.map((one) => one.masked?.revision ?? null)}::int[]) as x (id, revision)
    join message m on m.workspace_id = ${workspace} and m.id = x.id
    join contact_point p on p.workspace_id = m.workspace_id and p.id = m.contact_point_id
    left join message_revision v on v.workspace_id = m.workspace_id and v.message_id = m.id and v.revision = x.revision`.execute(
    db,
  )
  const names = await namesAround(db, workspace, messages)
  const byId = new Map(rows.map((row) => [row.id as string, row]))
  return along.flatMap((one) => {
    const row = byId.get(one.message)
    return row ? [{ message: row.id, at: row.at, place: row.place, text: asRead(row, one, names) }] : []
  })
}

interface Row {
  id: Id<'message'>
  text: string
  at: Date
  place: string
  gone: boolean
  /** As it was when words of it were masked. */
  maskedIn: string | null
}

function asRead(row: Row, { masked: by }: Along, names: readonly string[]): string | null {
  if (row.gone || !row.text) return null
  const text = pseudonymise(begin(row.text), names)
  if (!by) return text
  const keys = keysAt(row.maskedIn ?? '', by.ranges)
  return keys && masked(text, keys)
}

/** Where the words that one masks stand now: an edit since they were shown is told. */
export async function masksIn(
  db: Db,
  workspace: Id<'workspace'>,
  masks: readonly { message: string; words: readonly string[] }[],
): Promise<Map<string, NonNullable<Along['masked']>>> {
  const found = new Map<string, NonNullable<Along['masked']>>()
  for (const { message, words } of masks) {
    if (!words.length) continue
    const row = await db
      .selectFrom('message')
      .select(['text', 'revision'])
      .where('workspace_id', '=', workspace)
      .where('id', '=', message)
      .executeTakeFirst()
    const ranges = row && rangesOf(row.text, words)
    if (!ranges) throw new Refusal('asking.words-changed', 409)
    found.set(message, { revision: row.revision, ranges })
  }
  return found
}

/** Of everyone who speaks in the same conversations, but us. */
async function namesAround(db: Db, workspace: string, messages: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct h.name from message m
    join message o on o.workspace_id = m.workspace_id and o.conversation_id = m.conversation_id
    join handle h on h.workspace_id = o.workspace_id and h.id = o.handle_id
    where m.workspace_id = ${workspace} and m.id = any(${messages}::uuid[]) and not o.ours limit ${mostNames}`.execute(
    db,
  )
  return rows.map((row) => row.name)
}

const begin = (text: string) => (text.length > mostUnits ? `${text.slice(0, mostUnits).toWellFormed()}…` : text)
