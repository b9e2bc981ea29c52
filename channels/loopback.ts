import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo } from 'node:net'
import { type Duplex } from 'node:stream'

/** A real place on this machine, for tests: it answers as told and remembers what it was asked. */
export interface Loopback {
  url: string
  port: number
  /** Path of each request heard, in order. */
  asked: string[]
  lastRequest: IncomingMessage | null
  /** How it answers; may be changed at any time. */
  answer: Answer
  /** How it takes up a line of messages (RFC 6455); left out: it has none. */
  line?(request: IncomingMessage, line: Line): void
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
  const lines = new Set<Duplex>()
  server.on('upgrade', (request, socket) => {
    const key = String(request.headers['sec-websocket-key'] ?? '')
    if (!place.line || !key) return void socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n')
    lines.add(socket)
    place.asked.push(request.url ?? '/')
    place.line(request, taken(socket, key))
  })
  await new Promise<void>((ready) => server.listen(0, host, ready))
  place.port = (server.address() as AddressInfo).port
  place.url = `http://${host.includes(':') ? `[${host}]` : host}:${place.port}`
  place.close = () =>
    new Promise((closed) => {
      server.close(() => closed())
      server.closeAllConnections()
      for (const socket of lines) socket.destroy()
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

/** One line of messages, as the place holds it: it says, and hears nothing. */
export interface Line {
  says(message: string | Uint8Array): void
  ends(): void
  isOpen(): boolean
}

function taken(socket: Duplex, key: string): Line {
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
  const head = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade']
  socket.write(`${[...head, `Sec-WebSocket-Accept: ${accept}`].join('\r\n')}\r\n\r\n`)
  socket.on('error', () => socket.destroy())
  socket.on('end', () => socket.destroy())
  socket.resume()
  return {
    says(message) {
      const [kind, body] = typeof message === 'string' ? [0x81, Buffer.from(message)] : [0x82, Buffer.from(message)]
      const size = Buffer.alloc(body.length < 126 ? 2 : body.length < 65_536 ? 4 : 10)
      size[0] = kind
      size[1] = size.length === 2 ? body.length : size.length === 4 ? 126 : 127
      if (size.length === 4) size.writeUInt16BE(body.length, 2)
      if (size.length === 10) size.writeBigUInt64BE(BigInt(body.length), 2)
      if (socket.writable) socket.write(Buffer.concat([size, body]))
    },
    ends: () => void socket.end(Buffer.from([0x88, 0])),
    isOpen: () => socket.writable,
  }
}
