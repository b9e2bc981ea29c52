import { type Own } from '#channel'
import { digestOf } from '#reading'
import { most, type Owed } from './cursor.ts'
import { type Round } from './round.ts'
import { pagesAnswered, pagesLinked, wordAt } from './say.ts'
import { tell } from './tell.ts'

const mostPages = 5
const mostTries = 8
const mostTold = 20

/** Notes who is to be told: pages that a new word links to, and all that were told of a word since changed or taken back. */
export async function oweMentions(round: Round): Promise<void> {
  let before: string | null = null
  for (let page = 0; page < mostPages; page++) {
    const words: readonly Own[] = (await round.means.held?.latest(before)) ?? []
    for (const own of words) oweFor(own, round)
    before = words.at(-1)?.utterance.key ?? null
    if (before === null) return
  }
}

function oweFor(own: Own, { cursor, here }: Round): void {
  const { utterance, gone } = own
  const words = digestOf([utterance.text])
  const told = cursor.told.find(({ key }) => key === utterance.key)
  if (told ? told.words === words && told.gone === gone : gone) return
  // Who is answered was told by `say`; of what comes after, they are told here.
  const answered = pagesAnswered(utterance, here)
  const linked = pagesLinked(own).filter((page) => !page.startsWith(`${here}/`) && !answered.includes(page))
  const targets = told ? [...new Set([...told.targets, ...answered, ...linked])] : linked
  for (const target of targets) {
    const isOwed = cursor.owed.some((one) => one.key === utterance.key && one.target === target)
    if (!isOwed && cursor.owed.length < most.owed) cursor.owed.push({ key: utterance.key, target, tries: 0, after: 0 })
  }
  const now = {
    key: utterance.key,
    words,
    gone,
    targets: [...new Set([...(told?.targets ?? []), ...linked])].slice(0, 50),
  }
  cursor.told = [...cursor.told.filter(({ key }) => key !== utterance.key), now].slice(-most.told)
}

/** Tells some of those who are due; what fails is tried again, later each time. */
export async function payOwed({ cursor, means, here }: Round): Promise<void> {
  const now = means.clock().getTime()
  const due = cursor.owed.filter(({ after }) => after <= now).slice(0, mostTold)
  const pay = async (one: Owed) => {
    const told = await tell(wordAt(here, one.key), one.target, means)
    if (told.kind === 'later' && one.tries < mostTries) {
      one.tries++
      // Five minutes, twenty, eighty… some three weeks in all.
      one.after = told.at?.getTime() ?? now + 300_000 * 4 ** (one.tries - 1)
    } else cursor.owed = cursor.owed.filter((other) => other !== one)
  }
  await Promise.all(due.map(pay))
}
