import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo } from 'node:net'

/** A real place on this machine, for tests: it answers as told and remembers what it was asked. */
export interface Loopback {
  url: string
  port: number
  /** Path of each request heard, in order. */
  asked: string[]
  lastRequest: IncomingMessage | null
  /** How it answers; may be changed at any time. */
  answer: Answer
  close(): Promise<void>
}

export type Answer = (request: IncomingMessage, response: ServerResponse, path: string) => void

export async function openLoopback(answer: Answer, host = '127.0.0.1'): Promise<Loopback> {
  const place: Loopback = { url: '', port: 0, asked: [], lastRequest: null, answer, close: async () => {} }
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    place.asked.push(path)
    place.lastRequest = request
    place.answer(request, response, path)
  })
  await new Promise<void>((ready) => server.listen(0, host, ready))
  place.port = (server.address() as AddressInfo).port
  place.url = `http://${host.includes(':') ? `[${host}]` : host}:${place.port}`
  place.close = () =>
    new Promise((closed) => {
      server.close(() => closed())
      server.closeAllConnections()
    })
  return place
}

export function respond(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string | Uint8Array = '',
): void {
  response.writeHead(status, headers)
  response.end(body)
}
