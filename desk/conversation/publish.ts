import { sql } from 'kysely'
import { type Audience, type Utterance } from '#channel'
import { type Db, ring } from '#database'
import { type Clock, type Id, type JsonObject, newId } from '#kernel'
import { recordAct } from '#team'
import { graceSeconds } from './reply.ts'
import { speak } from './speak.ts'

/** What stands in the outbox of a piece, besides its words. Images are named: their bytes stand apart. */
export interface StoredPiece {
  title: string | null
  warning: string | null
  language: string | null
  media: readonly string[]
  /** What its readers are let choose among there. */
  choices?: readonly string[]
  openDays?: number
}

/** What goes out at one place: its first part begins a thread, the others go on below it. */
export interface GoingTo {
  place: Id<'contact point'>
  /** Its place in the outbox: the same key twice is one publication. */
  key: Id<'outbox'>
  parts: readonly [string, ...string[]]
  piece: StoredPiece
}

export interface Publication {
  workspace: Id<'workspace'>
  /** What the conversation is called; null: by its first words. */
  subject: string | null
  to: readonly GoingTo[]
  audience: Audience
  by: string
  /** Name signed with. */
  signed: string
  /** What brought it about, kept with the act. */
  detail: JsonObject
}

export interface Publishing {
  act: Id<'act'>
  conversation: Id<'conversation'>
  /** What stands for it at each place: the first part. */
  messages: { place: Id<'contact point'>; message: Id<'message'> }[]
  leavesAt: Date
}

/**
 * Begins one conversation with a thread at each place, and puts what begins it into the outbox: answers from everywhere
 * gather there. One act, that can be taken back until it leaves, ten seconds later. Each place has an outcome of its own.
 */
export async function publish(db: Db, clock: Clock, of: Publication): Promise<Publishing> {
  const { workspace } = of
  const now = clock()
  const conversation = newId<'conversation'>()
  const subject = (of.subject ?? of.to[0]!.parts[0].split('\n', 1)[0]!).slice(0, 500)
  await db
    .insertInto('conversation')
    .values({ workspace_id: workspace, id: conversation, subject, at: now, last_said_at: now } as never)
    .execute()
  const leavesAt = new Date(now.getTime() + graceSeconds * 1000)
  const going = of.to.map((to) => ({ ...to, message: newId<'message'>() }))
  const act = await recordAct(db, clock, {
    ...{ workspace, kind: 'publish', by: of.by, conversation, message: going[0]!.message, detail: of.detail },
  })
  for (const to of going) await beginAt(db, clock, of, { ...to, conversation, act, leavesAt })
  await ring(db, { workspace, kind: 'said', conversations: [conversation] })
  return { act, conversation, messages: going.map(({ place, message }) => ({ place, message })), leavesAt }
}

interface Beginning extends GoingTo {
  message: Id<'message'>
  conversation: Id<'conversation'>
  act: Id<'act'>
  leavesAt: Date
}

/** Until its place has named it, a thread is called by the key that it goes out under. */
const notYetNamed = (key: string) => `ours:${key}`
export const isNotYetNamed = (nativeId: string): boolean => nativeId.startsWith('ours:')

async function beginAt(db: Db, clock: Clock, of: Publication, to: Beginning): Promise<void> {
  const { workspace } = of
  const { place, key, conversation, act, leavesAt, parts, piece } = to
  const thread = newId<'thread'>()
  const { title } = piece
  const nativeId = notYetNamed(key)
  await sql`
    insert into thread (workspace_id, id, contact_point_id, conversation_id, native_id, url, title, at)
    values (${workspace}, ${thread}, ${place}, ${conversation}, ${nativeId}, null, ${title}, ${clock()})`.execute(db)
  let before: { message: Id<'message'>; key: Id<'outbox'> } | null = null
  for (const text of parts) {
    const message: Id<'message'> = before ? newId<'message'>() : to.message
    const ownKey: Id<'outbox'> = before ? newId<'outbox'>() : key
    await speak(db, clock, {
      ...{
        at: { workspace, conversation },
        message,
        beside: { thread, place },
        audience: of.audience,
        text,
        by: of.by,
      },
      ...{ answers: before ? [before.message] : [], nativeId: null },
    })
    const utterance: Utterance = {
      ...{ key: ownKey, text, by: of.signed, thread: { nativeId, url: null, title }, answers: [], to: [] },
      audience: of.audience,
    }
    await db
      .insertInto('outbox')
      .values({
        ...{ workspace_id: workspace, id: ownKey, message_id: message, act_id: act, contact_point_id: place },
        utterance: JSON.stringify(utterance) as unknown as JsonObject,
        piece: before ? null : (JSON.stringify(piece) as unknown as JsonObject),
        after_id: before?.key ?? null,
        ...{
          state: 'waiting',
          why: null,
          proof: null,
          not_before: leavesAt,
          by: of.by,
          at: clock(),
          changed_at: clock(),
        },
      })
      .execute()
    before = { message, key: ownKey }
  }
}
