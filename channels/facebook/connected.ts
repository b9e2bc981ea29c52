import { type Connected, type Means } from '#channel'
import { endsOf, type Graph, haveNewsBrought, idOf, nameOf, pageAddress, type Thing } from '#meta'

/** Has the page's news brought to the app; without that right they come by going and listening alone. */
export async function connected(graph: Graph, page: Thing, means: Means): Promise<Connected> {
  const id = idOf(page.id) ?? ''
  const not = await haveNewsBrought(graph, id, means)
  if (not) return not
  return {
    kind: 'connected',
    address: pageAddress(id),
    name: nameOf(page),
    settings: { page: id },
    secrets: { token: graph.token ?? '' },
    keysEnd: await endsOf(graph.root, graph.token ?? '', means),
  }
}
