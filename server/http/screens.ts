import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { type Context, type Hono } from 'hono'

interface Stored {
  type: string
  etag: string
  plain: Uint8Array<ArrayBuffer>
  br: Uint8Array<ArrayBuffer> | null
  gzip: Uint8Array<ArrayBuffer> | null
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}
/** How the build packed a file, best first, and the ending it gave it. */
const packings = { br: '.br', gzip: '.gz' } as const

/** Serves the built screens. Every address that nothing else answers is one of the desk's own, read by its script. */
export function screens(app: Hono, folder: string): void {
  const there = new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).split(sep).join('/')),
  )
  const packed = new Set([...there].filter((path) => Object.values(packings).includes(extname(path) as '.br')))
  for (const path of packed) there.delete(path)
  const kept = new Map<string, Promise<Stored>>()
  const stored = (path: string) => {
    const known = kept.get(path)
    if (known) return known
    const reading = store(folder, path, packed)
    kept.set(path, reading)
    reading.catch(() => kept.delete(path))
    return reading
  }
  app.get('*', async (c, next) => {
    const path = c.req.path
    if (path.startsWith('/api/')) return next()
    // Its name is made from its content: it never changes.
    if (path.startsWith('/assets/')) return there.has(path) ? send(c, await stored(path), immutable) : next()
    if (there.has(path) && path !== '/index.html') return send(c, await stored(path), 'public, max-age=3600')
    if (looksLikeFile.test(path)) return next()
    return send(c, await stored('/index.html'), 'no-cache')
  })
}

// An invitation's address has dots too, with a long secret after the last one.
const looksLikeFile = /\.[a-z0-9]{1,11}$/i

const immutable = 'public, max-age=31536000, immutable'

async function store(folder: string, path: string, packed: ReadonlySet<string>): Promise<Stored> {
  const plain = await readFile(join(folder, path))
  const as = async (ending: string) => (packed.has(path + ending) ? await readFile(join(folder, path + ending)) : null)
  return {
    type: types[extname(path)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    plain,
    br: await as(packings.br),
    gzip: await as(packings.gzip),
  }
}

function send(c: Context, file: Stored, cacheControl: string): Response {
  const headers: Record<string, string> = { 'cache-control': cacheControl, etag: file.etag, vary: 'accept-encoding' }
  if (c.req.header('if-none-match') === file.etag) return c.body(null, 304, headers)
  const accepted = c.req.header('accept-encoding') ?? ''
  const packing = (Object.keys(packings) as (keyof typeof packings)[]).find(
    (name) => file[name] && accepts(accepted, name),
  )
  if (packing) headers['content-encoding'] = packing
  return c.body(file[packing ?? 'plain']!, 200, { ...headers, 'content-type': file.type })
}

function accepts(header: string, packing: string): boolean {
  const wish = header.split(',').find((one) => one.trim().split(';')[0]!.trim() === packing)
  return wish !== undefined && !/;\s*q=0(\.0*)?\s*$/.test(wish)
}
