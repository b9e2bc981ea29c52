/** What others are owed by us: words, edits and ends to followers and to whom we answered, an Accept to who follows. */
import { type Means, type Own } from '#channel'
import { digestOf } from '#reading'
import { type Actor, type Cursor, drop, most, type Owed, type Told } from './cursor.ts'
import { type Delivered, deliver } from './deliver.ts'
import { acceptance, activityAbout, marksOf } from './documents.ts'
import { actorOf, type Round } from './verify.ts'

const mostPages = 10
const mostTries = 8
const mostDeliveries = 100
const atOnce = 10
const firstWait = 60_000
/** Votes are told no more often, however many come. */
const countsEvery = 3 * 60_000
export const mostAnswered = 20

/** Notes what has not been told yet: new words, changed words, words taken back. */
export async function oweOthers({ cursor, means }: Round): Promise<void> {
  if (!means.held) return
  let before: string | null = null
  for (let page = 0; page < mostPages; page++) {
    const words: readonly Own[] = await means.held.latest(before)
    for (const own of words) oweFor(own, cursor, means.clock())
    before = words.at(-1)?.utterance.key ?? null
    if (before === null) return
  }
}

function oweFor(own: Own, cursor: Cursor, at: Date): void {
  const { utterance, gone } = own
  const { key, audience, to, text } = utterance
  const words = digestOf([text])
  const told = cursor.told.find((one) => one.key === key)
  const counts = marksOf(own, at)
  const isCounted = counts !== null && told?.counts !== counts && at.getTime() - (told?.countedAt ?? 0) >= countsEvery
  if (told?.gone || (told?.words === words && told.gone === gone && !isCounted)) return
  const what = gone ? 'Delete' : told ? 'Update' : 'Create'
  const due: Owed[] = []
  const owe = (inbox: string | null, person: string | null) =>
    due.push({ inbox, what, about: key, to: person, tries: 0, after: 0 })
  // What followers were never told of needs not be taken back from them.
  if (audience !== 'direct' && (told || !gone))
    for (const inbox of new Set(cursor.followers.map((one) => one.inbox))) owe(inbox, null)
  // One person is told by `say`; of several it has told the first who took it. Twice is the same note again.
  if (what !== 'Create' || to.length > 1)
    for (const { nativeId } of to.slice(0, mostAnswered)) if (!cursor.blocked.includes(nativeId)) owe(null, nativeId)
  // No room: noted by a later round.
  if (cursor.owed.length + due.length > most.owed) return
  cursor.owed.push(...due.filter((one) => !cursor.owed.some((other) => isSame(one, other))))
  const now: Told = { key, words, gone, ...(counts && { counts, countedAt: at.getTime() }) }
  cursor.told = [...cursor.told.filter((one) => one.key !== key), now].slice(-most.told)
}

const isSame = (one: Owed, other: Owed) =>
  one.inbox === other.inbox && one.to === other.to && one.what === other.what && one.about === other.about

/** Carries out what is owed and due, a bounded number a round; each inbox is tried again by itself, later each time. */
export async function payOwed(round: Round): Promise<void> {
  const now = round.means.clock().getTime()
  const due = round.cursor.owed.filter(({ after }) => after <= now).slice(0, mostDeliveries)
  for (let at = 0; at < due.length; at += atOnce)
    await Promise.all(due.slice(at, at + atOnce).map((one) => pay(one, round)))
}

async function pay(one: Owed, round: Round): Promise<void> {
  const { cursor, means, silent } = round
  const inbox = one.inbox ?? (await inboxOf(one.to, round))
  const host = URL.parse(inbox ?? '')?.host ?? ''
  const now = means.clock().getTime()
  // Whoever else lives where nobody answers has not had their try.
  if (silent.has(host)) {
    one.after = now + firstWait
    return
  }
  const delivered =
    inbox === 'later' ? ({ kind: 'later', at: null, silent: false } as const) : await paid(one, inbox, round)
  if (delivered.kind === 'later' && one.tries < mostTries) {
    if (delivered.silent) silent.add(host)
    one.tries++
    // A minute, four, sixteen… about fifteen days in all.
    one.after = delivered.at?.getTime() ?? now + firstWait * 4 ** (one.tries - 1)
    return
  }
  cursor.owed = cursor.owed.filter((other) => other !== one)
  if (delivered.kind === 'gone')
    for (const { id } of cursor.followers.filter((follower) => follower.inbox === inbox)) drop(cursor.followers, id)
}

async function paid(one: Owed, inbox: string | null, { cursor, means, here }: Round): Promise<Delivered> {
  const activity = inbox && (await activityOf(one, cursor.actors, means, here))
  return activity ? await deliver(inbox, activity, means, cursor.hosts) : { kind: 'accepted' }
}

/** Null where they are gone: there is nowhere to deliver to. */
async function inboxOf(person: string | null, round: Round): Promise<string | 'later' | null> {
  if (person === null) return null
  const actor = await actorOf(person, round)
  return 'kind' in actor ? (actor.kind === 'later' ? 'later' : null) : actor.inbox
}

/** Null where there is nothing to tell any more. */
async function activityOf({ what, about, to }: Owed, actors: readonly Actor[], means: Means, here: string) {
  if (what === 'Accept') return to === null ? null : acceptance(about, to, here)
  const own = await means.held?.own(about)
  return own && own.gone === (what === 'Delete') ? activityAbout(own, what, here, actors, means.clock()) : null
}
