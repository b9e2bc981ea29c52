import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '#contract'
import { newId } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { type Loopback, openLoopback, respond } from '../../channels/loopback.ts'
import { type AtDesk, openWorld, publicUrl, type World } from '../world.ts'

let world: World
let odile: AtDesk
let web: Loopback
let endpoint: string
let words = 'Non, je n’aime pas la poire'
const told: string[] = []

beforeAll(async () => {
  web = await openLoopback((request, response, path) => {
    if (request.method === 'POST') {
      request.on('data', (part) => told.push(`${part}`))
      request.on('end', () => respond(response, 202, {}))
      return
    }
    const type = { 'content-type': 'text/html' }
    if (path === '/atelier/poire') return respond(response, 200, type, '<title>Vous aimerez la poire</title>')
    if (path === '/atelier/') return respond(response, 200, type, '<title>L’Atelier des Lunes</title>')
    if (path !== '/camille/non') return respond(response, 404, {})
    if (words === '') return respond(response, 410, {})
    const entry = `<link rel="webmention" href="/camille/mentions"><div class="h-entry"><a class="p-author h-card" href="/camille">Camille</a>
      <a class="u-in-reply-to" href="/atelier/poire">à</a><p class="e-content">${words}</p></div>`
    respond(response, 200, type, entry)
  })
  world = await openWorld({ channels: catalogue() })
  odile = await world.odile()
})
afterAll(async () => {
  await world.close()
  await web.close()
})

async function tells(target = '/atelier/poire'): Promise<number> {
  const body = `${new URLSearchParams({ source: `${web.url}/camille/non`, target: `${web.url}${target}` })}`
  const headers = { host: new URL(publicUrl).host, 'content-type': 'application/x-www-form-urlencoded' }
  const { status } = await world.desk.app.request(endpoint, { method: 'POST', headers, body })
  await world.settled()
  return status
}
const turnsHere = async () => {
  const { rows } = await odile.ask(api.conversations, { query: {} })
  expect(rows).toHaveLength(1)
  const conversation = rows[0]!.id
  return { conversation, ...(await odile.ask(api.turns, { params: { conversation }, query: {} })) }
}

test('a page of someone that answers one of ours is heard, answered where it stands, and followed to its end', async () => {
  const connected = await odile.ask(api.connect, {
    body: { channel: 'webmention', given: { site: `${web.url}/atelier/`, shown: 'L’Atelier des Lunes' } },
  })
  if (connected.kind !== 'connected') throw new Error(connected.kind)
  endpoint = `${publicUrl}/at/${odile.workspace}/${connected.place.id}/mention`
  expect(await tells('/ailleurs')).toBe(400)
  expect(await tells()).toBe(202)
  const heard = await turnsHere()
  expect(heard.turns).toMatchObject([{ text: 'Non, je n’aime pas la poire', name: 'Camille', audience: 'public' }])
  await odile.ask(api.reply, {
    params: { conversation: heard.conversation },
    body: { key: newId(), text: 'Pourquoi la poire ?', answers: [heard.turns[0]!.id], audience: 'public' },
  })
  world.clock.goesOn(11)
  await world.settled()
  expect(told).toHaveLength(1)
  const { source, target } = Object.fromEntries(new URLSearchParams(told[0]))
  expect(target).toBe(`${web.url}/camille/non`)
  const page = await world.desk.app.request(source!)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain(`class="u-in-reply-to" href="${web.url}/camille/non"`)
  words = 'Non, vraiment pas'
  expect(await tells()).toBe(202)
  expect((await turnsHere()).turns[0]).toMatchObject({ text: 'Non, vraiment pas' })
  words = ''
  expect(await tells()).toBe(202)
  expect((await turnsHere()).turns[0]).not.toMatchObject({ text: 'Non, vraiment pas' })
})
