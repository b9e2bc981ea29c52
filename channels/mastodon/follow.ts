/** What is said under hashtags and in searches that the account follows: also by people who never name it. */
import { readDate } from '#reading'
import { type Answer, ask } from './ask.ts'
import { type Followed } from './cursor.ts'
import { followsIn, isTag } from './follows.ts'
import { knownOf, meet, type Round, threadOf } from './round.ts'
import { mayBeSearched } from './searchable.ts'
import { idOf, isAfter, type Thing, textOf, thingOf, thingsOf } from './thing.ts'

const pageSize = 40
/** For all that is followed, in one round. */
const mostPages = 40

/** Whoever was not asked this time is the first to be asked the next. */
export async function hearFollowed(round: Round): Promise<void> {
  const names = followsIn(round.place.settings.follows)
  const before = round.cursor.followed.filter(({ name }) => names.includes(name))
  const fresh = names.filter((name) => !before.some((one) => one.name === name))
  const waiting = [...fresh.map((name): Followed => ({ name, last: null, at: null })), ...before]
  const budget = { pages: mostPages }
  const asked: Followed[] = []
  let searched: boolean | null = names.some((name) => !isTag(name)) ? false : null
  for (const one of waiting) {
    if (budget.pages <= 0) break
    const answer = await catchUp(one, budget, round)
    asked.push(one)
    if (typeof answer === 'number') {
      if (!isTag(one.name) && answer > 0) searched = true
      continue
    }
    if (answer.kind === 'later') break
    round.partly ??= { why: whyNot(answer, one.name), detail: `${one.name}: ${answer.detail}` }
  }
  round.cursor.followed = [...waiting.filter((one) => !asked.includes(one)), ...asked]
  if (searched !== null && !(await mayBeSearched(searched, round))) {
    const detail = names.filter((name) => !isTag(name)).join(', ')
    round.partly ??= { why: 'not-searchable', detail }
  }
}

function whyNot(answer: Exclude<Answer, { kind: 'there' | 'later' }>, name: string) {
  if (answer.kind === 'trouble') return answer.why
  if (answer.status === 401 || answer.status === 403) return 'not-allowed'
  return isTag(name) ? 'not-found' : 'not-searchable'
}

/**
 * From the newest down to where the last round stood; answers how many statuses the server has shown. What comes late
 * from another server has an older place in the order: whatever of the newest page is not known yet is new.
 */
async function catchUp(
  one: Followed,
  budget: { pages: number },
  round: Round,
): Promise<number | Exclude<Answer, { kind: 'there' }>> {
  const found = new Map<string, Thing>()
  let shown = 0
  let lowest: Thing | null = null
  for (;;) {
    if (budget.pages <= 0) {
      // Read from here on the next time: what stands between is not heard, and that is told.
      if (lowest) missing(one, lowest, round)
      break
    }
    budget.pages--
    const answer = await pageUnder(one.name, idOf(lowest?.id), round)
    // Nothing is taken of a descent that broke off: it begins anew with the next round.
    if (answer.kind !== 'there') return answer
    const page = newestFirst(statusesIn(one.name, answer.value))
    shown += page.length
    const fresh = page.filter(({ id }) => !found.has(String(id)) && !knownOf(String(id), round))
    for (const status of fresh) found.set(String(status.id), status)
    lowest = page.at(-1) ?? null
    if (!lowest || one.last === null || fresh.length === 0 || !isAfter(String(lowest.id), one.last)) break
  }
  const all = newestFirst([...found.values()])
  for (const status of all.toReversed()) meet(status, await threadOf(status, String(status.id), round), round, true)
  const [newest] = all
  if (newest && (one.last === null || isAfter(String(newest.id), one.last))) {
    one.last = String(newest.id)
    one.at = textOf(newest.created_at).slice(0, 40) || one.at
  }
  one.last ??= '0'
  return shown
}

function pageUnder(name: string, below: string | null, { server, means }: Round): Promise<Answer> {
  const query = { limit: `${pageSize}`, ...(below && { max_id: below }) }
  if (isTag(name))
    return ask(server, { path: `/api/v1/timelines/tag/${encodeURIComponent(name.slice(1))}`, query }, means)
  return ask(server, { path: '/api/v2/search', query: { ...query, q: name, type: 'statuses' } }, means)
}

/** Boosts are the same words again. */
function statusesIn(name: string, value: unknown): Thing[] {
  const all = isTag(name) ? value : thingOf(value)?.statuses
  return thingsOf(all).filter(({ id, reblog }) => idOf(id) !== null && !reblog)
}

const newestFirst = (all: readonly Thing[]) =>
  [...all].sort((one, other) => (isAfter(textOf(one.id), textOf(other.id)) ? -1 : 1))

function missing(one: Followed, lowest: Thing, round: Round): void {
  const [since, until] = [readDate(one.at), readDate(textOf(lowest.created_at) || null)]
  if (!since || !until || since >= until) return
  // A status may stand under two hashtags: one gap begins at one moment.
  const same = round.gaps.find((gap) => gap.since.getTime() === since.getTime())
  if (!same) round.gaps.push({ since, until, mended: false })
  else if (same.until < until) same.until = until
}
