import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { api } from '#contract'
import { type BrowserWorld, openBrowserWorld, signsIn, telephone, wide } from '../browser.ts'
import { type AtDesk } from '../world.ts'
import { faults } from './axe.ts'
import { misfits, narrowest } from './narrow.ts'

const album = process.env.SCREENSHOTS
let world: BrowserWorld
let odile: AtDesk
let address: string
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
  world = await openBrowserWorld()
  odile = await world.odile()
  const body = { channel: 'page', name: 'La page des pots', opening: 'Bonjour', language: 'fr' } as const
  const planted = await odile.ask(api.plant, { body })
  address = planted.publicUrl!
  spark = (await odile.ask(api.beginSpark, { body: { opener: 'poll' } })).spark
  const text = 'Laquelle revient en mars, et pourquoi ?'
  const choices = ['Pomme', 'Pomme-coing']
  const places = [{ place: planted.id, text: null }]
  await odile.ask(api.changeSpark, { params: { spark }, body: { version: 1, text, choices, places } })
  await odile.ask(api.publishSpark, { params: { spark }, body: { version: 2 } })
  world.clock.goesOn(11)
  await world.settled()
})
afterEach(() => world.nothingAmiss())
afterAll(() => world.close())

test('a choice is made by the keyboard alone, on a page that runs nothing', async () => {
  const page = await world.someone()
  await page.goto(address)
  await page.getByRole('link', { name: /^Laquelle revient/ }).click()
  expect(await faults(page, 'a choice on our page')).toEqual([])
  await page.setViewportSize(narrowest)
  expect(await misfits(page, 'a choice on our page')).toEqual([])
  await see(page, 'choice')
  await page.getByLabel('Votre nom, comme tout le monde le lira').focus()
  await page.keyboard.type('Marmelade')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  expect(await page.getByRole('radio', { name: 'Pomme-coing', exact: true }).isChecked()).toBe(true)
  await page.keyboard.press('Tab')
  await page.keyboard.type('Mon fils la finit.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('C’est publié.').waitFor()
})

test('what it became is told in people and their whys, each opening where it was said', async () => {
  const page = await world.someone()
  await signsIn(page)
  await page.goto(`/sparks/${odile.workspace}/${spark}`)
  await page.getByRole('heading', { name: 'Ce que l’on a choisi, et pourquoi' }).waitFor()
  expect(await faults(page, 'what was chosen')).toEqual([])
  await page.setViewportSize(narrowest)
  expect(await misfits(page, 'what was chosen')).toEqual([])
  await page.getByText('1 personne a parlé.').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Pomme-coing Mon fils la finit.' }).waitFor()
  expect(await faults(page, 'the words behind a figure')).toEqual([])
  await see(page, 'chosen')
  await page.getByRole('link', { name: 'Mon fils la finit.', exact: true }).click()
  await page
    .getByRole('article')
    .filter({ hasText: /Pomme-coing\s+Mon fils la finit/ })
    .waitFor()
  await page.reload()
  await page.getByRole('article').filter({ hasText: 'Mon fils la finit.' }).waitFor()
})
