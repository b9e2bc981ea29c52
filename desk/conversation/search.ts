import { type RawBuilder, sql } from 'kysely'
import { type Db } from '#database'
import { type Id } from '#kernel'
import { markOf } from '#team'
import { fold } from '#understanding'
import { type Here } from './conversation-store.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { nameOf } from './name-of.ts'

export interface FoundMessage {
  client: { id: string; name: string; mark: string }
  conversation: string
  message: string
  by: string
  place: string
  at: string
  on: string | null
  text: string
  subject: string | null
}

const pageSize = 30
const mostWords = 12

/** All the words, each as it stands, as its French stem, or as a beginning: whoever types « compo » finds « compotes ». */
export function searchWords(words: string): RawBuilder<string> | null {
  const folded = fold(words)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, mostWords)
  if (!folded.length) return null
  const each = folded.map((word, index) => {
    const exact = sql`to_tsquery('simple', ${index === folded.length - 1 && word.length > 2 ? `'${word}':*` : `'${word}'`})`
    return sql`(${exact} || to_tsquery('french', ${`'${word}'`}))`
  })
  return sql`(${sql.join(each, sql` && `)})`
}

/*
 * `lateral … offset 0`: each found message looks up its own by key. Joined freely, a planner without figures yet may tie
 * the tables by their workspace alone, and a young desk would wait for the product of them all.
 */

/** Messages that hold all the words, latest first, in these workspaces only: those the transaction was opened for. */
export async function search(
  db: Db,
  words: string,
  afterCursor: string | undefined,
): Promise<{ found: FoundMessage[]; next: string | null }> {
  const query = searchWords(words)
  if (!query) return { found: [], next: null }
  const after = readCursor(afterCursor)
  const { rows } = await sql<
    Omit<FoundMessage, 'client' | 'at'> & { workspace: string; client: string; said_at: Date }
  >`
    select f.workspace_id as workspace, w.name as client, f.conversation_id as conversation, f.id as message, ${nameOf(sql`m`)} as by,
      cp.name as place, f.said_at, m.said_on::text as on, m.text, c.subject
    from search_messages(${query}, ${pageSize + 1}, ${after?.at ?? null}, ${after?.id ?? null}) f
    cross join lateral (select workspace_id, text, said_on, person_id, handle_id, contact_point_id from message m
      where m.workspace_id = f.workspace_id and m.id = f.id offset 0) m
    cross join lateral (select subject from conversation c
      where c.workspace_id = f.workspace_id and c.id = f.conversation_id offset 0) c
    cross join lateral (select name from workspace w where w.id = f.workspace_id offset 0) w
    cross join lateral (select name from contact_point cp
      where cp.workspace_id = f.workspace_id and cp.id = m.contact_point_id offset 0) cp
    order by f.said_at desc, f.id desc`.execute(db)
  const shown = rows.slice(0, pageSize)
  return {
    found: shown.map(({ workspace, client, said_at, ...row }) => ({
      ...row,
      client: { id: workspace, name: client, mark: markOf(client) },
      at: said_at.toISOString(),
      text: excerpt(row.text, words),
    })),
    next: rows.length > pageSize ? writeCursor({ at: shown.at(-1)!.said_at, id: shown.at(-1)!.message }) : null,
  }
}

/** Where words stand in one conversation, in time order: a find that reads all of it, however long. */
export async function findInConversation(db: Db, at: Here, words: string): Promise<Id<'message'>[]> {
  const query = searchWords(words)
  if (!query) return []
  const { rows } = await sql<{ id: Id<'message'> }>`
    select id from message where workspace_id = ${at.workspace} and conversation_id = ${at.conversation}
      and gone_at is null and removed_at is null and search @@ ${query} order by said_at, id limit 1000`.execute(db)
  return rows.map((row) => row.id)
}

const excerptLength = 240

/** What stands around the first of the words, to the letter. */
export function excerpt(text: string, words: string): string {
  if (text.length <= excerptLength) return text
  const first =
    fold(words)
      .split(/[^\p{L}\p{N}]+/u)
      .find(Boolean) ?? ''
  // Folding changes lengths: where it does the excerpt is a little off, and still to the letter.
  const near = Math.max(0, fold(text).indexOf(first) - 80)
  const start = Math.min(near, text.length - excerptLength)
  return `${start > 0 ? '…' : ''}${text.slice(start, start + excerptLength)}…`.replace(
    /^…?[\udc00-\udfff]|[\ud800-\udbff]…$/g,
    '…',
  )
}
