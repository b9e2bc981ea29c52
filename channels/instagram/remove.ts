import { type Means, type TakenAway } from '#channel'
import { ask, type Graph, idOf, whyDeclined } from '#meta'
import { isAt } from './names.ts'

/** Deletes a comment under what the account has shown. Hiding, which its author does not see, is never done. */
export async function remove(graph: Graph, nativeId: string, means: Means): Promise<TakenAway> {
  if (isAt(nativeId)) return { kind: 'refused', why: 'not-ours' }
  const id = idOf(nativeId)
  // Only comments have plain ids; a private message is its author's, and theirs alone to take back.
  if (!id || !/^\d+$/.test(id)) return { kind: 'refused', why: 'not-ours' }
  const answer = await ask(graph, { method: 'DELETE', path: `/${id}` }, means)
  if (answer.kind === 'there') return { kind: 'done' }
  if (answer.kind === 'later') return { kind: 'later', at: answer.at }
  // Whether or not it went through: asked again, it is done or gone.
  if (answer.kind === 'trouble') return { kind: 'later', at: new Date(means.clock().getTime() + 60_000) }
  return answer.what === 'missing' ? { kind: 'gone' } : { kind: 'refused', why: whyDeclined(answer) }
}
