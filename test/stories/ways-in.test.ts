import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '#contract'
import { newId } from '#kernel'
import { openPorch } from '../ways-in.test-world.ts'
import { type AtDesk, openWorld, publicUrl, type World } from '../world.ts'

const porch = openPorch()
let world: World
let odile: AtDesk
let place: string

beforeAll(async () => {
  world = await openWorld({ channels: new Map([['porch', porch.channel]]) })
  odile = await world.odile()
  const came = await odile.ask(api.connect, { body: { channel: 'porch', given: { name: 'vergers' } } })
  if (came.kind !== 'connected') throw new Error(came.why)
  place = came.place.id
})
afterAll(async () => world.close())

const at = (path = '') => `${publicUrl}/at/${odile.workspace}/${place}${path}`
const look = (path = '') => world.desk.app.request(at(path))
const knock = (body: string) => world.desk.app.request(at('/inbox?x=1'), { method: 'POST', body })
const heard = async () => {
  await world.settled()
  const { rows } = await odile.ask(api.conversations, { query: {} })
  const texts: string[] = []
  for (const { id } of rows) {
    const { turns } = await odile.ask(api.turns, { params: { conversation: id }, query: {} })
    texts.push(...turns.flatMap((turn) => ('text' in turn ? [String(turn.text)] : [])))
  }
  return texts
}
const soon = async (what: () => unknown) => {
  const until = Date.now() + 10_000
  while (!what()) {
    if (Date.now() > until) throw new Error('it never came')
    await new Promise((go) => setTimeout(go, 20))
  }
}

test('what knocks is stored before it is thanked, verified, and heard', async () => {
  const answer = await knock('Je n’aime pas le goulot.')
  expect([answer.status, await answer.text()]).toEqual([202, ''])
  expect(await heard()).toEqual(['Je n’aime pas le goulot.'])
})

test('what cannot be verified yet is asked again later, and set aside in the end', async () => {
  porch.doubts.add('Peut-être.')
  await knock('Peut-être.')
  expect(await heard()).not.toContain('Peut-être.')
  porch.doubts.delete('Peut-être.')
  world.clock.goesOn(130)
  expect(await heard()).toContain('Peut-être.')

  porch.doubts.add('Jamais.')
  await knock('Jamais.')
  const setAside = async () => (await odile.ask(api.contactPoints))[0]?.setAside
  // Eleven times in some three days; whoever looks a little early comes once more.
  for (let round = 0; round < 14 && (await setAside()) === 0; round++) {
    world.clock.goesOn(130 * 2 ** round)
    await world.settled()
  }
  expect(await setAside()).toBe(1)
  expect(await heard()).not.toContain('Jamais.')
})

test('what is wrong at first sight is declined in words', async () => {
  expect((await knock('')).status).toBe(400)
  expect((await knock('x'.repeat(1024 * 1024 + 1))).status).toBe(413)
  const elsewhere = `${publicUrl}/at/${odile.workspace}/${newId()}/inbox`
  expect((await world.desk.app.request(elsewhere, { method: 'POST', body: 'x' })).status).toBe(404)
  expect((await world.desk.app.request(`${publicUrl}/at/x/y`)).status).toBe(404)
})

test('what we say there stands at an address of ours once it has left', async () => {
  expect(await (await look()).text()).toBe(at())
  const [row] = (await odile.ask(api.conversations, { query: {} })).rows
  const { turns } = await odile.ask(api.turns, { params: { conversation: row!.id }, query: {} })
  const key = newId()
  await odile.ask(api.reply, {
    params: { conversation: row!.id },
    body: { key, text: 'Merci, dites-nous pourquoi.', answers: [turns[0]!.id], audience: 'public' },
  })
  expect((await look(`/said/${key}`)).status).toBe(404)
  world.clock.goesOn(11)
  await world.settled()
  const shown = await look(`/said/${key}`)
  expect([shown.status, await shown.text()]).toEqual([200, 'Merci, dites-nous pourquoi.'])
  expect(await (await look('/said')).json()).toEqual(['Merci, dites-nous pourquoi.'])
})

test('a name of ours is found by WebFinger, and nobody else takes it', async () => {
  const ask = (resource: string) =>
    world.desk.app.request(`${publicUrl}/.well-known/webfinger?resource=${encodeURIComponent(resource)}`)
  const found = await ask('acct:Vergers@localhost:4000')
  expect(found.headers.get('content-type')).toContain('application/jrd+json')
  expect(await found.json()).toMatchObject({
    subject: 'acct:vergers@localhost:4000',
    links: [{ rel: 'self', href: at() }, {}],
  })
  expect((await ask(at())).status).toBe(200)
  for (const nobody of ['acct:personne@localhost:4000', 'acct:vergers@ailleurs.example', `${publicUrl}/at/x`, ''])
    expect((await ask(nobody)).status, nobody).toBe(404)
  const other = await odile.ask(api.openWorkspace, { body: { name: 'Les Serres' } })
  const taken = await odile.call(api.connect, {
    params: { workspace: other.id },
    body: { channel: 'porch', given: { name: 'Vergers' } },
  })
  expect(taken.problem?.code).toBe('contact-point.name-taken')
})

test('a line kept open brings what stirs at once, is mended when it breaks, and ends with a pause', async () => {
  await soon(() => porch.held() === 1)
  porch.said.push('Dit à l’instant.')
  porch.stir()
  await soon(() => porch.said.length === 0)
  expect(await heard()).toContain('Dit à l’instant.')
  porch.said.push('Dit pendant la coupure.')
  porch.breaks()
  await soon(() => porch.said.length === 0)
  expect(await heard()).toContain('Dit pendant la coupure.')
  await odile.ask(api.changeContactPoint, { params: { place }, body: { paused: true } })
  await soon(() => porch.held() === 0)
  expect((await look()).status).toBe(200)
})
