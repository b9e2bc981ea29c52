import { sql } from 'kysely'
import { type Published, type Said, type Utterance } from '#channel'
import { type ContactPoint, contactPoint } from '#contact-point'
import { type Db, ring } from '#database'
import { type Clock, type Id } from '#kernel'
import { answerableUntil } from './answerable-until.ts'
import { keepLink } from './author-link.ts'
import { beginThread } from './begin-thread.ts'
import { type LinkKey, linkEnd, privateLinksIn, secretOf, withSecrets } from './private-link.ts'
import { isNotYetNamed, type StoredPiece } from './publish.ts'

export interface ToDeliver {
  workspace: Id<'workspace'>
  outbox: Id<'outbox'>
  place: ContactPoint
  utterance: Utterance
  /** What begins a thread, besides its words; null: it is said in one that stands. */
  piece: StoredPiece | null
  /** Someone began to say it and was cut off, or the place did not answer: ask the place before saying it again. */
  readBackFirst: boolean
  /** The place takes an answer for a time only, and it is over: it is not asked. */
  late: boolean
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
    utterance: await opening(db, clock, key, at, await below(db, at.workspace, row)),
    piece: row.piece as unknown as StoredPiece | null,
    readBackFirst: row.state === 'saying' || row.state === 'unknown',
    late: await isLate(db, now, at.workspace, row.message_id),
    tries: row.tries + 1,
  }
}

async function isLate(db: Db, now: Date, workspace: Id<'workspace'>, message: string): Promise<boolean> {
  const { rows } = await sql<{ until: Date | null }>`
    select ${answerableUntil('answered')} as until from message m
    join message answered on answered.workspace_id = m.workspace_id and answered.id = m.answers_id
    where m.workspace_id = ${workspace} and m.id = ${message}`.execute(db)
  const until = rows[0]?.until ?? null
  return until !== null && until <= now
}

/**
 * What was written before its thread had a name there is said under the name it has now; what goes on below a part of ours
 * answers that part.
 */
async function below(
  db: Db,
  workspace: Id<'workspace'>,
  row: { utterance: unknown; message_id: string; after_id: string | null },
): Promise<Utterance> {
  const utterance = row.utterance as Utterance
  if (!isNotYetNamed(utterance.thread.nativeId)) return utterance
  const { answered, ...thread } = await db
    .selectFrom('message as m')
    .innerJoin('thread as t', (join) =>
      join.onRef('t.workspace_id', '=', 'm.workspace_id').onRef('t.id', '=', 'm.thread_id'),
    )
    .leftJoin('outbox as before', (join) =>
      join.onRef('before.workspace_id', '=', 'm.workspace_id').on('before.id', '=', row.after_id),
    )
    .leftJoin('message as part', (join) =>
      join.onRef('part.workspace_id', '=', 'm.workspace_id').onRef('part.id', '=', 'before.message_id'),
    )
    .select(['part.native_id as answered', 't.native_id as nativeId', 't.url', 't.title'])
    .where('m.workspace_id', '=', workspace)
    .where('m.id', '=', row.message_id)
    .executeTakeFirstOrThrow()
  return { ...utterance, thread, answers: answered === null ? utterance.answers : [answered] }
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
export async function recordDelivery(db: Db, clock: Clock, of: ToDeliver, said: Said | Published): Promise<void> {
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
    if ('thread' in said) await beginThread(db, clock, { workspace: of.workspace, message: row.message_id }, said)
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

function nextState(said: Said | Published, tries: number, now: Date) {
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
