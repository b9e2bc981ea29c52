import { type Hono } from 'hono'
import { type AnswerOf, type AnyRoute, api, type BodyOf, type QueryOf } from '#contract'
import { publicUrl } from './postgres.ts'

const account = { email: 'odile@agence.example', password: 'un verger en octobre' }

/** Someone signed in, as a browser would be: `ask` goes through the whole of HTTP but the socket. */
export interface Odile {
  user: string
  cookie: string
  ask<R extends AnyRoute>(
    route: R,
    given?: { params?: Record<string, string>; query?: QueryOf<R>; body?: BodyOf<R> },
  ): Promise<AnswerOf<R>>
}

/** Opens the first account, or signs in where it is there already. */
export async function odileAt(app: Hono): Promise<Odile> {
  let cookie = ''
  const ask: Odile['ask'] = async (route, given = {}) => {
    const path = route.path.replace(/:(\w+)/g, (_, name: string) => given.params?.[name] ?? '')
    const query = given.query ? `?${new URLSearchParams(given.query as Record<string, string>)}` : ''
    const response = await app.request(publicUrl + path + query, {
      method: route.method,
      headers: { origin: publicUrl, cookie, 'content-type': 'application/json' },
      ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
    })
    const set = response.headers.getSetCookie()
    if (set.length) cookie = set.map((one) => one.split(';')[0]).join('; ')
    const text = await response.text()
    if (!response.ok) throw new Error(`${route.method} ${path}: ${response.status} ${text}`)
    return (text ? JSON.parse(text) : undefined) as never
  }
  const { user } = await ask(api.openAccount, { body: { name: 'Odile', ...account } }).catch(() =>
    ask(api.signIn, { body: account }),
  )
  return {
    user: user!.id,
    get cookie() {
      return cookie
    },
    ask,
  }
}
