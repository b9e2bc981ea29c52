import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { join as joins } from '../../server/http/http.test-world.ts'
import { pieces } from '../../words/pieces.test-world.ts'
import { type BrowserWorld, openBrowserWorld, signsIn } from '../browser.ts'
import { type AtDesk, atDesk } from '../world.ts'
import { openForums } from './forum.ts'
import { misfits, narrowest } from './narrow.ts'
import { soon } from './see.ts'

const album = process.env.SCREENSHOTS
const forums = openForums()
const brand = 'Zanzibar'
/** In words that neither language of the tool has. */
const voices = [
  { by: 'Xylon', text: 'I dislike this jam, much too sweet!', under: 'Jam' },
  { by: 'Yvo', text: 'Is there gluten inside? @Zanzibar', under: 'Gluten' },
  { by: 'Xylon', text: 'J’aime pas votre confiture, bien trop sucrée', under: 'Confiture' },
]

const letters = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/\p{L}{2,}/gu) ?? []
const folder = (language: 'fr' | 'en') => join(import.meta.dirname, '..', '..', 'words', language)
const calendar = (language: string) =>
  Array.from({ length: 12 }, (_, n) =>
    new Date(2026, n, n + 1).toLocaleDateString(language, { weekday: 'long', day: 'numeric', month: 'long' }),
  )
const vocabulary = (language: 'fr' | 'en') =>
  new Set([
    ...readdirSync(folder(language)).flatMap((file) => pieces(join(folder(language), file)).flatMap(letters)),
    ...calendar(language).flatMap(letters),
  ])
const french = vocabulary('fr')
const english = vocabulary('en')

describe('every screen at 360 px, and in every language of the tool', { timeout: 90_000 }, () => {
  let world: BrowserWorld
  let odile: AtDesk
  let demo: AtDesk
  let page: Page

  beforeAll(async () => {
    world = await openBrowserWorld({ channels: forums.channels })
    odile = await world.odile(brand)
    await joins({ visitor: world.stranger } as never, odile, odile.workspace, { name: 'Wim', role: 'desk' })
    const forum = await forums.plant(world, odile, 'Forum Zanzibar')
    await forum.hears(...voices)
    demo = atDesk(odile, (await odile.ask(api.discover)).id)
    await world.settled()
    page = await world.someone({ viewport: narrowest, hasTouch: true, isMobile: true })
    await signsIn(page)
  })
  afterEach(() => world.nothingAmiss())
  afterAll(() => world.close())

  /** Every screen and what opens over it, by addresses and keys that are the same in every language. */
  async function walks(desk: AtDesk, look: (name: string) => Promise<void>): Promise<void> {
    const { rows } = await desk.ask(api.conversations, { query: { workspace: desk.workspace } })
    const row = rows.find((one) => one.awaiting > 1) ?? rows.find((one) => one.awaiting > 0)!
    const client = `client=${desk.workspace}`
    const conversation = `/conversations/${desk.workspace}/${row.id}`
    const at = async (address: string, ready: string) => {
      await page.goto(address)
      await page.locator(ready).first().waitFor()
    }
    await at(`/conversations?${client}`, '[data-row]')
    await look('list')
    const unfold = page.locator('.unfold').first()
    if (await unfold.count()) {
      await unfold.click()
      await page.locator('.burst li').first().waitFor()
      await page.locator('.burst input').first().check()
      await look('burst')
    }
    await page.locator('[data-row] a').first().focus()
    await page.keyboard.press('x')
    await page.getByRole('toolbar').waitFor()
    await look('selection')
    await page.locator('.menu-word').first().click()
    await page.getByRole('menu').waitFor()
    await look('views')
    await at(`/conversations?${client}&words=compote`, 'main p')
    await look('search')
    await at(`/conversations?${client}&show=snoozed&why=suggestion`, 'main p')
    await look('nothing such')
    await at(conversation, '[data-turn]')
    await page.locator('.findings').first().waitFor()
    await look('conversation')
    for (const key of ['l', 'z', 'o', 'a', 'm', '?', 'Control+k']) {
      // One works alone there, at places that remove nothing.
      if ('am'.includes(key) && desk === demo) continue
      await page.keyboard.press(key)
      await page.getByRole('dialog').waitFor()
      await look(`window ${key}`)
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await page.locator('.understand').click()
    await page.getByRole('dialog').waitFor()
    await look('understand')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('r')
    await page.keyboard.type('xyz')
    await look('composer')
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Escape')
    await page.locator('.menu-word').last().click()
    await page.getByRole('menu').waitFor()
    await look('other acts')
    await at(`/why?${client}`, 'h1')
    await page.locator('.themes').waitFor()
    await look('why')
    await at(`/contact-points?${client}`, 'article')
    await look('contact points')
    const [place] = await desk.ask(api.contactPoints)
    await at(`/contact-points/${desk.workspace}/${place!.id}?${client}`, 'table')
    await look('how a place is doing')
    await at(`/contact-points?${client}&plant=address`, 'form')
    await look('planting')
    await at(`/contact-points?${client}&plant=page`, 'textarea')
    await look('planting a page')
    await at('/settings', 'main form')
    await look('settings')
    await at('/begin?how=own', 'input')
    await look('begin')
    await at('/nowhere', 'main a')
    await look('nowhere')
  }

  /** All that the tool says here: what is read, and what is heard of it. */
  const said = async (): Promise<string> =>
    await page.evaluate(`[document.title, document.body.innerText,
      ...[...document.querySelectorAll('[aria-label], [placeholder], [title]')].filter((one) => one.checkVisibility())
        .flatMap((one) => ['aria-label', 'placeholder', 'title'].map((name) => one.getAttribute(name) ?? ''))].join('\\n')`)

  async function speaks(language: string): Promise<void> {
    await page.goto('/settings')
    const choice = page
      .locator('select')
      .filter({ has: page.locator('option[value="fr-CA"]') })
      .first()
    await choice.selectOption(language)
    await soon(() => page.evaluate('document.documentElement.lang')).toBe(language)
  }

  test('in French, with all that the demo holds: nothing stands out of 360 px, every act can be reached', async () => {
    const found: string[] = []
    await walks(demo, async (name) => {
      found.push(...(await misfits(page, name)))
      if (album) await page.screenshot({ path: join(album, `360 ${name}.png`) })
    })
    expect(found).toEqual([])
  })

  test.each([
    ['English', 'en', french, english],
    ['Québec’s French', 'fr-CA', english, french],
  ] as const)('in %s no word is left in the other language, and it fits', async (_, language, foreign, own) => {
    // A charter is the client’s, in the client’s language.
    const charter = (await odile.ask(api.rules)).flatMap(({ title, explanation }) => [title, explanation])
    const names = [brand, 'Les Vergers Imaginaires', 'Wim Odile Forum example']
    const heard = new Set([...names, ...charter, ...voices.flatMap(Object.values)].flatMap(letters))
    await speaks(language)
    const found: string[] = []
    await walks(odile, async (name) => {
      const text = await said()
      const left = letters(text).filter((word) => foreign.has(word) && !own.has(word) && !heard.has(word))
      found.push(...[...new Set(left)].map((word) => `${name}: ${word}`))
      if (language === 'fr-CA')
        found.push(...(text.match(/.{0,20}\u202f[;!?]/gu) ?? []).map((one) => `${name}: ${one}`))
      found.push(...(await misfits(page, name)))
    })
    expect(found).toEqual([])
  })

  test('before one is known the tool speaks as the browser asks, and fits', async () => {
    const someone = await world.someone({ viewport: narrowest, locale: 'en-GB' })
    await someone.goto('/')
    await someone.getByRole('heading', { name: 'Hello' }).waitFor()
    const found = await misfits(someone, 'sign in')
    const { link } = await odile.ask(api.invite, { body: { forWhom: 'Ula', role: 'colleague' } })
    await someone.goto(link)
    await someone.getByRole('heading', { level: 1 }).waitFor()
    found.push(...(await misfits(someone, 'invitation')))
    const text: string = await someone.evaluate('document.body.innerText')
    const heard = new Set(['Ula', brand].flatMap(letters))
    found.push(...letters(text).filter((word) => french.has(word) && !english.has(word) && !heard.has(word)))
    await someone.context().close()
    expect(found).toEqual([])
  })
})
