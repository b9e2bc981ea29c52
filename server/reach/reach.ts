import { type LookupFunction } from 'node:net'
import { type Dispatcher, fetch, type Response } from 'undici'
import { type FollowRequest, type Means, type Reached, type ReachRequest, type WaysOut } from '#channel'
import { type Clock, systemClock } from '#kernel'
import { guardedAgent, guardedLookup } from './connect.ts'
import { failureOf } from './failure.ts'
import { openFind } from './find.ts'
import { type HostPatience, openHostPatience } from './host-patience.ts'
import { type Inside } from './inside.ts'
import { leave, readBody } from './read-body.ts'
import { readWebAddress } from './web-address.ts'
import { isWebSocket, tuneIn } from './web-socket.ts'

const mostHops = 5
const mostBytesUnlessSaid = 5 * 1024 * 1024
const withinUnlessSaid = 20_000
const silentUnlessSaid = 60_000
/** Headers that tell nothing about who we are there, and so may follow to another place. */
const harmless = new Set(['accept', 'accept-language', 'if-none-match', 'if-modified-since', 'content-type'])

interface Options {
  allowInside: Inside
  userAgent: string
  clock?: Clock
  /** Stands in for the system's resolver in tests. */
  resolve?: LookupFunction
}

interface Guarded {
  agent: Dispatcher
  allowed: Inside
  userAgent: string
  patience: HostPatience
}

/** One asking on its way through redirects. */
interface Asking {
  url: URL
  method: string
  headers: Headers
  body: string | Uint8Array | undefined
  hops: number
  permanent: boolean
}

/**
 * Opens the guarded ways out. They never throw: every outcome of the network is a value. A host that asked to wait
 * (Retry-After on 429 or 503) is not asked before: what it said is said again.
 */
export function openWaysOut(options: Options): WaysOut {
  const lookup = guardedLookup(options.allowInside, options.resolve)
  const guarded = {
    agent: guardedAgent(options.allowInside, lookup),
    allowed: options.allowInside,
    userAgent: options.userAgent,
    patience: openHostPatience(options.clock ?? systemClock),
  }
  return {
    find: openFind(options.allowInside, lookup),
    async reach(request) {
      const within = AbortSignal.timeout(Math.min(request.within ?? withinUnlessSaid, 120_000))
      const whole: Receive = (asking, answer) =>
        received(guarded, asking, answer, request.mostBytes ?? mostBytesUnlessSaid)
      return await exchange(guarded, request, within, whole).catch(failureOf)
    },
    async follow({ silentFor = silentUnlessSaid, ...request }, part, until) {
      if (isWebSocket(request.url)) return await tuneIn({ ...guarded, lookup }, { ...request, silentFor }, part, until)
      return await followed(guarded, { ...request, silentFor }, part, until)
    },
  }
}

/** The way out for who asks whole questions only. */
export const openReach = (options: Options): Means['reach'] => openWaysOut(options).reach

type Receive = (asking: Asking, answer: Response) => Promise<Reached>

async function followed(
  guarded: Guarded,
  { silentFor, ...request }: FollowRequest & { silentFor: number },
  part: (bytes: Uint8Array) => void,
  until: AbortSignal,
): Promise<Reached> {
  const silence = new AbortController()
  const timer = setTimeout(() => silence.abort(new DOMException('silent', 'TimeoutError')), silentFor)
  try {
    return await exchange(guarded, request, AbortSignal.any([until, silence.signal]), async (asking, answer) => {
      if (answer.status !== 200) return await received(guarded, asking, answer, mostBytesUnlessSaid)
      for await (const bytes of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
        timer.refresh()
        part(bytes)
      }
      return answered(asking, answer, new Uint8Array())
    })
  } catch (trouble) {
    return failureOf(trouble)
  } finally {
    clearTimeout(timer)
  }
}

async function exchange(
  guarded: Guarded,
  request: ReachRequest,
  signal: AbortSignal,
  receive: Receive,
): Promise<Reached> {
  const start = readWebAddress(request.url, guarded.allowed)
  if (start.kind !== 'web') return declined(start.kind, start.detail)
  const headers = new Headers(request.headers)
  let asking: Asking = {
    url: start.url,
    method: request.method ?? 'GET',
    headers,
    body: request.body,
    hops: 0,
    permanent: true,
  }
  for (;;) {
    const waits = guarded.patience.holds(asking.url)
    if (waits) return waits
    const answer = await ask(guarded, asking, signal)
    const to = answer.headers.get('location')
    const next = to === null ? null : follow(asking, answer.status, to, guarded.allowed)
    if (next === null) return await receive(asking, answer)
    await leave(answer)
    if ('kind' in next) return next
    if (next.hops > mostHops) return { kind: 'failed', why: 'too-many-redirects', detail: next.url.href.slice(0, 300) }
    asking = next
  }
}

function ask(guarded: Guarded, { url, method, headers, body }: Asking, signal: AbortSignal): Promise<Response> {
  const sent = new Headers(headers)
  sent.set('user-agent', guarded.userAgent)
  return fetch(url, { method, headers: [...sent], body, redirect: 'manual', signal, dispatcher: guarded.agent })
}

/** Where a redirect leads: the next asking, a failure, or null where the answer is to be handed over as it is. */
function follow(asking: Asking, status: number, to: string, allowed: Inside): Asking | Reached | null {
  if (![301, 302, 303, 307, 308].includes(status)) return null
  const read = readWebAddress(to, allowed, asking.url)
  if (read.kind !== 'web') return declined(read.kind, read.detail)
  const elsewhere = read.url.origin !== asking.url.origin
  const readsOnly = asking.method === 'GET'
  // What was to be done at one place is not done at another on its word: the caller sees the redirect and decides.
  if (!readsOnly && elsewhere && status !== 303) return null
  const asGet = status === 303 || (asking.method === 'POST' && (status === 301 || status === 302))
  const kept = asGet ? [...asking.headers].filter(([name]) => name !== 'content-type') : [...asking.headers]
  return {
    url: read.url,
    method: asGet ? 'GET' : asking.method,
    headers: new Headers(elsewhere ? kept.filter(([name]) => harmless.has(name)) : kept),
    body: asGet ? undefined : asking.body,
    hops: asking.hops + 1,
    permanent: asking.permanent && readsOnly && (status === 301 || status === 308),
  }
}

async function received({ patience }: Guarded, asking: Asking, answer: Response, mostBytes: number): Promise<Reached> {
  const body = await readBody(answer, mostBytes)
  if (body === 'too-large') return { kind: 'failed', why: 'too-large', detail: `more than ${mostBytes} bytes` }
  const reached = answered(asking, answer, body)
  patience.notes(reached)
  return reached
}

function answered(asking: Asking, answer: Response, body: Uint8Array) {
  return {
    kind: 'answered' as const,
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body,
    url: asking.url.href,
    movedTo: asking.hops > 0 && asking.permanent ? asking.url.href : null,
  }
}

function declined(kind: 'not-understood' | 'inside', detail: string): Reached {
  return { kind: 'failed', why: kind === 'inside' ? 'address-inside' : 'address-not-understood', detail }
}
