import { htmlToText } from '#reading'
import { ask } from './ask.ts'
import { type Round } from './round.ts'
import { textOf, thingOf, thingsOf } from './thing.ts'

const day = 24 * 3600_000
/** Servers index what is said some time after. */
const indexedAfter = 3600_000

/**
 * Whether the server looks into what was said. Where it does not, it answers with nothing and no reason: so once a day, as
 * long as nothing is found, it is asked for a word of our own, which any server that searches shows to its author.
 */
export async function mayBeSearched(found: boolean, round: Round): Promise<boolean> {
  const now = round.means.clock().getTime()
  const { cursor } = round
  if (found) cursor.searched = { at: now, finds: true }
  else if (!cursor.searched || now - cursor.searched.at > day) {
    const q = wordOfOurs(round, now)
    if (q === null) return true
    const query = { q, type: 'statuses', limit: '5' }
    const answer = await ask(round.server, { path: '/api/v2/search', query }, round.means)
    if (answer.kind !== 'there') return true
    cursor.searched = { at: now, finds: thingsOf(thingOf(answer.value)?.statuses).length > 0 }
  }
  return cursor.searched?.finds ?? true
}

/** The longest of a public word of ours that had time to be indexed. */
function wordOfOurs({ ours }: Round, now: number): string | null {
  for (const status of ours) {
    const at = Date.parse(textOf(status.created_at))
    if (textOf(status.visibility) !== 'public' || !(now - at > indexedAfter)) continue
    const words = htmlToText(textOf(status.content)).match(/(?<![\p{L}@#:/.])\p{L}{5,30}(?![\p{L}@:/])/gu) ?? []
    const [longest] = words.toSorted((one, other) => other.length - one.length)
    if (longest) return longest
  }
  return null
}
