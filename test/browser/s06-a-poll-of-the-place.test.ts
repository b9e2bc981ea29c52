import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { api } from '#contract'
import { catalogue } from '../../channels/catalogue.ts'
import { openServer } from '../../channels/mastodon/server.test-world.ts'
import { type BrowserWorld, openBrowserWorld, signsIn, telephone, wide } from '../browser.ts'
import { type AtDesk } from '../world.ts'
import { faults } from './axe.ts'
import { misfits, narrowest } from './narrow.ts'

const album = process.env.SCREENSHOTS
let server: Awaited<ReturnType<typeof openServer>>
let world: BrowserWorld
let odile: AtDesk
let place: string
let spark: string

const see = async (page: Page, name: string) => {
  if (!album) return
  mkdirSync(album, { recursive: true })
  for (const colorScheme of ['light', 'dark'] as const)
    for (const size of [wide, telephone]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize(size)
      await page.screenshot({ path: join(album, `${name}-${size.width}-${colorScheme}.png`), fullPage: true })
    }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(wide)
}

beforeAll(async () => {
  server = await openServer()
  world = await openBrowserWorld({ channels: catalogue() })
  server.at.now = world.clock().getTime()
  odile = await world.odile()
  const set = await odile.ask(api.setOut, { body: { channel: 'mastodon', given: { server: server.url } } })
  if (set.kind !== 'set-out') throw new Error(set.kind)
  const came = await odile.ask(api.arrive, { body: { came: await server.saysYes(set.goTo) } })
  if (came.kind !== 'connected') throw new Error(came.kind)
  place = came.place.id
  spark = (await odile.ask(api.beginSpark, { body: { opener: 'poll' } })).spark
  const text = 'Laquelle revient en mars, et pourquoi ?'
  const choices = ['Pomme', 'Pomme-coing', 'Crème brûlée', 'Rhubarbe', 'Aucune']
  const places = [{ place, text: null }]
  await odile.ask(api.changeSpark, { params: { spark }, body: { version: 1, text, choices, places } })
})
afterEach(() => world.nothingAmiss())
afterAll(async () => {
  await world.close()
  await server.close()
})

test('what the form of a place takes stands beside the text, and the choices go into the words where one says so', async () => {
  const page = await world.someone()
  await signsIn(page)
  await page.goto(`/sparks/${odile.workspace}/${spark}`)
  await page.getByText(/4 possibilités au plus, de 50 signes chacune, ouvert 30 jours au plus/).waitFor()
  await page.getByText('Plus de possibilités que le sondage de ce lieu n’en prend.').waitFor()
  expect(await faults(page, 'a poll that does not fit')).toEqual([])
  await see(page, 'poll-amiss')
  await page.getByRole('button', { name: /^Les mettre dans le texte/ }).click()
  await page.getByText('on choisit en le disant', { exact: false }).waitFor()
  await page.getByText('Plus de possibilités que le sondage').waitFor({ state: 'hidden' })
  await page.getByText('· Pomme-coing', { exact: false }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: /^Prendre le sondage de ce lieu/ }).click()
  await page.getByLabel('Possibilité 5').fill('')
  await page.getByLabel('Un sondage reste ouvert').selectOption('3 jours')
  await page.getByText('Sondage ouvert 3 jours.').waitFor()
  expect(await faults(page, 'a poll being written')).toEqual([])
  await page.setViewportSize(narrowest)
  expect(await misfits(page, 'a poll being written')).toEqual([])
  await see(page, 'poll-written')
})

test('what became of it tells the votes of the place apart from the people who said why', async () => {
  const { version } = await odile.ask(api.spark, { params: { spark } })
  await odile.ask(api.publishSpark, { params: { spark }, body: { version } })
  world.clock.goesOn(11)
  await world.settled()
  const [status] = server.statuses
  for (const nth of [1, 1, 0]) server.votes(status!.id, nth)
  server.mentions('@compotes Pomme-coing, mon fils la finit', { in_reply_to_id: status!.id })
  await odile.ask(api.listenNow, { params: { place } })
  await world.settled()
  const page = await world.someone()
  await signsIn(page)
  await page.goto(`/sparks/${odile.workspace}/${spark}`)
  await page.getByRole('heading', { name: 'Les votes, tels que chaque lieu les compte' }).waitFor()
  await page.getByText('Pomme-coing · 2 votes').waitFor()
  await page.getByText('Pomme-coing · 1 personne').waitFor()
  expect(await faults(page, 'votes')).toEqual([])
  await page.setViewportSize(narrowest)
  expect(await misfits(page, 'votes')).toEqual([])
  await see(page, 'poll-became')
})
