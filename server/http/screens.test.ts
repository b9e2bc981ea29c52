import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { Hono } from 'hono'
import { expect, onTestFinished, test } from 'vitest'
import { newId } from '#kernel'
import { screens } from './screens.ts'

function built() {
  const folder = mkdtempSync(join(tmpdir(), 'insuffleur-screens-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'dist', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'not to be read')
  writeFileSync(join(folder, 'dist', 'index.html'), '<!doctype html><title>Insuffleur</title>')
  const script = `// ${'confiture '.repeat(500)}`
  writeFileSync(join(folder, 'dist', 'assets', 'main-a1.js'), script)
  writeFileSync(join(folder, 'dist', 'assets', 'main-a1.js.br'), brotliCompressSync(script))
  const app = new Hono()
  app.get('/pages/mine', (c) => c.text('a public page'))
  screens(app, join(folder, 'dist'))
  return (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })
}

const invitation = `/invitation/${newId()}.${newId()}.${randomBytes(32).toString('base64url')}`

test('addresses of the desk are read by its script, however deep; those of others are left to them', async () => {
  const get = built()
  for (const path of ['/', '/conversations/a/b', invitation]) {
    const page = await get(path)
    expect(await page.text()).toContain('Insuffleur')
    expect(page.headers.get('cache-control')).toBe('no-cache')
  }
  expect(await (await get('/pages/mine')).text()).toBe('a public page')
  expect((await get('/api/nothing')).status).toBe(404)
})

test('what is named by its content is kept for good, sent small, and not sent twice', async () => {
  const get = built()
  const small = await get('/assets/main-a1.js', { 'accept-encoding': 'gzip, br' })
  expect(small.headers.get('content-encoding')).toBe('br')
  expect(small.headers.get('cache-control')).toContain('immutable')
  expect(brotliDecompressSync(Buffer.from(await small.arrayBuffer())).toString()).toContain('confiture')
  const plain = await get('/assets/main-a1.js', { 'accept-encoding': 'br;q=0' })
  expect(plain.headers.get('content-encoding')).toBeNull()
  expect((await get('/assets/main-a1.js', { 'if-none-match': small.headers.get('etag')! })).status).toBe(304)
})

test('nothing outside the folder is served, and a missing asset is missing', async () => {
  const get = built()
  for (const path of [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/old-b2.js',
    '/assets/main-a1.js.br',
  ]) {
    const response = await get(path)
    expect([path, response.status]).toEqual([path, 404])
  }
})
