import { Hono } from 'hono'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { api } from '#contract'
import { route } from '../../contract/route.ts'
import { odileAtHerDesk, openWorld, password, publicUrl, visitor } from './http.test-world.ts'
import { mount } from './mount.ts'

test('a page elsewhere cannot act in one’s name', async () => {
  const world = await openWorld()
  const { odile } = await odileAtHerDesk(world)
  const body = JSON.stringify({ name: 'Piégé' })
  const json = { 'content-type': 'application/json' }
  const from = async (headers: Record<string, string>) =>
    (await odile.fetch('/api/workspaces', { method: 'POST', body, headers: { ...json, ...headers } })).status
  expect(await from({ origin: 'https://ailleurs.example' })).toBe(403)
  expect(await from({ origin: 'null' })).toBe(403)
  expect(await from({ 'sec-fetch-site': 'same-site' })).toBe(403)
  // A name made to point here agrees with itself on both headers.
  expect(await from({ origin: 'http://rebond.example', host: 'rebond.example' })).toBe(403)
  expect(await from({ 'content-type': 'text/plain' })).toBe(400)
  expect(await from({ origin: 'http://127.0.0.1:4000', host: '127.0.0.1:4000' })).toBe(200)
  expect(await from({ 'sec-fetch-site': 'same-origin' })).toBe(200)
})

test('what is too long, broken or unstorable is declined in words', async () => {
  const world = await openWorld()
  const { odile } = await odileAtHerDesk(world)
  const post = (body: string | ReadableStream) =>
    odile.fetch('/api/workspaces', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
      ...({ duplex: 'half' } as object),
    })
  const endless = new ReadableStream({ pull: (c) => c.enqueue(new Uint8Array(65_536).fill(32)) })
  expect((await post(endless)).status).toBe(413)
  expect((await post(JSON.stringify({ name: 'a'.repeat(1_000_000) }))).status).toBe(413)
  expect((await post('{"name":')).status).toBe(400)
  expect((await post('')).status).toBe(400)
  expect(await (await post(JSON.stringify({ name: 'a\0b' }))).json()).toMatchObject({ code: 'request.unstorable' })
  expect(await (await post('{"name":"\\ud800"}')).json()).toMatchObject({ status: 422 })
  const long = await odile.call(api.openWorkspace, { body: { name: 'a'.repeat(201) } })
  expect(long.problem).toMatchObject({
    code: 'request.field-too-long',
    detail: 'C’est trop long\u00a0: le nom (200 au plus).',
  })
  expect(await (await odile.fetch('/api/search?words=a%00b')).json()).toMatchObject({ status: 404 })
  expect(world.complaints).toEqual([])
})

test('a path that is no id, and an address that is no route, are not there', async () => {
  const world = await openWorld()
  const { odile } = await odileAtHerDesk(world)
  for (const path of ['/api/workspaces/1%27%20or%20true/team', '/api/nothing', '/api/workspaces/%00/team']) {
    const response = await odile.fetch(path)
    expect([path, response.status, response.headers.get('content-type')]).toEqual([
      path,
      404,
      'application/problem+json',
    ])
  }
  expect((await odile.fetch('/api/me')).headers.get('cache-control')).toBe('no-store')
  expect((await odile.fetch('/api/me')).headers.get('content-security-policy')).toContain("script-src 'self'")
})

test('refusals speak the reader’s language', async () => {
  const world = await openWorld()
  const said = async (language: string) =>
    (await visitor(world.app, { 'accept-language': language }).call(api.views)).problem.detail
  expect(await said('de-DE,en;q=0.5')).toBe('Sign in to go on.')
  expect(await said('fr-FR')).toBe('Il faut se connecter pour continuer.')
  expect(await said('')).toBe('Il faut se connecter pour continuer.')
})

test('a fault is told with a number and logged whole; a lost database with a sentence; the process lives', async () => {
  const planted = () => {
    throw new Error('planted')
  }
  const world = await openWorld({ pages: (app) => void app.get('/fault', planted) })
  const { odile } = await odileAtHerDesk(world)
  const fault = (await (await world.app.request(`${publicUrl}/fault`)).json()) as { status: number; detail: string }
  expect(fault.status).toBe(500)
  expect(fault.detail).toMatch(/numéro [0-9a-f]{8}\.$/)
  expect(fault.detail).not.toContain('planted')
  expect(String(world.complaints[0])).toContain('planted')
  await world.fresh.drop()
  const away = await world.visitor().call(api.whoAmI)
  expect(away).toMatchObject({ status: 503, problem: { code: 'server.database-away' } })
  expect((await world.app.request(`${publicUrl}/health`)).status).toBe(503)
  // Who is signed in is asked of the database too.
  const asked = await odile.call(api.openWorkspace, { body: { name: 'Savon Ardent' } })
  expect(asked).toMatchObject({ status: 503, problem: { code: 'server.database-away' } })
  const knocking = await world.visitor().call(api.signIn, { body: { email: 'odile@agence.example', password } })
  expect(knocking).toMatchObject({ status: 503, problem: { code: 'server.database-away' } })
})

test('an answer that is not what the contract says is a fault where answers are checked', async () => {
  const app = new Hono()
  const gate = { publicUrl, trustProxy: 0, whoIs: async () => null, membershipsOf: async () => [], checkAnswers: true }
  const on = mount(app, gate)
  const planted = route({
    method: 'GET',
    path: '/api/planted',
    openTo: 'anyone',
    does: '',
    answer: v.object({ a: v.number() }),
  })
  on(planted, async () => ({ a: 'not a number' }) as never)
  expect((await app.request('/api/planted')).status).toBe(500)
  expect(() => on(planted, async () => ({ a: 1 }))).toThrow(/two handlers/)
})
