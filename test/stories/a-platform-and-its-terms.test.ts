import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '#contract'
import { type Agora, openAgora } from '../platform.test-world.ts'
import { type AtDesk, atDesk, openWorld, publicUrl, type World } from '../world.ts'

const day = 86_400
let world: World
let agora: Agora
let odile: AtDesk
let elsewhere: AtDesk
let hook: string

beforeAll(async () => {
  agora = openAgora()
  world = await openWorld({ channels: new Map([['agora', agora.channel]]) })
  odile = await world.odile()
  const { id } = await odile.ask(api.openWorkspace, { body: { name: 'Tisane du Soir' } })
  elsewhere = atDesk(odile, id)
})
afterAll(() => world.close())

const platform = async (desk = odile) => (await desk.ask(api.platforms))[0]!
const keeps = (given: Record<string, string>, desk = odile) =>
  desk.ask(api.keepApp, { body: { platform: 'agora', given } })
async function comesBack(desk = odile) {
  const set = await desk.ask(api.setOut, { body: { channel: 'agora', given: {} } })
  if (set.kind !== 'set-out') throw new Error(set.why)
  const came = { state: new URL(set.goTo).searchParams.get('state')!, code: 'oui' }
  const arrived = await desk.ask(api.arrive, { body: { came } })
  if (arrived.kind !== 'which') throw new Error(arrived.kind)
  return arrived
}
async function brought(what: ReturnType<Agora['brings']>, to = hook) {
  const { body, headers } = what
  const answer = await world.desk.app.request(to, { method: 'POST', body, headers })
  await world.settled()
  return answer.status
}
async function turns(desk = odile) {
  const { rows } = await desk.ask(api.conversations, { query: {} })
  const all = await Promise.all(rows.map(({ id }) => desk.ask(api.turns, { params: { conversation: id } })))
  return all.flatMap((one) => one.turns)
}
const texts = async (desk = odile) => (await turns(desk)).map(({ text }) => text).toSorted()
async function passes(seconds: number) {
  world.clock.goesOn(seconds)
  await world.settled()
}

test('nobody is sent there before the keys of the app are here; they are tried, sealed, and never shown', async () => {
  const set = await odile.ask(api.setOut, { body: { channel: 'agora', given: {} } })
  expect(set).toMatchObject({ kind: 'not-connected', why: 'app-missing' })
  expect(await platform()).toMatchObject({ kept: null, has: [], calls: null })
  expect(await keeps({ id: 'faux', secret: 'x' })).toMatchObject({ kind: 'not-connected', field: 'id' })
  expect(
    (
      await odile.call(api.keepApp, {
        params: { workspace: odile.workspace },
        body: { platform: 'agora', given: { id: 'app-1' } },
      })
    ).status,
  ).toBe(422)
  expect(await keeps({ id: 'app-1', secret: 'secret-de-l-app' })).toMatchObject({ kind: 'kept' })
  // A secret left empty stays.
  await keeps({ id: 'app-2' })
  const kept = await platform()
  expect(kept).toMatchObject({ kept: 'here', shown: { id: 'app-2' }, has: ['secret'], calls: { spent: 0, most: 5 } })
  expect(JSON.stringify(kept)).not.toContain('secret-de-l-app')
  hook = kept.steps[0]!.copy!
  expect(hook).toBe(`${publicUrl}/at/${odile.workspace}/app/agora`)
  expect(await platform(elsewhere)).toMatchObject({ kept: null, has: [] })
})

test('whoever comes back chooses which accounts to plant, within the hour', async () => {
  const arrived = await comesBack()
  expect(arrived.of.map(({ key }) => key)).toEqual(['page-1', 'page-2'])
  for (const key of ['page-1', 'page-2'])
    expect(await odile.ask(api.choose, { body: { way: arrived.way, key } })).toMatchObject({
      kind: 'connected',
      place: { address: key },
    })
  expect(await odile.ask(api.choose, { body: { way: arrived.way, key: 'inventé' } })).toMatchObject({
    kind: 'not-connected',
  })
  const other = await elsewhere.call(api.choose, {
    params: { workspace: elsewhere.workspace },
    body: { way: arrived.way, key: 'page-1' },
  })
  expect(other.status).toBe(410)
  world.clock.goesOn(3_601)
  const late = await odile.call(api.choose, {
    params: { workspace: odile.workspace },
    body: { way: arrived.way, key: 'page-1' },
  })
  expect(late.problem?.code).toBe('contact-point.way-lost')
})

test('the platform’s news reach the places they are for, each once; what it has not signed reaches none', async () => {
  const greeted = await world.desk.app.request(`${hook}?token=secret-de-l-app&challenge=42`)
  expect([greeted.status, await greeted.text()]).toEqual([200, '42'])
  const greeting = (await platform()).greeted
  expect(world.clock().getTime() - Date.parse(greeting!)).toBeLessThan(60_000)
  expect((await world.desk.app.request(`${hook}?token=faux&challenge=42`)).status).toBe(403)
  expect(await platform()).toMatchObject({ greeted: greeting, accounts: 2, bringsNews: true, publicly: false })
  expect((await world.desk.app.request(`${publicUrl}/at/${elsewhere.workspace}/app/agora?token=x`)).status).toBe(404)
  const said = [
    { page: 'page-1', id: 'un', text: 'non, trop sucrée' },
    { page: 'page-2', id: 'deux', text: 'le pot est petit' },
    { page: 'page-9', id: 'neuf', text: 'chez quelqu’un d’autre' },
  ]
  expect(await brought(agora.brings(said, 'faux'))).toBe(403)
  expect(await texts()).toEqual([])
  expect(await brought(agora.brings(said))).toBe(200)
  expect(await texts()).toEqual(['le pot est petit', 'non, trop sucrée'])
  expect(await texts(elsewhere)).toEqual([])
})

test('once nothing is left to spend nothing is asked, and what was brought waits for the next day', async () => {
  // A round for each place that something was brought to, and none to find that no more of it waits.
  expect((await platform()).calls).toMatchObject({ spent: 2 })
  await brought(agora.brings([{ page: 'page-2', id: 'deux', text: 'le pot est petit' }]))
  expect((await platform()).calls).toMatchObject({ spent: 3 })
  expect(await brought(agora.brings([{ page: 'page-1', id: 'trois', text: 'et trop chère' }]))).toBe(200)
  expect(await texts()).not.toContain('et trop chère')
  await passes(day + 3_600)
  await odile.ask(api.listenNow, {
    params: { place: (await odile.ask(api.contactPoints)).find(({ address }) => address === 'page-1')!.id },
  })
  await world.settled()
  expect(await texts()).toContain('et trop chère')
})

test('what is removed here is taken away there, or it is said that it still stands', async () => {
  const rule = (await odile.ask(api.rules))[0]!.id
  const removes = async (text: string) => {
    const { id } = (await turns()).find((turn) => turn.text === text)!
    await odile.ask(api.remove, { body: { messages: [id], rule, facts: 'Publicité sans rapport.' } })
    await passes(11)
    await passes(1)
    return (await turns()).find((turn) => turn.id === id)!
  }
  expect((await removes('et trop chère')).removed).toMatchObject({ pending: false, standsThere: false })
  expect(agora.standing.get('trois')).toEqual({ page: '', text: null })
  agora.refuses = 'droits insuffisants'
  expect((await removes('le pot est petit')).removed).toMatchObject({ pending: false, standsThere: true })
})

test('before its term ends the source is asked how a text stands: it stays, changes or goes; unasked, it goes with its term', async () => {
  await passes(day)
  await brought(agora.brings([{ page: 'page-1', id: 'quatre', text: 'trop lisse' }]))
  await passes(day)
  await brought(agora.brings([{ page: 'page-1', id: 'cinq', text: 'je retire' }]))
  agora.standing
    .set('un', { page: 'page-1', text: 'non, beaucoup trop sucrée' })
    .set('cinq', { page: 'page-1', text: null })
  agora.works = true
  await passes(26 * day)
  await passes(3_601)
  await passes(day)
  await passes(3_601)
  await passes(1)
  expect(agora.renewals).toBeGreaterThan(1)
  expect(await texts()).toContain('non, beaucoup trop sucrée')
  expect(await texts()).toContain('trop lisse')
  expect(await texts()).not.toContain('je retire')
  await passes(10 * day)
  expect(await texts()).toContain('trop lisse')
  agora.deaf = true
  await passes(40 * day)
  await passes(1)
  expect(await texts()).not.toContain('trop lisse')
})

test('a place that is closed keeps its texts for as long as its terms let them stay', async () => {
  agora.deaf = false
  await brought(agora.brings([{ page: 'page-1', id: 'six', text: 'trop acide' }]))
  const place = (await odile.ask(api.contactPoints)).find(({ address }) => address === 'page-1')!.id
  await odile.ask(api.withdraw, { params: { place } })
  await passes(6 * day)
  expect(await texts()).toContain('trop acide')
  await passes(day + 60)
  await passes(1)
  expect(await texts()).not.toContain('trop acide')
})
