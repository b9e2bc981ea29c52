import { type LookupFunction } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { type Reached } from '#channel'
import { type Answer, type Loopback, openLoopback, respond } from '../../channels/loopback.ts'
import { openReach } from './reach.ts'

const open: Loopback[] = []
afterEach(async () => {
  for (const place of open.splice(0)) await place.close()
})

async function place(answer: Answer, host?: string): Promise<Loopback> {
  const made = await openLoopback(answer, host)
  open.push(made)
  return made
}

const reach = openReach({ allowInside: true, userAgent: 'Insuffleur test' })
const guarded = openReach({ allowInside: false, userAgent: 'Insuffleur test' })
const text = (reached: Reached) => (reached.kind === 'answered' ? new TextDecoder().decode(reached.body) : reached.why)
const why = (reached: Reached) => (reached.kind === 'failed' ? reached.why : `answered ${reached.status}`)

/** A resolver that answers as told, for names that exist nowhere. */
const resolving = (answers: (host: string) => string[]): LookupFunction =>
  ((host, _options, done) =>
    done(
      null,
      answers(host).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )) as LookupFunction

describe('an exchange', () => {
  it('brings status, headers and body, and says who asks', async () => {
    const blog = await place((_, response) => respond(response, 200, { ETag: '"a"', 'X-Of': 'blog' }, 'bonjour'))
    const reached = await reach({ url: `${blog.url}/feed#there`, headers: { Accept: 'text/plain' } })
    expect(reached).toMatchObject({ kind: 'answered', status: 200, url: `${blog.url}/feed`, movedTo: null })
    expect(reached.kind === 'answered' && reached.headers.etag).toBe('"a"')
    expect(text(reached)).toBe('bonjour')
    expect(blog.lastRequest?.headers['user-agent']).toBe('Insuffleur test')
    expect(blog.lastRequest?.headers.accept).toBe('text/plain')
  })

  it('sends a body with POST', async () => {
    const blog = await place((request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part) => parts.push(part)).on('end', () => respond(response, 201, {}, Buffer.concat(parts)))
    })
    expect(text(await reach({ url: blog.url, method: 'POST', body: 'voilà' }))).toBe('voilà')
  })

  it('unpacks gzip and brotli', async () => {
    const blog = await place((_, response, path) =>
      path === '/gz'
        ? respond(response, 200, { 'Content-Encoding': 'gzip' }, gzipSync('serré'))
        : respond(response, 200, { 'Content-Encoding': 'br' }, brotliCompressSync('serré')),
    )
    expect(text(await reach({ url: `${blog.url}/gz` }))).toBe('serré')
    expect(text(await reach({ url: `${blog.url}/br` }))).toBe('serré')
  })
})

describe('bounds', () => {
  it('stops at the size asked, whether declared, streamed without end or swollen from gzip', async () => {
    const bomb = gzipSync(Buffer.alloc(60 * 1024 * 1024))
    const blog = await place((_, response, path) => {
      if (path === '/declared') respond(response, 200, { 'Content-Length': '52428800' }, Buffer.alloc(52428800))
      else if (path === '/bomb') respond(response, 200, { 'Content-Encoding': 'gzip' }, bomb)
      else {
        response.writeHead(200)
        const more = () => {
          while (!response.destroyed && response.write(Buffer.alloc(65536))) {}
        }
        response.on('drain', more)
        more()
      }
    })
    for (const path of ['/declared', '/bomb', '/endless']) {
      expect(why(await reach({ url: blog.url + path, mostBytes: 100_000 }))).toBe('too-large')
    }
  })

  it('stops at the time asked, for headers that never come and bodies that drip', async () => {
    const blog = await place((_, response, path) => {
      if (path === '/silent') return
      response.writeHead(200)
      const drip = setInterval(() => response.write('.'), 20)
      response.on('close', () => clearInterval(drip))
    })
    expect(why(await reach({ url: `${blog.url}/silent`, within: 150 }))).toBe('timed-out')
    expect(why(await reach({ url: `${blog.url}/drip`, within: 150 }))).toBe('timed-out')
  })

  it('counts the time of all redirects together', async () => {
    const blog = await place((_, response) => setTimeout(() => respond(response, 302, { Location: '/next' }), 80))
    expect(why(await reach({ url: blog.url, within: 200 }))).toBe('timed-out')
  })

  it('refuses headers without end', async () => {
    const blog = await place((_, response) => {
      for (let i = 0; i < 40; i++) response.setHeader(`X-${i}`, 'a'.repeat(1024))
      response.end('x')
    })
    expect(why(await reach({ url: blog.url }))).toBe('too-large')
  })
})

describe('what breaks', () => {
  it('is told apart', async () => {
    const blog = await place((request, response, path) => {
      if (path === '/cut') {
        response.writeHead(200, { 'Content-Length': '1000' })
        response.write('half')
        setTimeout(() => request.socket.destroy(), 20)
      } else if (path === '/hang-up') request.socket.destroy()
      else respond(response, 200, { 'Content-Encoding': 'gzip' }, 'this is not gzip')
    })
    for (const path of ['/cut', '/hang-up', '/not-gzip']) {
      expect(why(await reach({ url: blog.url + path }))).toBe('broken-off')
    }
    expect(why(await reach({ url: blog.url.replace('http', 'https') }))).toBe('certificate')
    await blog.close()
    expect(why(await reach({ url: blog.url }))).toBe('refused')
    expect(why(await reach({ url: 'http://nobody.invalid/' }))).toBe('name-not-found')
    expect(why(await reach({ url: 'http://127.0.0.1:6667/' }))).toBe('address-not-understood')
  })
})

describe('the guard', () => {
  it('lets no packet reach the inside', async () => {
    const secret = await place((_, response) => respond(response, 200, {}, 'secret'))
    for (const host of ['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]', '[::1]', '0']) {
      expect(why(await guarded({ url: `http://${host}:${secret.port}/` })), host).toBe('address-inside')
    }
    expect(secret.asked).toEqual([])
  })

  it('refuses a name that resolves inside, even with an address outside beside it', async () => {
    const secret = await place((_, response) => respond(response, 200, {}, 'secret'))
    for (const answer of [['127.0.0.1'], ['::1'], ['93.184.216.34', '127.0.0.1'], ['::ffff:7f00:1'], []]) {
      const tricked = openReach({ allowInside: false, userAgent: 'x', resolve: resolving(() => answer) })
      const reached = await tricked({ url: `http://blog.example:${secret.port}/` })
      // The name that was asked for, and nothing of where it leads.
      const detail = 'ADDRESS_INSIDE blog.example'
      expect(reached).toEqual({ kind: 'failed', why: 'address-inside', detail })
    }
    expect(secret.asked).toEqual([])
  })

  it('connects to the very address it checked: a name that answers otherwise the second time gains nothing', async () => {
    const secret = await place((_, response) => respond(response, 200, {}, 'secret'))
    let times = 0
    const rebinding = resolving(() => (times++ === 0 ? ['192.0.2.1'] : ['127.0.0.1']))
    const tricked = openReach({ allowInside: ['192.0.2.1'], userAgent: 'x', resolve: rebinding })
    await tricked({ url: `http://blog.example:${secret.port}/`, within: 300 })
    expect(times).toBe(1)
    expect(why(await tricked({ url: `http://blog.example:${secret.port}/`, within: 300 }))).toBe('address-inside')
    expect(secret.asked).toEqual([])
  })

  it('checks every hop', async () => {
    const secret = await place((_, response) => respond(response, 200, {}, 'secret'), '127.0.0.2')
    const outside = openReach({
      allowInside: ['127.0.0.1'],
      userAgent: 'x',
      resolve: resolving((host) => (host === 'evil.example' ? ['127.0.0.2'] : ['127.0.0.1'])),
    })
    const blog = await place((_, response, path) =>
      respond(response, 302, { Location: decodeURIComponent(path.slice(1)) }),
    )
    for (const to of [
      secret.url,
      `http://evil.example:${secret.port}/`,
      `http://[::1]:${secret.port}/`,
      '//127.0.0.2',
    ]) {
      expect(why(await outside({ url: `${blog.url}/${encodeURIComponent(to)}` })), to).toBe('address-inside')
    }
    for (const to of [
      'file:///etc/passwd',
      'gopher://127.0.0.1/',
      'http://u:p@blog.example/',
      'http://blog.example:25/',
    ]) {
      expect(why(await outside({ url: `${blog.url}/${encodeURIComponent(to)}` })), to).toBe('address-not-understood')
    }
    expect(secret.asked).toEqual([])
  })
})

describe('redirects', () => {
  const hop =
    (status: number, to: string): Answer =>
    (_, response, path) =>
      path === '/there' ? respond(response, 200, {}, 'here') : respond(response, status, { Location: to })

  it('remembers a new address only when every hop was permanent', async () => {
    const blog = await place((_, response, path) => {
      const [, status, to] = {
        '/a': [0, 301, '/b'],
        '/b': [0, 308, '/there'],
        '/c': [0, 301, '/d'],
        '/d': [0, 302, '/there'],
      }[path] ?? [0, 200, '']
      respond(response, Number(status), to ? { Location: String(to) } : {}, 'here')
    })
    expect(await reach({ url: `${blog.url}/a` })).toMatchObject({ status: 200, movedTo: `${blog.url}/there` })
    expect(await reach({ url: `${blog.url}/c` })).toMatchObject({
      status: 200,
      movedTo: null,
      url: `${blog.url}/there`,
    })
  })

  it('follows five and no more', async () => {
    const blog = await place((_, response, path) => {
      const left = Number(path.slice(1))
      respond(response, left ? 302 : 200, left ? { Location: `/${left - 1}` } : {}, 'here')
    })
    expect(text(await reach({ url: `${blog.url}/5` }))).toBe('here')
    expect(why(await reach({ url: `${blog.url}/6` }))).toBe('too-many-redirects')
    const endless = await place(hop(301, '/again'))
    expect(why(await reach({ url: endless.url }))).toBe('too-many-redirects')
  })

  it('keeps credentials at home', async () => {
    const other = await place((_, response) => respond(response, 200, {}, 'other'))
    const blog = await place(hop(307, `${other.url}/x`))
    const headers = { Authorization: 'Bearer s', Cookie: 'c=1', 'X-Api-Key': 'k', Accept: 'text/plain' }
    expect(text(await reach({ url: blog.url, headers }))).toBe('other')
    expect(other.lastRequest?.headers).toMatchObject({ accept: 'text/plain' })
    for (const name of ['authorization', 'cookie', 'x-api-key'])
      expect(other.lastRequest?.headers[name]).toBeUndefined()
    const same = await place(hop(307, '/there'))
    await reach({ url: same.url, headers })
    expect(same.lastRequest?.headers.authorization).toBe('Bearer s')
  })

  it('says nothing elsewhere than asked', async () => {
    const other = await place((_, response) => respond(response, 200, {}, 'other'))
    const blog = await place(hop(307, other.url))
    expect(await reach({ url: blog.url, method: 'POST', body: 'words' })).toMatchObject({ status: 307 })
    expect(other.asked).toEqual([])
  })
})
