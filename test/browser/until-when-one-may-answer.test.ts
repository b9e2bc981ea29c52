import { join } from 'node:path'
import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { api } from '#contract'
import { appKeys, openGraph } from '../../channels/instagram/graph.test-world.ts'
import { type BrowserWorld, openBrowserWorld, signsIn, telephone, wide } from '../browser.ts'
import { type AtDesk } from '../world.ts'
import { faults } from './axe.ts'
import { misfits } from './narrow.ts'
import { keyboardAlone, soon } from './see.ts'

/** Named, pictures are kept there to be looked at. */
const album = process.env.SCREENSHOTS
let graph: Awaited<ReturnType<typeof openGraph>>
let world: BrowserWorld
let odile: AtDesk
let page: Page

beforeAll(async () => {
  graph = await openGraph()
  world = await openBrowserWorld({ channels: new Map([['instagram', graph.channel]]) })
  graph.at.now = world.clock().getTime()
  odile = await world.odile()
  await odile.ask(api.keepApp, { body: { platform: 'meta', given: appKeys } })
  const set = await odile.ask(api.setOut, { body: { channel: 'instagram', given: {} } })
  if (set.kind !== 'set-out') throw new Error(set.why)
  const came = { state: new URL(set.goTo).searchParams.get('state')!, code: 'code-donné' }
  const arrived = await odile.ask(api.arrive, { body: { came } })
  if (arrived.kind !== 'which') throw new Error(arrived.kind)
  const mine = arrived.of.find(({ name }) => name === '@vergers.imaginaires')!
  await odile.ask(api.choose, { body: { way: arrived.way, key: mine.key } })
  page = await world.someone()
  await signsIn(page)
  await keyboardAlone(page)
})
afterEach(() => world.nothingAmiss())
afterAll(async () => {
  await world?.close()
  graph?.close()
})

async function writes(text: string) {
  graph.at.now = world.clock().getTime()
  graph.writes(text)
  const { body, headers } = graph.hooked.at(-1)!
  const address = `${world.url}/at/${odile.workspace}/app/meta`
  await world.desk.app.request(address, { method: 'POST', body: Buffer.from(body), headers })
  await world.settled()
}

test('until when a private message may be answered, and past it what one can still do', async () => {
  await writes('vous livrez à Tours ?')
  const { id } = (await odile.ask(api.conversations)).rows[0]!
  const talk = `/conversations/${odile.workspace}/${id}`
  const field = page.getByLabel('Votre réponse', { exact: true })
  const answer = page.getByRole('button', { name: 'Répondre', exact: true }).and(page.locator('.first'))
  await page.goto(talk)
  await page.getByRole('article').first().waitFor()
  await page.keyboard.press('r')
  await page.keyboard.insertText('Oui, dès lundi.')
  await page.getByText('Sur @vergers.imaginaires, on peut répondre d’ici jusqu’à demain, ').waitFor()
  await answer.waitFor()
  await page.getByText(/^enregistré/).waitFor()
  await looked('in time')

  world.clock.goesOn(86_400 + 600)
  await page.clock.setFixedTime(world.clock())
  await page.goto(talk)
  await page.getByRole('article').first().waitFor()
  await page.keyboard.press('r')
  await page.getByText('On ne peut plus répondre d’ici sur @vergers.imaginaires').waitFor()
  expect(await field.inputValue()).toBe('Oui, dès lundi.')
  expect(await answer.count()).toBe(0)
  await looked('too late')
  await page.getByRole('button', { name: 'C’est dit', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page
    .getByRole('article')
    .filter({ hasText: 'Oui, dès lundi.' })
    .getByText('répondu sur place, à la main')
    .waitFor()

  await writes('et à Angers ?')
  await page.goto(talk)
  await page.getByText('et à Angers ?').first().waitFor()
  await page.keyboard.press('r')
  await page.keyboard.insertText('Aussi.')
  await answer.waitFor()
  await soon(() => page.getByText('On ne peut plus répondre').count()).toBe(0)
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
      await page.screenshot({ path: join(album, `until ${name} ${viewport.width} ${colorScheme}.png`) })
    }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(wide)
}
