import { sql } from 'kysely'
import { type Said, type Utterance } from '#channel'
import { type ContactPoint, contactPoint } from '#contact-point'
import { type Db, ring } from '#database'
import { type Clock, type Id } from '#kernel'
import { keepLink } from './author-link.ts'
import { type LinkKey, linkEnd, privateLinksIn, secretOf, withSecrets } from './private-link.ts'

export interface ToDeliver {
  workspace: Id<'workspace'>
  outbox: Id<'outbox'>
  place: ContactPoint
  utterance: Utterance
  /** Someone began to say it and was cut off, or the place did not answer: ask the place before saying it again. */
  readBackFirst: boolean
  tries: number
}

/** A worker that died while saying leaves its row behind: after this long another may ask what came of it. */
const abandonedAfterSeconds = 120
const mostTries = 8

/** Takes a row of the outbox in hand. null: it is not due, or someone else has it. */
export async function takeInHand(
  db: Db,
  clock: Clock,
  key: LinkKey,
  at: { workspace: Id<'workspace'>; outbox: Id<'outbox'> },
): Promise<ToDeliver | null> {
  const now = clock()
  const row = await db
    .selectFrom('outbox')
    .selectAll()
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.outbox)
    .where('not_before', '<=', now)
    .where('state', 'in', ['waiting', 'later', 'saying', 'unknown'])
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!row) return null
  await db
    .updateTable('outbox')
    .set({
      state: 'saying',
      tries: row.tries + 1,
      changed_at: now,
      not_before: new Date(now.getTime() + abandonedAfterSeconds * 1000),
    })
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.outbox)
    .execute()
  return {
    ...at,
    place: await contactPoint(db, at.workspace, row.contact_point_id as Id<'contact point'>),
    utterance: await opening(db, clock, key, at, row.utterance as unknown as Utterance),
    readBackFirst: row.state === 'saying' || row.state === 'unknown',
    tries: row.tries + 1,
  }
}

/** Someone's private link opens from the moment it leaves, and only in what leaves for that person alone. */
async function opening(
  db: Db,
  clock: Clock,
  key: LinkKey,
  { workspace, outbox }: { workspace: Id<'workspace'>; outbox: Id<'outbox'> },
  utterance: Utterance,
): Promise<Utterance> {
  if (utterance.audience !== 'direct') return utterance
  const handles = new Set(privateLinksIn(utterance.text).map((link) => link.handle))
  for (const handle of handles) {
    const secret = secretOf(key, workspace, handle, outbox)
    await keepLink(db, clock, workspace, handle, { secret, until: linkEnd(clock()) })
  }
  return { ...utterance, text: withSecrets(utterance.text, (link) => secretOf(key, workspace, link.handle, outbox)) }
}

/** What came of saying it. Changes the outbox, never what was decided. */
export async function recordDelivery(db: Db, clock: Clock, of: ToDeliver, said: Said): Promise<void> {
  const now = clock()
  const next = nextState(said, of.tries, now)
  const row = await db
    .updateTable('outbox')
    .set({ ...next, changed_at: now })
    .where('workspace_id', '=', of.workspace)
    .where('id', '=', of.outbox)
    .returning('message_id')
    .executeTakeFirst()
  if (!row) return
  if (said.kind === 'sent') {
    // Its own echo may have been heard first: then the native id stands on that row already.
    await sql`update message m set native_id = ${said.nativeId}, url = coalesce(${said.url}, m.url)
      where m.workspace_id = ${of.workspace} and m.id = ${row.message_id} and not exists (select from message o
        where o.workspace_id = m.workspace_id and o.contact_point_id = m.contact_point_id and o.native_id = ${said.nativeId})`.execute(
      db,
    )
  }
  const message = await db
    .selectFrom('message')
    .select('conversation_id')
    .where('workspace_id', '=', of.workspace)
    .where('id', '=', row.message_id)
    .executeTakeFirstOrThrow()
  await ring(db, { workspace: of.workspace, kind: 'said', conversations: [message.conversation_id] })
}

function nextState(said: Said, tries: number, now: Date) {
  switch (said.kind) {
    case 'sent':
      return { state: 'sent' as const, proof: said.proof, why: null }
    case 'later':
      return tries >= mostTries
        ? { state: 'refused' as const, why: 'too-many-tries' }
        : { state: 'later' as const, why: null, not_before: said.at }
    case 'gone':
      return { state: 'gone' as const, why: null }
    case 'refused':
      return { state: 'refused' as const, why: said.why.slice(0, 500) }
    case 'unknown':
      // A minute, then two, four…: the place is asked again, it is not told again.
      return {
        state: 'unknown' as const,
        why: null,
        not_before: new Date(now.getTime() + 60_000 * 2 ** Math.min(tries - 1, 8)),
      }
    default:
      return said satisfies never
  }
}

/** One more try, asked for by hand, at what a place refused. */
export async function sayAgain(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  message: Id<'message'>,
): Promise<boolean> {
  const row = await db
    .updateTable('outbox')
    .set({ state: 'waiting', why: null, not_before: clock(), changed_at: clock(), tries: 0 })
    .where('workspace_id', '=', workspace)
    .where('message_id', '=', message)
    .where('state', 'in', ['refused', 'later', 'gone'])
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
