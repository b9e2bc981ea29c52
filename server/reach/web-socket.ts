import { type LookupFunction, type Socket } from 'node:net'
import { WebSocket } from 'undici'
import { type FollowRequest, type Reached } from '#channel'
import { guardedAgent } from './connect.ts'
import { failureOf } from './failure.ts'
import { type Inside } from './inside.ts'
import { readWebAddress } from './web-address.ts'

const mostBytes = 5 * 1024 * 1024

interface Guard {
  allowed: Inside
  lookup: LookupFunction
  userAgent: string
}

export const isWebSocket = (url: string) => /^wss?:/i.test(url)

/**
 * A line of whole messages (WebSocket, RFC 6455), under the same guard as every other way out. Nothing is said on it but
 * what the protocol itself wants. Redirects are not followed: a line that is elsewhere is no line here.
 */
export async function tuneIn(
  { allowed, lookup, userAgent }: Guard,
  { url, headers, silentFor }: FollowRequest & { silentFor: number },
  part: (bytes: Uint8Array) => void,
  until: AbortSignal,
): Promise<Reached> {
  const read = readWebAddress(url.replace(/^ws/i, 'http'), allowed)
  if (read.kind !== 'web') {
    const why = read.kind === 'inside' ? 'address-inside' : 'address-not-understood'
    return { kind: 'failed', why, detail: read.detail }
  }
  if (until.aborted) return failureOf(until.reason)
  const sockets = new Set<Socket>()
  const troubles: Error[] = []
  // An agent of its own: undici's WebSocket says neither why it could not connect nor lets go of a socket at once.
  const agent = guardedAgent(allowed, lookup, {
    webSocket: { maxPayloadSize: mostBytes },
    came: (of) => void ('socket' in of ? sockets.add(of.socket) : troubles.push(of.trouble)),
  })
  const address = new URL(read.url.href.replace(/^http/, 'ws'))
  const line = new WebSocket(address, { dispatcher: agent, headers: { ...headers, 'user-agent': userAgent } })
  line.binaryType = 'arraybuffer'
  try {
    const reached = await held(line, address, part, until, silentFor)
    const [trouble] = troubles
    return reached.kind === 'failed' && trouble && !until.aborted ? failureOf(trouble) : reached
  } finally {
    // A farewell that is never answered would keep it open.
    for (const socket of sockets) socket.destroy()
    await agent.destroy()
  }
}

function held(
  line: WebSocket,
  address: URL,
  part: (bytes: Uint8Array) => void,
  until: AbortSignal,
  silentFor: number,
): Promise<Reached> {
  return new Promise((over) => {
    let trouble: unknown = null
    let isOver = false
    const end = (reached: Reached) => {
      isOver = true
      clearTimeout(timer)
      until.removeEventListener('abort', abandoned)
      over(reached)
    }
    const abandoned = () => end(failureOf(until.reason))
    const timer = setTimeout(() => end(failureOf(new DOMException('silent', 'TimeoutError'))), silentFor)
    until.addEventListener('abort', abandoned)
    line.addEventListener('message', ({ data }) => {
      if (isOver) return
      timer.refresh()
      part(typeof data === 'string' ? Buffer.from(data) : new Uint8Array(data as ArrayBuffer))
    })
    line.addEventListener('error', ({ error }) => {
      trouble ??= error
    })
    line.addEventListener('close', () => {
      if (isOver) return
      if (trouble) return end(failureOf(trouble))
      const url = address.href
      end({ kind: 'answered', status: 200, headers: {}, body: new Uint8Array(), url, movedTo: null })
    })
  })
}
