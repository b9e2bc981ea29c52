import { type Connected, type Means } from '#channel'
import { ask, endsOf, type Graph, idOf, nameOf, pageAddress, type Thing, whyNot } from '#meta'

/** Has the page's news brought to the app; without that right they come by going and listening alone. */
export async function connected(graph: Graph, page: Thing, means: Means): Promise<Connected> {
  const id = idOf(page.id) ?? ''
  const body = { subscribed_fields: 'feed,mention' }
  const answer = await ask(graph, { method: 'POST', path: `/${id}/subscribed_apps`, body }, means)
  const without = answer.kind === 'declined' && answer.what === 'rights'
  if (answer.kind !== 'there' && !without) {
    const detail = answer.kind === 'later' ? '' : answer.detail
    return { kind: 'not-connected', why: whyNot(answer), detail, field: null }
  }
  return {
    kind: 'connected',
    address: pageAddress(id),
    name: nameOf(page),
    settings: { page: id },
    secrets: { token: graph.token ?? '' },
    keysEnd: await endsOf(graph.root, graph.token ?? '', means),
  }
}
