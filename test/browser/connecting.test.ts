import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { catalogue } from '../../channels/catalogue.ts'
import { type Loopback, openLoopback, respond } from '../../channels/loopback.ts'
import { type BrowserWorld, openBrowserWorld, signsIn, telephone } from '../browser.ts'
import { type AtDesk } from '../world.ts'
import { faults } from './axe.ts'
import { focused, keyboardAlone, soon } from './see.ts'

/** Named, pictures of each form are kept there to be looked at. */
const album = process.env.SCREENSHOTS
const channels = catalogue()
const accounts = [...channels.values()].map(({ manifest }) => manifest).filter(({ form }) => form)
let world: BrowserWorld
let odile: AtDesk
let site: Loopback

beforeAll(async () => {
  site = await openLoopback((_, response, path) =>
    path === '/atelier/'
      ? respond(response, 200, { 'content-type': 'text/html' }, '<title>L’Atelier des Lunes</title>')
      : respond(response, 404, {}),
  )
  world = await openBrowserWorld({ channels })
  odile = await world.odile()
})
afterEach(() => world.nothingAmiss())
afterAll(async () => {
  await world.close()
  await site.close()
})

test('an account is connected by keyboard alone: what is wrong stands at its field, what is right is planted', async () => {
  const page = await world.someone()
  await signsIn(page)
  await keyboardAlone(page)
  await page.goto('/contact-points?plant=webmention')
  const where = page.getByLabel('Adresse du site, ou de la partie du site')
  await where.fill(`${site.url}/nulle-part`)
  await page.getByLabel('Nom sous lequel vous répondez').fill('L’Atelier')
  await page.keyboard.press('Enter')
  await soon(() => where.getAttribute('aria-invalid')).toBe('true')
  expect(await faults(page, 'refused')).toEqual([])
  await where.fill(`${site.url}/atelier/`)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'L’Atelier des Lunes' }).waitFor()
  // The line that the site needs stands there to be copied, with the place's own address in it.
  const line = page.getByLabel('À poser dans l’en-tête de chaque page du site')
  expect(await line.inputValue()).toMatch(
    new RegExp(`^<link rel="webmention" href="${world.url}/at/${odile.workspace}/[0-9a-f-]{36}/mention">$`),
  )
  await line.focus()
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('Copier la ligne')
  expect(await faults(page, 'connected')).toEqual([])
})

test.each(['fr', 'en'] as const)('the form of each account can be read and reached at 390 px (%s)', async (spoken) => {
  const page = await world.someone({ viewport: telephone })
  await signsIn(page)
  await page.goto('/settings')
  const languages = page.locator('select').filter({ has: page.locator('option[value="fr-CA"]') })
  await languages.first().selectOption(spoken)
  await soon(() => page.evaluate('document.documentElement.lang')).toBe(spoken)
  for (const { key, form } of accounts) {
    await page.goto(`/contact-points?plant=${key}`)
    for (const { label } of form!) await page.getByLabel(label[spoken]).first().waitFor()
    expect(await faults(page, `${key} ${spoken}`)).toEqual([])
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
    expect(await page.evaluate(overflow), `${key} ${spoken}`).toBeLessThanOrEqual(0)
    if (album) await page.screenshot({ path: join(album, `form-${key}-${spoken}.png`), fullPage: true })
  }
})
