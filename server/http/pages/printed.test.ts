import jsqr from 'jsqr'
import pngjs from 'pngjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '#contract'
import { everythingKept } from '../../../test/everything-kept.ts'
import { passerBy } from '../../../test/passer-by.ts'
import { type AtDesk, openWorld, type World } from '../../../test/world.ts'

// A CommonJS module: what it exports is one level down.
const readQr = jsqr as unknown as typeof jsqr.default

let world: World
let odile: AtDesk
let page: string
let path: string
beforeAll(async () => {
  world = await openWorld()
  odile = await world.odile()
  const opening = 'Que mange-t-on avec cette compote ?'
  const planted = await odile.ask(api.plant, { body: { channel: 'page', name: 'Sur le pot', opening, language: 'fr' } })
  page = planted.publicUrl!
  path = new URL(page).pathname.split('/').slice(0, 4).join('/')
})
afterAll(async () => world.close())

test('the QR as an image, photographed, leads to the page', async () => {
  const answer = await world.desk.app.request(`${path}/qr.png`)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
  const { data, width, height } = pngjs.PNG.sync.read(Buffer.from(await answer.arrayBuffer()))
  const read = readQr(new Uint8ClampedArray(data), width, height)
  const someone = passerBy(world.desk.app)
  await someone.go(read!.data)
  expect([someone.status(), someone.reads()]).toEqual([200, expect.stringContaining('Que mange-t-on')])
})

test('the sheet holds the first words, the QR and the address in letters', async () => {
  const someone = passerBy(world.desk.app)
  await someone.go(`${path}/sheet.html`)
  expect(someone.reads()).toContain('Que mange-t-on avec cette compote')
  expect(someone.reads()).toContain(new URL(path, page).href)
  const svg = await world.desk.app.request(`${path}/qr.svg`)
  expect(someone.html()).toContain(await svg.text())
})

test('whoever opens the page, its sheet or its QR leaves nothing here, and takes no cookie away', async () => {
  await world.settled()
  const before = await everythingKept(world)
  expect(before).toContain('contact_point')
  for (const to of ['', '/sheet.html', '/qr.svg', '/qr.png']) {
    const answer = await world.desk.app.request(path + to, { headers: { referer: 'https://ailleurs.example/' } })
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([200, []])
    await answer.arrayBuffer()
  }
  expect(await everythingKept(world)).toBe(before)
})

test('a page withdrawn is printed no more, and one that never was is not there', async () => {
  const body = { channel: 'page', name: 'Sur la porte', opening: 'Et vous ?', language: 'fr' } as const
  const planted = await odile.ask(api.plant, { body })
  await odile.ask(api.withdraw, { params: { place: planted.id } })
  for (const as of ['sheet.html', 'qr.svg', 'qr.png']) {
    expect((await world.desk.app.request(`/p/${odile.workspace}/${planted.id}/${as}`)).status).toBe(410)
    expect((await world.desk.app.request(`/p/${odile.workspace}/${odile.workspace}/${as}`)).status).toBe(404)
    expect((await world.desk.app.request(`/p/nowhere/at-all/${as}`)).status).toBe(404)
  }
})
