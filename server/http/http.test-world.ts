import { type Hono } from 'hono'
import { onTestFinished } from 'vitest'
import { type AnswerOf, type AnyRoute, api, type BodyOf, type Problem, type QueryOf } from '#contract'
import { type Db, listenForRings, openDatabase } from '#database'
import { type Clock, type Id, newId, systemClock } from '#kernel'
import { openWorkspace } from '#team'
import { freshDatabase } from '../../test/setup/database.ts'
import { type AppNeeds, openApp } from './app.ts'
import { openLive } from './live.ts'

export const publicUrl = 'http://localhost:4000'
export const password = 'un verger en octobre'

type World = Awaited<ReturnType<typeof openWorld>>

/** The whole application on a database of its own, every answer held against the contract. */
export async function openWorld(changes: Partial<AppNeeds> & { clock?: Clock } = {}) {
  const fresh = await freshDatabase()
  const complaints: unknown[] = []
  const database = await openDatabase({
    ownerUrl: fresh.ownerUrl,
    appUrl: fresh.appUrl,
    appPassword: '',
    migrated: true,
    onLost: () => undefined,
  })
  const live = openLive({
    appUrl: fresh.appUrl,
    within: database.within,
    global: database.global,
    rowsOf: async () => [],
    complain: (cause) => complaints.push(cause),
  })
  const clock = changes.clock ?? systemClock
  const app = openApp({
    database,
    clock,
    publicUrl,
    trustProxy: 0,
    secret: 'a secret of this test and of no other',
    firstCode: null,
    hub: live.hub,
    undos: {},
    areas: [],
    plantDemo: async (user) => {
      const id = newId<'workspace'>()
      await database.within([id], user.id, (db: Db) =>
        openWorkspace(db, clock, user.id, { id, name: 'Les Vergers Imaginaires', language: 'fr', demo: true }),
      )
      return id
    },
    screensDir: null,
    complain: (_id, cause) => complaints.push(cause),
    checkAnswers: true,
    ...changes,
  })
  let closed = false
  const close = async () => {
    if (closed) return
    closed = true
    await live.close()
    await database.close()
    await fresh.drop()
  }
  onTestFinished(close)
  return { app, database, live, complaints, fresh, close, visitor: () => visitor(app), listenForRings }
}

export interface Answered<A> {
  status: number
  answer: A
  problem: Problem
  headers: Headers
}

export type Visitor = ReturnType<typeof visitor>

/** Someone at a browser of their own: keeps cookies, sends what a browser sends. */
export function visitor(app: Hono, headers: Record<string, string> = {}) {
  const cookies = new Map<string, string>()
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

  async function fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await app.request(new URL(path, publicUrl).href, {
      ...init,
      headers: { origin: publicUrl, cookie: cookie(), 'accept-language': 'fr', ...headers, ...init.headers },
    })
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(set)) cookies.delete(pair.slice(0, at))
      else cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return response
  }

  async function call<R extends AnyRoute>(
    route: R,
    given: { params?: Record<string, string>; query?: QueryOf<R>; body?: BodyOf<R> | object } = {},
  ): Promise<Answered<AnswerOf<R>>> {
    const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(given.params?.[name] ?? ''))
    const query = given.query ? `?${new URLSearchParams(given.query as Record<string, string>)}` : ''
    const body = given.body === undefined ? {} : { body: JSON.stringify(given.body) }
    const type: Record<string, string> = given.body === undefined ? {} : { 'content-type': 'application/json' }
    const response = await fetch(path + query, { method: route.method, headers: type, ...body })
    const said = response.status === 204 ? undefined : await response.json()
    return { status: response.status, answer: said as never, problem: said as Problem, headers: response.headers }
  }
  return { fetch, call, cookies }
}

/** Odile opens the first account and a workspace: where most tests begin. */
export async function odileAtHerDesk(world: World) {
  const odile = world.visitor()
  await odile.call(api.openAccount, { body: { name: 'Odile', email: 'odile@agence.example', password } })
  const opened = await odile.call(api.openWorkspace, { body: { name: 'Les Vergers Imaginaires' } })
  return { odile, workspace: opened.answer.id as Id<'workspace'> }
}

/** Someone else joins by a link. */
export async function join(
  world: World,
  by: Visitor,
  workspace: string,
  who: { name: string; role: 'desk' | 'colleague' | 'client' },
) {
  const invited = await by.call(api.invite, { params: { workspace }, body: { forWhom: who.name, role: who.role } })
  const invitation = invited.answer.link.split('/').at(-1)!
  const joined = world.visitor()
  const email = `${who.name.toLowerCase()}@agence.example`
  const opened = await joined.call(api.openAccount, { body: { name: who.name, email, password, invitation } })
  return { joined, user: opened.answer.user!.id, invitation }
}
