/** Facebook Login (OAuth 2 with a code): who signs in says which of their Pages is connected. */
import { type Connected, type Means, type SetOut, type Unconnected, type Which } from '#channel'
import { cleanLine } from '#reading'
import { type Answer, afterOf, ask } from './graph.ts'
import { idOf, type Thing, textOf, thingsOf } from './thing.ts'

export interface Way {
  /** Graph API with its version. */
  graph: string
  /** Where one says yes. */
  dialog: string
  scope: readonly string[]
  /** Fields of a page besides `id,name,access_token`. Left out: none. */
  fields?: string
  /** What of a page is connected, as people choose it; null: nothing, and the page is not offered. Left out: the page. */
  offers?(page: Thing): { name: string; detail: string | null } | null
  connected(page: Thing, token: string, means: Means): Promise<Connected>
}

const not = (why: Unconnected, detail = '') => ({ kind: 'not-connected', why, detail, field: null }) as const
const mostPages = 100

export async function setOut(way: Way, back: string, state: string, { app }: Means): Promise<SetOut> {
  if (!app?.id || !app.secret) return not('app-missing')
  const query = { client_id: app.id, redirect_uri: back, state, response_type: 'code', scope: way.scope.join() }
  return { kind: 'set-out', goTo: `${way.dialog}?${new URLSearchParams(query)}`, pending: {} }
}

export async function arrive(
  way: Way,
  came: Readonly<Record<string, string>>,
  back: string,
  means: Means,
): Promise<Connected | Which> {
  if (came.error || !came.code) return not('not-allowed', cleanLine(came.error ?? '', 100))
  const { id = '', secret = '' } = means.app ?? {}
  if (!id || !secret) return not('app-missing')
  const client = { client_id: id, client_secret: secret }
  const short = await token(way, { ...client, redirect_uri: back, code: came.code }, means)
  if (short.kind !== 'token') return short
  const exchange = { ...client, grant_type: 'fb_exchange_token', fb_exchange_token: short.token }
  const long = await token(way, exchange, means)
  if (long.kind !== 'token') return long
  const all = await pagesOf(way, long.token, means)
  if (!Array.isArray(all)) return all
  if (all.length === 0) return not('not-allowed', 'no page')
  const pages = all.filter((page) => offered(way, page))
  if (pages.length === 0) return not('nothing-linked', all.map(nameOf).join(', ').slice(0, 200))
  if (pages.length === 1) return await choose(way, { user: long.token }, idOf(pages[0]!.id)!, means)
  const of = pages.map((page) => ({ key: idOf(page.id)!, ...offered(way, page)! }))
  return { kind: 'which', of, pending: { user: long.token } }
}

export async function choose(
  way: Way,
  { user = '' }: Readonly<Record<string, string>>,
  key: string,
  means: Means,
): Promise<Connected> {
  const pages = await pagesOf(way, user, means)
  if (!Array.isArray(pages)) return pages
  const page = pages.find(({ id }) => id === key)
  const opens = textOf(page?.access_token)
  return page && opens && offered(way, page) ? await way.connected(page, opens, means) : not('not-found')
}

function offered(way: Way, page: Thing) {
  return way.offers ? way.offers(page) : { name: nameOf(page), detail: null }
}

export const nameOf = (page: Thing) => cleanLine(textOf(page.name), 200) || textOf(page.id)

async function pagesOf(way: Way, user: string, means: Means) {
  const pages: Thing[] = []
  let after: string | null = null
  do {
    const fields = ['id,name,access_token', way.fields].filter(Boolean).join()
    const query = { fields, limit: '50', ...(after && { after }) }
    const answer: Answer = await ask({ root: way.graph, token: user }, { path: '/me/accounts', query }, means)
    if (answer.kind !== 'there') return not(whyNot(answer), detailOf(answer))
    pages.push(...thingsOf(answer.value.data).filter(({ id }) => idOf(id)))
    after = afterOf(answer.value)
  } while (after && pages.length < mostPages)
  return pages.slice(0, mostPages)
}

/** By POST, so that neither code nor secret stands in an address. */
async function token(way: Way, body: Readonly<Record<string, string>>, means: Means) {
  const graph = { root: way.graph, token: null }
  const answer = await ask(graph, { method: 'POST', path: '/oauth/access_token', body }, means)
  if (answer.kind !== 'there') return not(whyNot(answer), detailOf(answer))
  const opens = textOf(answer.value.access_token)
  return opens ? ({ kind: 'token', token: opens } as const) : not('not-this-kind')
}

export function whyNot(answer: Exclude<Answer, { kind: 'there' }>): Unconnected {
  if (answer.kind !== 'declined') return answer.why
  return answer.what === 'blocked' ? 'blocked' : 'not-allowed'
}

const detailOf = (answer: Answer) => (answer.kind === 'declined' || answer.kind === 'trouble' ? answer.detail : '')
