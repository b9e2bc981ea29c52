import { type Channel } from '#channel'
import { type ContactPoint, contactPoint, hear } from '#contact-point'
import { type Db, type Jobs } from '#database'
import { type Clock, isId, Refusal } from '#kernel'
import { derived, keepLink, type OwnHandle } from './author-link.ts'
import { handlesOf } from './handles-of.ts'
import { holdChannel } from './hold-channel.ts'
import { writeLink } from './private-link.ts'

/** The channel of our own pages. */
export type PageChannel = Channel & Required<Pick<Channel, 'receives'>>

export interface PageSpeech {
  /** Made with the form: the same form sent twice is said once. */
  once: string
  name: string
  text: string
  /** A message of this page; null: the page itself. */
  answers: string | null
  /** Who speaks again, by their private link; null: someone new. */
  as: OwnHandle | null
}

export interface SpokenOnPage {
  nativeId: string
  /** `handle.secret`; null where it was given before. */
  link: string | null
}

/**
 * Someone speaks on a page of our own: their words enter the ledger, and they are given the link that alone can correct
 * or erase them. Making a message of them comes after, in a transaction of its own: what is acknowledged is never lost.
 */
export async function speakOnPage(
  db: Db,
  jobs: Jobs,
  clock: Clock,
  channel: PageChannel,
  place: ContactPoint,
  speech: PageSpeech,
): Promise<SpokenOnPage> {
  await holdChannel(db, place)
  // As it is now: it may have been closed since its form was read.
  mustBeOpen(await contactPoint(db, place.workspace, place.id))
  const { once, name, text, as } = speech
  const answers = speech.answers ? await answeredHere(db, place, speech.answers) : null
  const derive = await derived(db, place)
  const by = as?.nativeId ?? derive('by', once, name)
  const nativeId = derive('words', once, by, text, answers?.nativeId ?? '')
  if (!(await heardAlready(db, place, nativeId))) {
    const at = { workspace: place.workspace, place: place.id }
    // What is answered has its thread: the page's own, or one that a piece of ours began.
    const where = { answers: answers?.nativeId ?? null, thread: answers?.thread ?? place.id }
    const spoken = { id: nativeId, by: { id: by, name }, text, ...where, at: clock().toISOString() }
    await hear(db, jobs, clock, at, [channel.receives.receive(spoken)])
  }
  if (as) return { nativeId, link: null }
  const handle = (await handlesOf(db, clock, place, [{ nativeId: by, name, url: null }])).get(by)!
  const secret = derive('secret', once, name)
  await keepLink(db, clock, place.workspace, handle.id, { secret, until: null })
  return { nativeId, link: writeLink(handle.id, secret) }
}

export function mustBeOpen(place: ContactPoint): void {
  if (place.closedAt) throw new Refusal('page.closed', 410)
  if (place.pausedAt) throw new Refusal('page.paused', 409)
}

async function answeredHere(
  db: Db,
  place: ContactPoint,
  message: string,
): Promise<{ nativeId: string; thread: string }> {
  if (!isId(message)) throw new Refusal('page.answered-not-there', 422)
  const row = await db
    .selectFrom('message')
    .innerJoin('thread', (join) =>
      join.onRef('thread.workspace_id', '=', 'message.workspace_id').onRef('thread.id', '=', 'message.thread_id'),
    )
    .select(['message.native_id as nativeId', 'thread.native_id as thread'])
    .where('message.workspace_id', '=', place.workspace)
    .where('message.id', '=', message)
    .where('message.contact_point_id', '=', place.id)
    .where('message.audience', '=', 'public')
    .executeTakeFirst()
  if (!row?.nativeId) throw new Refusal('page.answered-not-there', 422)
  return { nativeId: row.nativeId, thread: row.thread }
}

async function heardAlready(db: Db, place: ContactPoint, nativeId: string): Promise<boolean> {
  const row = await db
    .selectFrom('raw_event')
    .select('id')
    .where('workspace_id', '=', place.workspace)
    .where('contact_point_id', '=', place.id)
    .where('native_id', '=', nativeId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
