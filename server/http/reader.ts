import { type HttpBindings } from '@hono/node-server'
import { type Context } from 'hono'
import { type Dialect } from '#kernel'

/** What to speak to someone who has not said: what their browser asks for, French where it asks for nothing. */
export function languageAskedFor(header: string | null | undefined): Dialect {
  const wishes = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((wish) => {
      const [tag = '', ...rest] = wish.trim().toLowerCase().split(';')
      const weight = rest.map((part) => /^\s*q=([\d.]+)/.exec(part)?.[1]).find(Boolean)
      return { tag: tag.trim(), weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ tag, weight }) => tag && weight > 0)
    .sort((a, b) => b.weight - a.weight)
  for (const { tag } of wishes) {
    if (tag === 'fr-ca') return 'fr-CA'
    if (tag === 'fr' || tag.startsWith('fr-')) return 'fr'
    if (tag === 'en' || tag.startsWith('en-')) return 'en'
  }
  return wishes.some(({ tag }) => tag !== '*') ? 'en' : 'fr'
}

/**
 * Where a request comes from. `trustProxy`: how many proxies of one's own stand in front; each adds an entry at the end
 * of X-Forwarded-For, and whatever stands before those was written by anyone.
 */
export function addressOf(c: Context, trustProxy: number): string {
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim())
  const said = trustProxy > 0 ? forwarded.at(-trustProxy) : undefined
  const bindings = c.env as Partial<HttpBindings> | undefined
  return (said || bindings?.incoming?.socket?.remoteAddress || 'unknown').slice(0, 64)
}
