import { type Means, type Own } from '#channel'
import { digestOf } from '#reading'
import { type Cursor, drop, most, type Owed, type Told, writeCursor } from './cursor.ts'
import { deliver } from './deliver.ts'
import { acceptance, activityAbout } from './documents.ts'
import { type Round } from './verify.ts'

const mostPages = 10
const mostTries = 8
const mostDeliveries = 100
const atOnce = 10

/** Notes what followers have not been told yet: new words, changed words, words taken back. */
export async function oweFollowers({ cursor, means }: Round): Promise<void> {
  if (!means.held) return
  let before: string | null = null
  for (let page = 0; page < mostPages; page++) {
    const words: readonly Own[] = await means.held.latest(before)
    for (const own of words) oweFor(own, cursor)
    before = words.at(-1)?.utterance.key ?? null
    if (before === null) return
  }
}

function oweFor(own: Own, cursor: Cursor): void {
  const { utterance, gone } = own
  const words = digestOf([utterance.text])
  const told = cursor.told.find(({ key }) => key === utterance.key)
  if (told ? told.words === words && told.gone === gone : gone) return
  const what = gone ? 'Delete' : told ? 'Update' : 'Create'
  if (told?.gone && !gone) return
  const inboxes = new Map<string, string | null>()
  if (utterance.audience !== 'direct') for (const { inbox } of cursor.followers) inboxes.set(inbox, null)
  // Those who were answered were told by `say`; what comes after, they are told here.
  if (what !== 'Create')
    for (const { nativeId } of utterance.to) {
      const actor = cursor.actors.find(({ id }) => id === nativeId)
      if (actor && !cursor.blocked.includes(nativeId)) inboxes.set(actor.inbox, nativeId)
    }
  for (const [inbox, to] of inboxes) owe(cursor.owed, { inbox, what, about: utterance.key, to, tries: 0, after: 0 })
  const now: Told = { key: utterance.key, words, gone }
  cursor.told = [...cursor.told.filter(({ key }) => key !== utterance.key), now].slice(-most.told)
}

function owe(all: Owed[], one: Owed): void {
  const isSame = (other: Owed) => other.inbox === one.inbox && other.what === one.what && other.about === one.about
  if (!all.some(isSame) && all.length < most.owed) all.push(one)
}

/** Carries out what is owed and due, a bounded number a round; what fails is tried again, later each time. */
export async function payOwed({ cursor, means, here, silent }: Round): Promise<void> {
  const now = means.clock().getTime()
  const due = cursor.owed.filter(({ after }) => after <= now).slice(0, mostDeliveries)
  for (let at = 0; at < due.length; at += atOnce)
    await Promise.all(due.slice(at, at + atOnce).map((one) => pay(one, cursor, means, here, silent)))
}

async function pay(one: Owed, cursor: Cursor, means: Means, here: string, silent: Set<string>): Promise<void> {
  const host = URL.parse(one.inbox)?.host ?? ''
  const activity = await activityOf(one, cursor, means, here)
  const delivered = !activity
    ? ({ kind: 'accepted' } as const)
    : silent.has(host)
      ? ({ kind: 'later', at: null } as const)
      : await deliver(one.inbox, activity, means)
  const now = means.clock().getTime()
  if (delivered.kind === 'later' && one.tries < mostTries) {
    if (delivered.at === null) silent.add(host)
    one.tries++
    // A minute, four, sixteen… about fifteen days in all.
    one.after = delivered.at?.getTime() ?? now + 60_000 * 4 ** (one.tries - 1)
    return
  }
  cursor.owed = cursor.owed.filter((other) => other !== one)
  if (delivered.kind === 'gone')
    for (const { id } of cursor.followers.filter(({ inbox }) => inbox === one.inbox)) drop(cursor.followers, id)
}

/** Null where there is nothing to tell any more. */
async function activityOf({ what, about, to }: Owed, cursor: Cursor, means: Means, here: string) {
  if (what === 'Accept') return to === null ? null : acceptance(about, to, here)
  const own = await means.held?.own(about)
  return own && own.gone === (what === 'Delete') ? activityAbout(own, what, here, writeCursor(cursor)) : null
}
