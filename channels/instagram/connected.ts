import { type Connected, type Means, type Place } from '#channel'
import { accountAddress, endsOf, type Graph, haveNewsBrought, idOf, nameOf, type Thing, textOf, thingOf } from '#meta'
import { cleanLine } from '#reading'

export const pageFields = 'instagram_business_account{id,username}'

/** The professional account that is linked to a page, as people know it; the page is said beside it. */
export function offers(page: Thing) {
  const account = thingOf(page.instagram_business_account)
  return idOf(account?.id) ? { name: `@${usernameOf(account!)}`, detail: nameOf(page) } : null
}

/** Has the page's news brought to the app: what happens on Instagram is brought only then. */
export async function connected(graph: Graph, page: Thing, means: Means): Promise<Connected> {
  const pageId = idOf(page.id) ?? ''
  const account = thingOf(page.instagram_business_account)
  const id = idOf(account?.id)
  if (!account || !id) return { kind: 'not-connected', why: 'nothing-linked', detail: nameOf(page), field: null }
  const not = await haveNewsBrought(graph, pageId, means)
  if (not) return not
  const username = usernameOf(account)
  return {
    kind: 'connected',
    address: accountAddress(id),
    name: `@${username}`,
    settings: { account: id, page: pageId, username },
    secrets: { token: graph.token ?? '' },
    keysEnd: await endsOf(graph.root, graph.token ?? '', means),
  }
}

export interface Account {
  id: string
  /** Private messages go through it. */
  page: string
  username: string
}

export function accountOf({ settings }: Place): Account | null {
  const [id, page] = [idOf(settings.account), idOf(settings.page)]
  return id && page ? { id, page, username: textOf(settings.username) } : null
}

const usernameOf = (account: Thing) => cleanLine(textOf(account.username), 200) || textOf(account.id)
