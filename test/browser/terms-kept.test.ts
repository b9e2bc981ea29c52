import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '#contract'
import { type BrowserWorld, openBrowserWorld, signsIn, telephone } from '../browser.ts'
import { type Agora, openAgora } from '../platform.test-world.ts'
import { type AtDesk } from '../world.ts'
import { faults } from './axe.ts'

const day = 86_400
let world: BrowserWorld
let agora: Agora
let odile: AtDesk
let place: string

beforeAll(async () => {
  agora = openAgora()
  world = await openBrowserWorld({ channels: new Map([['agora', agora.channel]]) })
  odile = await world.odile()
  await odile.ask(api.keepApp, { body: { platform: 'agora', given: { id: 'app-1', secret: 'secret-de-l-app' } } })
  const set = await odile.ask(api.setOut, { body: { channel: 'agora', given: {} } })
  if (set.kind !== 'set-out') throw new Error(set.why)
  const came = { state: new URL(set.goTo).searchParams.get('state')!, code: 'oui' }
  const arrived = await odile.ask(api.arrive, { body: { came } })
  if (arrived.kind !== 'which') throw new Error(arrived.kind)
  await odile.ask(api.choose, { body: { way: arrived.way, key: 'page-1' } })
  place = (await odile.ask(api.contactPoints))[0]!.id
  await brought('un', 'non, trop sucrée')
  agora.deaf = true
  await passes(31 * day)
  await passes(1)
  await brought('deux', 'non, trop acide')
})
afterAll(async () => {
  await world.nothingAmiss()
  await world.close()
})

async function passes(seconds: number) {
  world.clock.goesOn(seconds)
  await world.settled()
}

async function brought(id: string, text: string) {
  const { body, headers } = agora.brings([{ page: 'page-1', id, text }])
  await world.desk.app.request((await odile.ask(api.platforms))[0]!.steps[0]!.copy!, { method: 'POST', body, headers })
  await world.settled()
}

/** On a telephone, in the dark: the same. */
async function looked() {
  const page = await world.someone({ viewport: telephone, colorScheme: 'dark' })
  await signsIn(page)
  await page.goto(`/contact-points/${odile.workspace}/${place}`)
  await page.locator('#terms').waitFor()
  expect(await faults(page, 'terms, on a telephone')).toEqual([])
}

test('a contact point’s page says what its source asks: what is left to spend, what went, and whether it is counted', async () => {
  const page = await world.someone()
  await signsIn(page)
  await page.goto(`/contact-points/${odile.workspace}/${place}`)
  const terms = page.getByRole('region', { name: 'Ce que permet la source' })
  await terms.getByText(/Dépensé jusqu’ici.*il en reste \d/).waitFor()
  await terms.getByText(/un texte est parti d’ici/).waitFor()
  expect(await faults(page, 'terms')).toEqual([])
  await page.goto('/why')
  await page.getByText(/^Sans Agora/).waitFor()
  expect(await faults(page, 'why, with something left out')).toEqual([])
  await page.goto(`/contact-points/${odile.workspace}/${place}`)
  await terms.getByRole('button', { name: 'Déclarer cet usage audité par Agora' }).press('Enter')
  await terms.getByText(/^Odile a déclaré le/).waitFor()
  await page.goto('/why')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expect.poll(() => page.getByText(/^Sans Agora/).count()).toBe(0)
  await page.goto(`/contact-points/${odile.workspace}/${place}`)
  await looked()
  await terms.getByRole('button', { name: 'Revenir sur cette déclaration' }).press('Enter')
  await terms.getByRole('button', { name: /^Déclarer cet usage/ }).waitFor()
})
