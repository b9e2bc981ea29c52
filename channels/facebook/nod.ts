/** A like, given as the Page to a comment or to what a visitor posted. */
import { type Means, type Nod, type Nodded, type Place } from '#channel'
import { ask, type Graph, thingOf, unsaid } from '#meta'

/** Comments and posts have plain ids; a private message has no like of this kind. */
export const may = (nativeId: string): boolean => /^\d[\d_]{0,200}$/.test(nativeId)

export const nod = (graph: Graph, _: Place, of: Nod, means: Means): Promise<Nodded> => like(true, graph, of, means)
export const takeBack = (graph: Graph, _: Place, of: Nod, means: Means): Promise<Nodded> =>
  like(false, graph, of, means)

async function like(is: boolean, graph: Graph, { about }: Nod, means: Means): Promise<Nodded> {
  if (!may(about)) return { kind: 'refused', why: 'unsupported' }
  const path = `/${about}/likes`
  const answer = await ask(graph, { method: is ? 'POST' : 'DELETE', path }, means)
  if (answer.kind === 'there') return { kind: 'sent', nativeId: null, proof: 'accepted' }
  // Asked twice, it may be declined as what was done already: then one looks.
  if (answer.kind === 'declined' && answer.what === 'other' && (await standsThere(graph, path, means)) === is)
    return { kind: 'sent', nativeId: null, proof: 'accepted' }
  const came = unsaid(answer, means)
  return came.kind === 'sent' ? { kind: 'unknown' } : came
}

async function standsThere(graph: Graph, path: string, means: Means): Promise<boolean | null> {
  const answer = await ask(graph, { path, query: { summary: 'true', limit: '1' } }, means)
  const liked = answer.kind === 'there' ? thingOf(answer.value.summary)?.has_liked : null
  return typeof liked === 'boolean' ? liked : null
}
