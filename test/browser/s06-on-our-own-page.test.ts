import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '#contract'
import { type BrowserWorld, openBrowserWorld, telephone, wide } from '../browser.ts'
import { plate } from '../plate.ts'
import { faults } from './axe.ts'

// Named, the page is kept there to be looked at.
const album = process.env.SCREENSHOTS

let world: BrowserWorld
let address: string
beforeAll(async () => {
  world = await openBrowserWorld()
  const odile = await world.odile()
  const body = { channel: 'page', name: 'La page des pots', opening: 'Vous mangiez lequel ?', language: 'fr' } as const
  const planted = await odile.ask(api.plant, { body })
  address = new URL(planted.publicUrl!).pathname
  const texts = [
    'Le pot du matin, vous le mangez où ?\n\nChez nous, Basile le finit debout.',
    'Et le pot vide, il devient quoi ?',
  ]
  for (const text of texts) {
    const { spark } = await odile.ask(api.beginSpark, { body: { opener: 'open-question' } })
    const params = { spark }
    if (text === texts[0]) {
      const { media } = await odile.ask(api.addMedium, { params, body: { name: 'pot.png', data: plate(1200, 500) } })
      await odile.ask(api.describeMedium, { params: { spark, medium: media[0]!.id }, body: { alt: 'Un pot vide' } })
    }
    const begun = (await odile.ask(api.spark, { params })).version
    const places = [{ place: planted.id, text: null }]
    const { version } = await odile.ask(api.changeSpark, { params, body: { version: begun, text, places } })
    await odile.ask(api.publishSpark, { params: { spark }, body: { version } })
    world.clock.goesOn(11)
    await world.settled()
  }
})
afterAll(() => world.close())

test('pieces are listed, and one leads to its own thread, in both lights and on a telephone', async () => {
  const page = await world.someone()
  for (const where of ['page', 'piece']) {
    await page.goto(`${world.url}${address}`)
    if (where === 'piece') await page.getByRole('link', { name: /^Le pot du matin/ }).click()
    for (const size of [wide, telephone])
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize(size)
        await page.emulateMedia({ colorScheme })
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
        if (!album) continue
        mkdirSync(album, { recursive: true })
        await page.screenshot({ path: join(album, `${where}-${size.width}-${colorScheme}.png`), fullPage: true })
      }
    expect(await faults(page, where)).toEqual([])
  }
  const image = page.getByRole('img', { name: 'Un pot vide' })
  expect(await image.evaluate((one) => (one as unknown as { naturalWidth: number }).naturalWidth)).toBe(1200)
  await world.nothingAmiss()
})
