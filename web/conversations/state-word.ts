import { type Row } from '#contract'
import { dueWord, todayIn } from '../given-words/day-word.ts'
import { until } from '../moment.ts'
import { now } from '../now.svelte.ts'
import { workspaceOf } from '../session.svelte.ts'
import { words } from '../words.svelte.ts'

/** The one word of state on a row. `calls`: it asks for someone. */
export function stateWord(row: Row): { word: string; calls: boolean } {
  const say = words.conversations
  if (row.snoozedUntil) return { word: say.snoozedUntil(until(new Date(row.snoozedUntil), now.minute)), calls: false }
  if (row.why === 'given-word' && row.promised)
    return { word: dueWord(row.promised, todayIn(workspaceOf(row.client.id)?.zone, now.minute)), calls: true }
  if (row.why) return { word: say.why[row.why], calls: true }
  if (row.letLive) {
    const why = say.letLiveWhy[row.letLive.why] ?? row.letLive.why
    const back = row.letLive.until ? until(new Date(row.letLive.until), now.minute) : null
    return { word: back ? say.letLiveUntil(back) : say.letLiveBecause(why), calls: false }
  }
  if (row.last?.ours) return { word: say.youSpokeLast, calls: false }
  return { word: say.alive, calls: false }
}
