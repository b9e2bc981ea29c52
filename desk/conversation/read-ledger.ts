import { type Channel, type Read } from '#channel'
import {
  buriedAmong,
  type ContactPoint,
  contactPoint,
  type LedgerEntry,
  markRead,
  setAside,
  unreadOf,
} from '#contact-point'
import { type Db, type Jobs, ring } from '#database'
import { type Clock, type Id } from '#kernel'
import { inSteps } from './heard-wave.ts'
import { holdChannel } from './hold-channel.ts'
import { keepHeard } from './keep-heard.ts'
import { takeGone } from './take-gone.ts'
import { weigh } from './weigh.ts'

export interface LedgerRead {
  /** Events taken up this time: fewer than asked for means that nothing is left. */
  taken: number
  conversations: string[]
  messages: string[]
}

/**
 * Makes messages of what waits in a place's ledger: at most `most` events, oldest first, in one transaction. Running it
 * twice on the same events changes nothing. An event that cannot be read is set aside with its reason; the rest goes on.
 */
export async function readLedger(
  db: Db,
  jobs: Jobs,
  clock: Clock,
  channel: Channel,
  at: { workspace: Id<'workspace'>; place: Id<'contact point'> },
  most = 500,
): Promise<LedgerRead> {
  const place = await contactPoint(db, at.workspace, at.place)
  await holdChannel(db, place)
  const entries = await unreadOf(db, at.workspace, at.place, most)
  const read: Parameters<typeof inSteps>[0][number][] = []
  const done: Id<'raw event'>[] = []
  for (const entry of entries) {
    const meaning = safely(channel, entry, place)
    if (meaning.kind === 'not-understood') {
      await setAside(db, clock, at.workspace, entry.id, meaning.why)
      continue
    }
    done.push(entry.id)
    for (const heard of meaning.heard) {
      read.push(
        heard.kind === 'gone'
          ? heard
          : { kind: 'said', entry: { rawEvent: entry.id, heardAt: entry.heardAt, said: heard } },
      )
    }
  }
  const kept = await keep(db, clock, place, read)
  await markRead(db, clock, at.workspace, done)
  await tell(db, jobs, clock, place, kept)
  return { taken: entries.length, ...kept }
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

async function keep(db: Db, clock: Clock, place: ContactPoint, read: Parameters<typeof inSteps>[0]) {
  const buried = await buriedAmong(
    db,
    { workspace: place.workspace, place: place.id },
    read.flatMap((one) => (one.kind === 'said' ? [one.entry.said.nativeId, `by:${one.entry.said.by.nativeId}`] : [])),
  )
  const allowed = read.filter(
    (one) =>
      one.kind === 'gone' || !(buried.has(one.entry.said.nativeId) || buried.has(`by:${one.entry.said.by.nativeId}`)),
  )
  const conversations = new Set<string>()
  const messages = new Set<string>()
  for (const step of inSteps(allowed)) {
    const changed =
      step.kind === 'said'
        ? await keepHeard(db, clock, place, step.entries)
        : await takeGone(db, clock, place, step.nativeIds)
    for (const one of changed) {
      conversations.add(one.conversation)
      if (step.kind === 'said' && one.message) messages.add(one.message)
    }
  }
  return { conversations: [...conversations], messages: [...messages] }
}

async function tell(
  db: Db,
  jobs: Jobs,
  clock: Clock,
  place: ContactPoint,
  kept: { conversations: string[]; messages: string[] },
): Promise<void> {
  if (!kept.conversations.length) return
  await weigh(db, clock, place.workspace, kept.conversations)
  if (kept.messages.length) {
    await jobs.send(db, 'understand', kept.messages[0]!, { workspace: place.workspace, messages: kept.messages })
  }
  await ring(db, { workspace: place.workspace, kind: 'heard', conversations: kept.conversations })
}
