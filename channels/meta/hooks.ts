/** What Meta brings to the one address of an app, for Pages and for Instagram accounts alike (« Webhooks »). */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { type AppKeys, type Hooks, type Knock } from '#channel'
import { idOf, type Thing, textOf, thingOf, thingsOf } from './thing.ts'

const mostBytes = 4 * 1024 * 1024

export function greet(query: Readonly<Record<string, string>>, app: AppKeys): string | null {
  if (query['hub.mode'] !== 'subscribe' || !app.verify) return null
  return isSame(query['hub.verify_token'] ?? '', app.verify) ? (query['hub.challenge'] ?? null) : null
}

export function sort({ body, headers }: Knock, app: AppKeys): ReturnType<Hooks['sort']> {
  if (body.length > mostBytes) return { kind: 'decline', status: 413, why: 'too large' }
  if (!app.secret || !isSigned(body, headers['x-hub-signature-256'] ?? '', app.secret))
    return { kind: 'decline', status: 401, why: 'not signed' }
  const brought = parsed(body)
  if (!brought) return { kind: 'decline', status: 400, why: 'not understood' }
  const place = places[textOf(brought.object)]
  // One knock may carry several accounts; of what we do not know nothing is kept, and it is not asked for again.
  const parts = thingsOf(brought.entry).flatMap((entry) => {
    const id = idOf(entry.id)
    return place && id ? [{ ...place(id), body: new TextEncoder().encode(JSON.stringify(entry)) }] : []
  })
  return { kind: 'keep', parts }
}

export const pageAddress = (id: string) => `https://www.facebook.com/${id}`
/** By its id, since what is brought names no other and a name there may change. */
export const accountAddress = (id: string) => `instagram:${id}`

const places: Readonly<Record<string, (id: string) => { channel: string; address: string }>> = {
  page: (id) => ({ channel: 'facebook', address: pageAddress(id) }),
  instagram: (id) => ({ channel: 'instagram', address: accountAddress(id) }),
}

/** Over the raw body, in constant time. */
function isSigned(body: Uint8Array, signature: string, secret: string): boolean {
  return isSame(signature, `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`)
}

function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'same').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}

function parsed(body: Uint8Array): Thing | null {
  try {
    return thingOf(JSON.parse(Buffer.from(body).toString('utf8')))
  } catch {
    return null
  }
}
