import { join } from 'node:path'
import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { api } from '#contract'
import { openNetwork } from '../../channels/x/network.test-world.ts'
import { xAt } from '../../channels/x/x.ts'
import { type BrowserWorld, openBrowserWorld, signsIn, telephone, wide } from '../browser.ts'
import { type AtDesk } from '../world.ts'
import { faults } from './axe.ts'
import { misfits } from './narrow.ts'
import { focused, hasFocus, keyboardAlone, soon } from './see.ts'

/** Named, pictures are kept there to be looked at. */
const album = process.env.SCREENSHOTS
let network: Awaited<ReturnType<typeof openNetwork>>
let world: BrowserWorld
let odile: AtDesk
let page: Page
let now = () => Date.now()

beforeAll(async () => {
  network = await openNetwork('post', () => now())
  const x = xAt({ api: network.url, dialog: `${network.url}/i/oauth2/authorize` })
  world = await openBrowserWorld({ channels: new Map([['x', x]]) })
  now = () => world.clock().getTime()
  odile = await world.odile()
  const { id, secret } = network.keys
  const given = { 'client-id': id, 'client-secret': secret, ceiling: '0,80' }
  await odile.ask(api.keepApp, { body: { platform: 'x', given } })
  const set = await odile.ask(api.setOut, { body: { channel: 'x', given: {} } })
  if (set.kind !== 'set-out') throw new Error(set.why)
  await odile.ask(api.arrive, { body: { came: network.keys.saysYes(set.goTo) } })
  await world.settled()
  page = await world.someone()
  await signsIn(page)
  await keyboardAlone(page)
})
afterEach(() => world.nothingAmiss())
afterAll(async () => {
  await world?.close()
  await network?.close()
})

test('what a search will cost is read before it is saved, by keyboard alone', async () => {
  for (let index = 0; index < 14; index++) network.says(`la lune ${index}`, { author: '1999', mentionsUs: false })
  await page.goto('/contact-points')
  await page.getByRole('button', { name: 'Recherches à suivre', exact: true }).focus()
  await page.keyboard.press('Enter')
  const line = page.getByLabel('Recherches à suivre', { exact: true })
  await soon(() => hasFocus(line)).toBe(true)
  await page.keyboard.type('lune')
  await page.keyboard.press('Enter')
  await page.getByText('Environ 60 messages par mois, soit à peu près 0,9 dollars sur un plafond de 0,8.').waitFor()
  await page.getByText('Y répondre coûte en plus 0,015 dollars chaque fois, 0,2 avec un lien.').waitFor()
  await page.getByText('Le plafond serait atteint avant la fin du mois').waitFor()
  await looked('estimate')
  // Other words cost something else: they are asked about anew.
  await page.keyboard.type(' rousse')
  await page.getByRole('button', { name: 'Voir ce que cela coûtera' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Environ zéro message par mois, soit à peu près 0 dollars').waitFor()
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('Enregistrer')
  await page.keyboard.press('Enter')
  await page.getByText('Recherches à suivre\u00a0: lune rousse').waitFor()
})

test('what X takes from a person only is answered over there, and noted here', async () => {
  // The search that was saved is being heard: only what is said after it began is still to be asked for.
  await world.settled()
  network.says('non, je n’aime pas')
  await odile.ask(api.listenNow, { params: { place: (await odile.ask(api.contactPoints))[0]!.id } })
  await world.settled()
  network.posts.at(-1)!.mentionsUs = false
  const { id } = (await odile.ask(api.conversations)).rows[0]!
  await page.goto(`/conversations/${odile.workspace}/${id}`)
  await page.getByRole('article').first().waitFor()
  await page.keyboard.press('r')
  await page.getByLabel('Votre réponse', { exact: true }).fill('Merci de le dire.')
  await page.keyboard.press('Control+Enter')
  const ours = page.getByRole('article').filter({ hasText: 'Merci de le dire.' })
  await ours.waitFor()
  world.clock.goesOn(11)
  await world.settled()
  const there = ours.getByRole('link', { name: 'Répondre à la main sur x.com' })
  await there.waitFor()
  expect(await there.getAttribute('href')).toBe(`https://x.com/maelle_1888/status/${network.posts.at(-1)!.id}`)
  await page.context().route('https://x.com/**', (route) => route.fulfill({ body: 'X' }))
  await there.focus()
  await page.keyboard.press('Enter')
  await ours.getByLabel('Adresse de votre réponse').fill('https://x.com/Vergers/status/1990000000000000999')
  await looked('by hand')
  await ours.getByRole('button', { name: 'C’est dit là-bas' }).focus()
  await page.keyboard.press('Enter')
  await ours.getByText('répondu sur place, à la main').waitFor()
  await soon(() => hasFocus(ours)).toBe(true)
  await page.keyboard.press('u')
  await there.waitFor()
})

/** Nothing amiss there, at a desk and on a telephone; pictures are kept in both, light and dark. */
async function looked(name: string): Promise<void> {
  expect(await faults(page, name)).toEqual([])
  await page.setViewportSize(telephone)
  expect(await misfits(page, name)).toEqual([])
  if (album)
    for (const [viewport, colorScheme] of [
      [telephone, 'light'],
      [telephone, 'dark'],
      [wide, 'light'],
      [wide, 'dark'],
    ] as const) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme })
      await page.screenshot({ path: join(album, `x ${name} ${viewport.width} ${colorScheme}.png`) })
    }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(wide)
}
