import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { oneChromium } from '../setup/chromium.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
// Named, every screen of this story is kept there to be looked at.
const album = process.env.SCREENSHOTS
const widths = album ? { light: [320, 390, 1440], dark: [320, 390, 1440] } : { light: [320, 1440], dark: [390] }

describe('S8 — in a real browser that runs no script', { timeout: 120_000 }, () => {
  let world: World
  let odile: AtDesk
  let browser: Browser
  let server: ReturnType<typeof createAdaptorServer>
  let page: string
  let tab: Page
  let link: string

  beforeAll(async () => {
    server = createAdaptorServer({ fetch: (request, env) => world.desk.app.fetch(request, env) })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    world = await openWorld({ publicUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
    odile = await world.odile()
    const opening =
      'Ce pot vous a menés ici : dites ce que vous en pensez, en bien ou en mal. Vous mangiez lequel, et où étiez-vous ?'
    const planted = await odile.ask(api.plant, {
      body: { channel: 'page', name: 'La page des pots', opening, language: 'fr' },
    })
    page = planted.publicUrl!
    browser = await oneChromium()
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
    tab = await context.newPage()
  })
  afterAll(async () => {
    await tab.context().close()
    await new Promise((closed) => server.close(closed))
    await world.close()
  })

  const speaks = async (name: string, text: string, to?: string) => {
    world.clock.goesOn(60)
    await tab.goto(page)
    if (to)
      await tab
        .getByRole('link', { name: `Répondre à ${to}` })
        .last()
        .click()
    await tab.getByLabel('Votre nom, comme tout le monde le lira').fill(name)
    await tab.getByLabel('Vos mots').fill(text)
    await tab.getByRole('button', { name: 'Publier' }).click()
    await tab.getByRole('status').filter({ hasText: 'C’est publié.' }).waitFor()
  }

  test('people speak and answer one another', async () => {
    await speaks('Nolwenn', 'pomme-poire, sur un banc, devant la gare de Redon. 8/10, le banc 3/10')
    await speaks(
      'Djibril',
      'bonjour jaime pas quand ya une feuille sous lopercule qui colle. mais la compote elle est bonne',
      'Nolwenn',
    )
    await speaks(
      'Papi Jo',
      'La nèfle il faut l’attendre blette,\nvos machines n’auront jamais la patience.\n\nVenez voir si vous voulez.',
      'Djibril',
    )
    await speaks('سلمى', 'طعمها لذيذ جدًا، شكرًا', 'Papi Jo')
    await speaks('Grincheux du 12', 'vous êtes tous des abrutis')
    link = tab.url().split('?')[0]!
    await speaks('Z̷̢̛̤͒a', `${'H\u0335\u0322\u0334\u0335\u0322\u0334\u0335'.repeat(12)} 😐`)
    await tab.goto(page)
    const names = await tab.locator('.p-author').allTextContents()
    expect(names.slice(0, 4)).toEqual(['Nolwenn', 'Djibril', 'Papi Jo', 'سلمى'])
    // Who answers whom goes by a link that leads there.
    await tab.getByRole('link', { name: 'Papi Jo', exact: true }).click()
    expect(new URL(tab.url()).hash).toBe(
      await tab
        .locator('article', { hasText: 'blette' })
        .getAttribute('id')
        .then((id) => `#${id}`),
    )
  })

  test('every voice has the same size', async () => {
    await tab.goto(page)
    const sizes: string[] = await tab.evaluate(
      `[...document.querySelectorAll('.voice')].map((one) => getComputedStyle(one).font)`,
    )
    expect(sizes.length).toBeGreaterThan(5)
    expect(new Set(sizes).size).toBe(1)
  })

  test('what goes wrong is said beside the words, which are still there', async () => {
    world.clock.goesOn(60)
    await tab.goto(page)
    await tab.getByLabel('Votre nom, comme tout le monde le lira').fill('Les Vergers Imaginaires')
    await tab.getByLabel('Vos mots').fill('croyez-moi sur parole')
    await tab.getByRole('button', { name: 'Publier' }).click()
    await tab.getByRole('alert').filter({ hasText: 'se confondrait avec' }).waitFor()
    expect(await tab.getByLabel('Vos mots').inputValue()).toBe('croyez-moi sur parole')
    await look('problem', tab.url(), async (other) => {
      await other.goto(page)
      await other.getByLabel('Votre nom, comme tout le monde le lira').fill('Les Vergers Imaginaires')
      await other.getByLabel('Vos mots').fill('croyez-moi sur parole')
      await other.getByRole('button', { name: 'Publier' }).click()
      await other.getByRole('alert').filter({ hasText: 'se confondrait avec' }).waitFor()
    })
  })

  test('a removal stands in words on the page and, with its reasons, behind the private link', async () => {
    await world.settled()
    const { rows } = await odile.ask(api.conversations)
    const { turns } = await odile.ask(api.turns, { params: { conversation: rows[0]!.id } })
    const message = turns.find((turn) => turn.text.includes('abrutis'))!.id
    const [rule] = await odile.ask(api.rules)
    const { statement } = await odile.ask(api.draftRemoval, { body: { messages: [message], rule: rule!.id } })
    await odile.ask(api.remove, { body: { messages: [message], rule: rule!.id, facts: statement.decision_facts } })
    world.clock.goesOn(11)
    await world.desk.tick()
    await tab.goto(page)
    await tab.getByText('Retiré\u00a0: insultes').waitFor()
    await tab.goto(link)
    await tab.getByRole('heading', { name: 'Ce message a été retiré' }).waitFor()
    await look('page', page)
    await look('private', link)
    await look('nowhere', `${page}/own/x`)
  })

  test('she corrects and erases with nothing but forms', async () => {
    world.clock.goesOn(60)
    await speaks('Lila', 'j’ai pas gouté')
    await tab.getByText('Corriger', { exact: true }).click()
    await tab.getByLabel(/^Corriger ce que vous avez dit/).fill('j’ai pas goûté')
    await tab.getByRole('button', { name: 'Enregistrer la correction' }).click()
    await tab.getByRole('status').filter({ hasText: 'C’est corrigé.' }).waitFor()
    await tab.getByText('Effacer', { exact: true }).click()
    await tab.getByRole('button', { name: /^Effacer ce que vous avez dit/ }).click()
    await tab.getByRole('status').filter({ hasText: 'C’est effacé' }).waitFor()
    await tab.goto(page)
    expect(await tab.getByText('goûté').count()).toBe(0)
  })

  /** Looked at by axe, narrow and wide, light and dark; nothing may stand beyond the edge, down to 320 px. */
  async function look(name: string, url: string, begin?: (other: Page) => Promise<void>): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of widths[colorScheme]) {
        const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true })
        const other = await context.newPage()
        if (begin) {
          world.clock.goesOn(60)
          await begin(other)
        } else await other.goto(url)
        expect(await other.evaluate('document.documentElement.scrollWidth'), `${name} ${width}`).toBeLessThanOrEqual(
          width,
        )
        if (width !== 320) {
          await other.addScriptTag({ path: axe })
          const found = await other.evaluate(() =>
            (
              globalThis as never as {
                axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
              }
            ).axe.run(),
          )
          expect(
            found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
            `${name} ${colorScheme} ${width}`,
          ).toEqual([])
        }
        if (album) {
          mkdirSync(album, { recursive: true })
          await other.screenshot({ path: join(album, `${name}-${colorScheme}-${width}.png`), fullPage: true })
        }
        await context.close()
      }
    }
  }
})
