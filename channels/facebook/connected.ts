import { type Connected, type Means } from '#channel'
import { type Answer, ask, endsOf, type Graph, idOf, nameOf, pageAddress, type Thing, whyNot } from '#meta'

const ofMessages = 'messages,message_echoes,message_edits'

/** Has the page's news brought to the app; without that right they come by going and listening alone. */
export async function connected(graph: Graph, page: Thing, means: Means): Promise<Connected> {
  const id = idOf(page.id) ?? ''
  const asked = await subscribe(graph, id, `feed,mention,${ofMessages}`, means)
  // What is said in private is a right of its own: without it the rest is brought all the same.
  const answer = lacksRight(asked) ? await subscribe(graph, id, 'feed,mention', means) : asked
  const without = lacksRight(answer)
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

async function subscribe(graph: Graph, page: string, fields: string, means: Means): Promise<Answer> {
  const body = { subscribed_fields: fields }
  return await ask(graph, { method: 'POST', path: `/${page}/subscribed_apps`, body }, means)
}

const lacksRight = (answer: Answer) => answer.kind === 'declined' && answer.what === 'rights'
