import { type LookupFunction } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { type Answer, type Line, type Loopback, openLoopback, respond } from '../../channels/loopback.ts'
import { openWaysOut } from './reach.ts'

const open: Loopback[] = []
afterEach(async () => {
  for (const place of open.splice(0)) await place.close()
})

async function place(answer: Answer): Promise<Loopback> {
  const made = await openLoopback(answer)
  open.push(made)
  return made
}

const ways = openWaysOut({ allowInside: true, userAgent: 'Insuffleur test' })
const never = new AbortController().signal

describe('an answer that goes on', () => {
  it('is handed over as it comes, until it ends', async () => {
    const stream = await place((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' })
      response.write('un')
      setTimeout(() => response.write('deux'), 20)
      setTimeout(() => response.end('trois'), 40)
    })
    const parts: string[] = []
    const end = await ways.follow({ url: stream.url }, (part) => parts.push(Buffer.from(part).toString()), never)
    expect(end).toMatchObject({ kind: 'answered', status: 200 })
    expect(parts.join('')).toBe('undeuxtrois')
  })

  it('ends when one has had enough of it, and when nothing comes any more', async () => {
    const mute = await place((_, response) => {
      response.writeHead(200)
      response.write(':')
    })
    const until = new AbortController()
    const following = ways.follow({ url: mute.url }, () => until.abort(), until.signal)
    expect(await following).toMatchObject({ kind: 'failed' })
    expect(await ways.follow({ url: mute.url, silentFor: 50 }, () => {}, never)).toMatchObject({
      kind: 'failed',
      why: 'timed-out',
    })
  })

  it('is refused as any other answer is', async () => {
    const closed = await place((_, response) => respond(response, 401, {}, 'qui êtes-vous ?'))
    const heard: unknown[] = []
    expect(await ways.follow({ url: closed.url }, (part) => heard.push(part), never)).toMatchObject({ status: 401 })
    expect(heard).toEqual([])
    const guarded = openWaysOut({ allowInside: false, userAgent: 'x' })
    expect(await guarded.follow({ url: closed.url }, () => {}, never)).toMatchObject({ why: 'address-inside' })
  })
})

describe('a line of whole messages', () => {
  const wss = ({ url }: Loopback) => url.replace('http', 'ws')
  const lined = async (line: NonNullable<Loopback['line']>) => {
    const made = await place((_, response) => respond(response, 404, {}))
    made.line = line
    return made
  }

  it('hands each over as it was sent, until it is ended over there', async () => {
    const long = 'œ'.repeat(70_000)
    const stream = await lined((_, line) => {
      line.says('un')
      line.says(Uint8Array.of(0, 255))
      line.says(long)
      line.ends()
    })
    const parts: Uint8Array[] = []
    expect(await ways.follow({ url: wss(stream) }, (part) => parts.push(part), never)).toMatchObject({
      kind: 'answered',
      status: 200,
    })
    expect(parts.map((part) => Buffer.from(part).toString())).toEqual(['un', '\0\ufffd', long])
  })

  it('ends when one has had enough of it, when nothing comes any more, and at a message beyond bounds', async () => {
    const open: Line[] = []
    const mute = await lined((_, line) => {
      open.push(line)
      line.says('un')
    })
    const until = new AbortController()
    expect(await ways.follow({ url: wss(mute) }, () => until.abort(), until.signal)).toMatchObject({ kind: 'failed' })
    expect(await ways.follow({ url: wss(mute), silentFor: 50 }, () => {}, never)).toMatchObject({ why: 'timed-out' })
    const flood = await lined((_, line) => {
      open.push(line)
      line.says(new Uint8Array(6 * 1024 * 1024))
    })
    const parts: Uint8Array[] = []
    expect(await ways.follow({ url: wss(flood) }, (part) => parts.push(part), never)).toMatchObject({ kind: 'failed' })
    expect(parts).toEqual([])
    await new Promise((soon) => setTimeout(soon, 20))
    expect(open.map((line) => line.isOpen())).toEqual([false, false, false])
  })

  it('is refused as any other way is', async () => {
    const none = await place((_, response) => respond(response, 404, {}))
    expect(await ways.follow({ url: wss(none) }, () => {}, never)).toMatchObject({ kind: 'failed' })
    expect(await ways.follow({ url: 'ws://127.0.0.1:1' }, () => {}, never)).toMatchObject({ kind: 'failed' })
    const guarded = openWaysOut({ allowInside: false, userAgent: 'x' })
    expect(await guarded.follow({ url: wss(none) }, () => {}, never)).toMatchObject({ why: 'address-inside' })
    const inward: LookupFunction = ((_host, _options, done) =>
      done(null, [{ address: '10.0.0.7', family: 4 }])) as LookupFunction
    const named = openWaysOut({ allowInside: false, userAgent: 'x', resolve: inward })
    expect(await named.follow({ url: 'wss://flux.example' }, () => {}, never)).toMatchObject({ why: 'address-inside' })
  })
})

describe('the address of a name', () => {
  const resolve: LookupFunction = ((host, _options, done) =>
    host === 'nulle-part.example'
      ? done(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), [])
      : done(null, [{ address: host.startsWith('in.') ? '10.0.0.7' : '93.184.216.34', family: 4 }])) as LookupFunction
  const guarded = openWaysOut({ allowInside: false, userAgent: 'x', resolve })

  it('is one that may be connected to', async () => {
    expect(await guarded.find('mail.example')).toEqual({ kind: 'found', address: '93.184.216.34' })
    expect(await guarded.find('93.184.216.34')).toEqual({ kind: 'found', address: '93.184.216.34' })
    expect(await ways.find('127.0.0.1')).toEqual({ kind: 'found', address: '127.0.0.1' })
  })

  it.each([
    ['in.example', 'address-inside'],
    ['127.0.0.1', 'address-inside'],
    ['[::1]', 'address-inside'],
    ['localhost', 'address-inside'],
    ['nulle-part.example', 'name-not-found'],
    ['', 'address-not-understood'],
    ['me@mail.example', 'address-not-understood'],
  ])('is not given for %s', async (host, why) => {
    expect(await guarded.find(host)).toMatchObject({ kind: 'failed', why })
  })
})
