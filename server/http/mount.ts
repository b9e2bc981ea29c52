import { type Context, type Hono } from 'hono'
import { type AnswerOf, type AnyRoute, type BodyOf, type QueryOf } from '#contract'
import { type Dialect, type Id, isId, Refusal } from '#kernel'
import { type Membership } from '#team'
import { readJson, storable } from './body.ts'
import { checked } from './check.ts'
import { addressOf, languageAskedFor } from './reader.ts'
import { mustBeSameOrigin } from './same-origin.ts'

export type { Membership } from '#team'

export interface SignedIn {
  id: string
  name: string
  email: string
  language: Dialect
}

/** One request, already checked: who asks, from where, and what the contract says it carries. */
export interface Call<R extends AnyRoute> {
  query: QueryOf<R>
  body: BodyOf<R>
  /** Each is a uuid, but for `token`. */
  params: Record<string, string>
  /** Throws `session.needed` where nobody is signed in. */
  readonly user: SignedIn
  maybeUser: SignedIn | null
  /** The session, where there is one: what ends when someone signs out. */
  session: string | null
  /** The workspaces of the user. */
  memberships: readonly Membership[]
  /** The one in the path; membership is checked already. */
  readonly workspace: Id<'workspace'>
  /** The user's, else what the browser asks for. */
  language: Dialect
  address: string
  request: Request
  /** Go out with the answer: cookies. */
  headers: Headers
}

export type On = <R extends AnyRoute>(route: R, handle: (call: Call<R>) => Promise<AnswerOf<R>>) => void

export interface Gate {
  publicUrl: string
  /** How many proxies of one's own stand in front. */
  trustProxy: number
  /** Who is signed in; `headers` may renew their cookie. */
  whoIs(request: Request): Promise<{ user: SignedIn; session: string; headers: Headers } | null>
  membershipsOf(user: string): Promise<readonly Membership[]>
  /** Holds every answer against the contract. For tests: it costs as much as the answer. */
  checkAnswers?: boolean
}

/** Gives routes their handlers, each route once. */
export function mount(app: Hono, gate: Gate): On {
  const mounted = new Set<string>()
  return (route, handle) => {
    const name = `${route.method} ${route.path}`
    if (mounted.has(name)) throw new Error(`${name} has two handlers`)
    mounted.add(name)
    app.on(route.method, route.path, async (c) => {
      const call = await callOf(route, c, gate)
      const answer = await handle(call)
      const headers = { ...Object.fromEntries(call.headers), 'cache-control': 'no-store' }
      for (const cookie of call.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
      delete (headers as Record<string, string>)['set-cookie']
      if (!route.answer) return c.body(null, 204, headers)
      if (gate.checkAnswers) checkAnswer(route, answer)
      return c.json(answer as object, 200, headers)
    })
  }
}

async function callOf<R extends AnyRoute>(route: R, c: Context, gate: Gate): Promise<Call<R>> {
  const request = c.req.raw
  if (route.method !== 'GET') mustBeSameOrigin(request, gate.publicUrl)
  const params = paramsOf(c)
  const who = await gate.whoIs(request)
  if (!who && route.openTo !== 'anyone') throw new Refusal('session.needed', 401)
  const language = who?.user.language ?? languageAskedFor(request.headers.get('accept-language'))
  // Known from here on, so that whatever goes wrong later is said in it.
  c.set('language' as never, language as never)
  const memberships = who ? await gate.membershipsOf(who.user.id) : []
  mustBeOpen(route, params, memberships)
  const query = Object.fromEntries(new URL(request.url).searchParams)
  if (!storable(query)) throw new Refusal('request.unstorable', 422)
  return {
    query: (route.query && checked(route.query, query)) as QueryOf<R>,
    body: (route.body && checked(route.body, await readJson(request, route.atMost))) as BodyOf<R>,
    params,
    get user() {
      if (!who) throw new Refusal('session.needed', 401)
      return who.user
    },
    maybeUser: who?.user ?? null,
    session: who?.session ?? null,
    memberships,
    get workspace() {
      if (!params.workspace) throw new Error(`${route.path} names no workspace`)
      return params.workspace as Id<'workspace'>
    },
    language,
    address: addressOf(c, gate.trustProxy),
    request,
    headers: new Headers(who?.headers),
  }
}

function paramsOf(c: Context): Record<string, string> {
  const params = c.req.param() as Record<string, string>
  for (const [name, value] of Object.entries(params)) {
    const well = name === 'token' ? value.length <= 300 && storable(value) : isId(value)
    if (!well) throw new Refusal('request.nothing-there', 404)
  }
  return params
}

/** A workspace one is not in looks like one that is not there. */
function mustBeOpen(route: AnyRoute, params: Record<string, string>, memberships: readonly Membership[]): void {
  if (route.openTo === 'anyone' || route.openTo === 'signed-in') return
  const here = memberships.find(({ workspace }) => workspace === params.workspace)
  if (!here) throw new Refusal('workspace.not-there', 404)
  if (route.openTo === 'desk' && here.role !== 'desk') throw new Refusal('team.desk-only', 403)
  if (route.openTo === 'colleague' && here.role === 'client') throw new Refusal('team.colleagues-only', 403)
}

function checkAnswer(route: AnyRoute, answer: unknown): void {
  try {
    checked(route.answer!, JSON.parse(JSON.stringify(answer)))
  } catch (cause) {
    throw new Error(`${route.method} ${route.path} does not answer as the contract says: ${JSON.stringify(cause)}`, {
      cause,
    })
  }
}
