import { sql } from 'kysely'
import { type Audience } from '#channel'
import { type CharterWordsIn } from '#charter'
import { type Db } from '#database'
import { type Dialect, type Id, Refusal } from '#kernel'
import { nameOf } from './name-of.ts'

/** Where words can be taken away, and in which words it is put on record. */
export interface Moderation {
  removes(channel: string): boolean
  wordsIn: CharterWordsIn
}

/** A message that may be removed, with what its statement of reasons quotes. */
export interface Removable {
  id: string
  conversation: string
  name: string
  saidAt: Date
  place: string
  text: string
}

interface Row extends Removable {
  channel: string
  audience: Audience
  taken: boolean
}

/**
 * The messages one is about to remove, oldest first; held until the transaction ends. Refuses the whole act where one of
 * them stands elsewhere than on a page of our own, was not said in public, or is removed already.
 */
export async function removable(
  db: Db,
  removes: (channel: string) => boolean,
  workspace: Id<'workspace'>,
  messages: readonly string[],
): Promise<Removable[]> {
  const wanted = [...new Set(messages)]
  const { rows } = await sql<Row>`
    select m.id, m.conversation_id as conversation, ${nameOf(sql`m`)} as name, m.said_at as "saidAt", cp.name as place, m.text, cp.channel, m.audience,
           m.removed_by is not null or m.gone_at is not null as taken
    from message m
    join contact_point cp on cp.workspace_id = m.workspace_id and cp.id = m.contact_point_id
    where m.workspace_id = ${workspace} and m.id = any(${wanted}::uuid[])
    order by m.said_at, m.id for update of m`.execute(db)
  if (rows.length < wanted.length) throw new Refusal('moderation.message-not-there', 404)
  for (const row of rows) {
    if (!removes(row.channel)) throw new Refusal('moderation.not-our-page', 422, { place: row.place })
    if (row.audience !== 'public') throw new Refusal('moderation.not-public', 422)
    if (row.taken) throw new Refusal('moderation.already-removed', 409)
  }
  return rows.map(({ id, conversation, name, saidAt, place, text }) => ({
    id,
    conversation,
    name,
    saidAt,
    place,
    text,
  }))
}

/** In what language and at what hour a client's records are written. */
export async function writtenIn(db: Db, workspace: Id<'workspace'>): Promise<{ language: Dialect; zone: string }> {
  return db.selectFrom('workspace').select(['language', 'zone']).where('id', '=', workspace).executeTakeFirstOrThrow()
}
