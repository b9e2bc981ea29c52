import { type Means, type RawEvent, type Renewed } from '#channel'
import { ask, doubtOf, type Graph, unheardFor } from '#meta'
import { writeGone } from './read.ts'
import { toReadComments } from './rights.ts'

const atOnce = 50

/** Nobody is told of a comment that was taken back: asked by fifties, and one by one where one of fifty is missing. */
export async function renew(graph: Graph, nativeIds: readonly string[], means: Means): Promise<Renewed> {
  // Private messages cannot be asked for once twenty newer ones stand there; their ends are brought.
  const comments = nativeIds.filter((id) => /^\d{1,200}$/.test(id))
  const events: RawEvent[] = []
  const doubt = doubtOf(graph, toReadComments, false, means)
  for (let from = 0; from < comments.length; from += atOnce) {
    const ids = comments.slice(from, from + atOnce)
    const all = await ask(graph, { path: '/', query: { ids: ids.join(), fields: 'id' } }, means)
    if (all.kind === 'there') continue
    if (all.kind !== 'declined' || all.what !== 'missing') return unheardFor(all)
    if (!(await doubt.mayRead())) return { kind: 'trouble', why: 'not-allowed', detail: toReadComments }
    for (const id of ids) {
      const one = await ask(graph, { path: `/${id}`, query: { fields: 'id' } }, means)
      if (one.kind === 'declined' && one.what === 'missing') events.push(writeGone(id))
      else if (one.kind !== 'there') return unheardFor(one)
    }
  }
  return { kind: 'renewed', events }
}
