import { sql } from 'kysely'
import { type Channel, type Heard, type HeardWords, type Read } from '#channel'
import {
  buriedAmong,
  type ContactPoint,
  contactPoint,
  forgetBodies,
  type LedgerEntry,
  markRead,
  setAside,
  unreadOf,
} from '#contact-point'
import { type Db, type Jobs, ring } from '#database'
import { type Clock, type Id } from '#kernel'
import { cameBack } from './came-back.ts'
import { endThreads } from './end-threads.ts'
import { type HeardOne, type HeardStep, inSteps } from './heard-wave.ts'
import { holdChannel } from './hold-channel.ts'
import { keepCounts, keepVotes } from './keep-counts.ts'
import { type Changed, keepHeard } from './keep-heard.ts'
import { dropReactions, keepReactions } from './keep-reactions.ts'
import { withoutSecrets } from './private-link.ts'
import { takeGone } from './take-gone.ts'
import { weigh } from './weigh.ts'

export interface LedgerRead {
  /** Events taken up this time: fewer than asked for means that nothing is left. */
  taken: number
  conversations: string[]
  messages: string[]
}

/** One event of the ledger with what its channel says it means. */
interface Meant {
  event: Id<'raw event'>
  heard: readonly HeardOne[]
}

/**
 * What a place heard that belongs to no conversation as it stands: native ids that are kept elsewhere, by whoever said so.
 * Comes in the transaction that reads; the same may be asked twice.
 */
export type Divert = (
  db: Db,
  clock: Clock,
  place: ContactPoint,
  said: readonly { said: HeardWords; heardAt: Date }[],
) => Promise<ReadonlySet<string>>

type Kept = Omit<LedgerRead, 'taken'>

/**
 * Makes messages of what waits in a place's ledger: at most `most` events, oldest first, in one transaction. Running it
 * twice on the same events changes nothing. An event that cannot be read or kept is set aside with its reason; the rest
 * goes on.
 */
export async function readLedger(
  db: Db,
  jobs: Jobs,
  clock: Clock,
  channel: Channel,
  at: { workspace: Id<'workspace'>; place: Id<'contact point'> },
  { most = 500, divert }: { most?: number; divert?: Divert | undefined } = {},
): Promise<LedgerRead> {
  const place = await contactPoint(db, at.workspace, at.place)
  await holdChannel(db, place)
  const entries = await unreadOf(db, at.workspace, at.place, most)
  const meant: Meant[] = []
  for (const entry of entries) {
    const meaning = safely(channel, entry, place)
    if (meaning.kind === 'not-understood') {
      await setAside(db, clock, at.workspace, entry.id, meaning.why)
      if (meaning.cameBack) await cameBack(db, clock, place, meaning.cameBack)
    } else meant.push({ event: entry.id, heard: meaning.heard.map((heard) => asStep(entry, heard)) })
  }
  const kept = await keepAround(db, clock, place, meant, divert)
  await tell(db, jobs, clock, place, kept)
  return { taken: entries.length, ...kept }
}

function asStep(entry: LedgerEntry, heard: Heard): HeardOne {
  if (heard.kind === 'gone') return { kind: heard.thread ? 'ended' : 'gone', nativeId: heard.nativeId }
  const { id: rawEvent, heardAt } = entry
  switch (heard.kind) {
    case 'said':
      return { kind: 'said', entry: { rawEvent, heardAt, said: closed(heard) } }
    case 'reacted':
      return { kind: 'reacted', entry: { rawEvent, heardAt, reacted: heard } }
    case 'counted':
      return { kind: 'counted', entry: { rawEvent, heardAt, counted: heard } }
    case 'voted':
      return { kind: 'voted', entry: { rawEvent, heardAt, voted: heard } }
  }
}

/** Private links come back with our own words, and in answers that quote them: at the desk they open nothing. */
function closed(heard: HeardWords): HeardWords {
  const [text, html, title] = [heard.text, heard.html ?? '', heard.title ?? ''].map(withoutSecrets)
  return { ...heard, text: text!, html: heard.html && html!, title: heard.title && title! }
}

/** A parser that throws is a bug of ours, but one event must not stop the others. */
function safely(channel: Channel, entry: LedgerEntry, place: ContactPoint): Read {
  try {
    return channel.read(entry, place)
  } catch (cause) {
    return {
      kind: 'not-understood',
      why: `the reader failed: ${cause instanceof Error ? cause.message : String(cause)}`,
    }
  }
}

/**
 * Keeps what these events mean. A row that the database refuses undoes its whole statement: the batch is halved until
 * the event is found that brought it. That one is set aside, all the others are kept.
 */
async function keepAround(
  db: Db,
  clock: Clock,
  place: ContactPoint,
  meant: readonly Meant[],
  divert?: Divert,
): Promise<Kept> {
  if (!meant.length) return { conversations: [], messages: [] }
  await sql`savepoint around`.execute(db)
  try {
    const kept = await keep(
      db,
      clock,
      place,
      meant.flatMap((one) => one.heard),
      divert,
    )
    await markRead(
      db,
      clock,
      place.workspace,
      meant.map((one) => one.event),
    )
    await sql`release savepoint around`.execute(db)
    return kept
  } catch (cause) {
    if (!isOfTheRow(cause)) throw cause
    await sql`rollback to savepoint around`.execute(db)
    await sql`release savepoint around`.execute(db)
    if (meant.length === 1) {
      await setAside(db, clock, place.workspace, meant[0]!.event, `it could not be kept: ${String(cause)}`)
      return { conversations: [], messages: [] }
    }
    const half = Math.ceil(meant.length / 2)
    const first = await keepAround(db, clock, place, meant.slice(0, half), divert)
    const second = await keepAround(db, clock, place, meant.slice(half), divert)
    return {
      conversations: [...new Set([...first.conversations, ...second.conversations])],
      messages: [...new Set([...first.messages, ...second.messages])],
    }
  }
}

/**
 * Whether it is what was to be kept that cannot be: data it cannot hold (22), a limit of the program (54), not_null and
 * check violations, or a bug of ours. All else passes, and trying again is right.
 */
function isOfTheRow(cause: unknown): boolean {
  const code = (cause as { code?: unknown }).code
  return typeof code === 'string'
    ? /^(22|54)/.test(code) || code === '23502' || code === '23514'
    : cause instanceof TypeError || cause instanceof RangeError
}

async function keep(db: Db, clock: Clock, place: ContactPoint, read: Meant['heard'], divert?: Divert): Promise<Kept> {
  const allowed = await staying(db, clock, place, await notErased(db, place, read), divert)
  const conversations = new Set<string>()
  const messages = new Set<string>()
  for (const step of inSteps(allowed)) {
    for (const one of await keepStep(db, clock, place, step)) {
      conversations.add(one.conversation)
      if (step.kind === 'said' && one.message) messages.add(one.message)
    }
  }
  return { conversations: [...conversations], messages: [...messages] }
}

async function staying(
  db: Db,
  clock: Clock,
  place: ContactPoint,
  heard: Meant['heard'],
  divert: Divert | undefined,
): Promise<Meant['heard']> {
  const said = heard.flatMap((one) => (one.kind === 'said' ? [one.entry] : []))
  const away = divert && said.length ? await divert(db, clock, place, said) : null
  if (!away?.size) return heard
  // Told as set aside: the place goes on showing what no conversation here holds, and it is not missing.
  for (const { said: words, rawEvent } of said)
    if (rawEvent && away.has(words.nativeId)) await setAside(db, clock, place.workspace, rawEvent, 'kept elsewhere')
  return heard.filter((one) => one.kind !== 'said' || !away.has(one.entry.said.nativeId))
}

async function keepStep(db: Db, clock: Clock, place: ContactPoint, step: HeardStep): Promise<Changed[]> {
  switch (step.kind) {
    case 'said':
      return keepHeard(db, clock, place, step.entries)
    case 'reacted':
      return keepReactions(db, place, step.entries)
    case 'counted':
      return keepCounts(db, place, step.entries)
    case 'voted':
      return keepVotes(db, place, step.entries)
    case 'gone':
      return [
        ...(await takeGone(db, clock, place, step.nativeIds)),
        ...(await dropReactions(db, place, step.nativeIds)),
      ]
    case 'ended':
      return endThreads(db, clock, place, step.nativeIds)
  }
}

/** What was erased here is not kept again; nor does the ledger go on holding what it brought. */
async function notErased(db: Db, place: ContactPoint, read: Meant['heard']): Promise<Meant['heard']> {
  const buried = await buriedAmong(
    db,
    { workspace: place.workspace, place: place.id, channel: place.channel },
    read.flatMap(namesIn),
  )
  if (!buried.size) return read
  const allowed = read.filter((one) => !namesIn(one).some((name) => buried.has(name)))
  const eventsOf = (heard: readonly HeardOne[]) =>
    new Set(heard.flatMap((one) => ('entry' in one ? (one.entry.rawEvent ?? []) : [])))
  await forgetBodies(db, place.workspace, [...eventsOf(read).difference(eventsOf(allowed))])
  return allowed
}

/** What is heard, and who is, as a tombstone names them. */
function namesIn(one: HeardOne): string[] {
  if (!('entry' in one)) return []
  if (one.kind === 'counted') return [one.entry.counted.nativeId]
  if (one.kind === 'voted') return [one.entry.voted.about]
  const { nativeId, by } = one.kind === 'said' ? one.entry.said : one.entry.reacted
  return [nativeId, `by:${by.nativeId}`]
}

async function tell(db: Db, jobs: Jobs, clock: Clock, place: ContactPoint, kept: Kept): Promise<void> {
  if (!kept.conversations.length) return
  await weigh(db, clock, place.workspace, kept.conversations)
  if (kept.messages.length) {
    await jobs.send(db, 'understand', kept.messages[0]!, { workspace: place.workspace, messages: kept.messages })
  }
  await ring(db, { workspace: place.workspace, kind: 'heard', conversations: kept.conversations })
}
