import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { type BrowserWorld, openBrowserWorld, signsIn } from '../browser.ts'
import { type AtDesk } from '../world.ts'
import { hasFocus, keyboardAlone, soon } from './see.ts'

describe('S1 — on our own page, from sign-in to answer by the keyboard alone', () => {
  let world: BrowserWorld
  let odile: AtDesk
  /** Someone on the public page, in a browser that runs no script. */
  let there: Page
  let address: string
  let page: Page
  const says = (words: string) => page.getByRole('article').filter({ hasText: words })
  const field = () => page.getByLabel('Votre réponse', { exact: true })
  const isThere = async (words: string) => {
    await there.goto(address)
    return (await there.locator('.e-content').allInnerTexts()).some((text) => text.includes(words))
  }

  beforeAll(async () => {
    world = await openBrowserWorld()
    odile = await world.odile()
    const planted = await odile.ask(api.plant, {
      body: {
        channel: 'page',
        name: 'La page des pots',
        opening: 'La compote change. Qu’en dites-vous ?',
        language: 'fr',
      },
    })
    address = planted.publicUrl!
    there = await world.someone({ javaScriptEnabled: false })
    await there.goto(address)
    await there.getByLabel('Votre nom, comme tout le monde le lira').fill('Bénédicte')
    await there.getByLabel('Vos mots').fill('non, je n’aime pas')
    await there.getByRole('button', { name: 'Publier' }).click()
    await there.getByText('C’est publié.').waitFor()
    await world.settled()
    page = await world.someone()
    await keyboardAlone(page)
  })
  afterEach(() => world.nothingAmiss())
  afterAll(() => world.close())

  test('she signs in, reaches the row and opens it', async () => {
    await signsIn(page)
    await page.getByRole('link', { name: /Bénédicte/ }).waitFor()
    await page.keyboard.press('j')
    await soon(() => hasFocus(page.getByRole('link', { name: /Bénédicte/ }))).toBe(true)
    await page.keyboard.press('Enter')
    // The keys go on where the words are that await her.
    await soon(() => hasFocus(says('non, je n’aime pas'))).toBe(true)
  })

  test('she asks why with w, changes the question, sends it, and takes it back within 10 s', async () => {
    await page.keyboard.press('w')
    await soon(() => hasFocus(field())).toBe(true)
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' Bien à vous, Odile')
    const question = 'Merci de le dire. Qu’est-ce qui vous plaît moins\u202f? Bien à vous, Odile'
    expect(await field().inputValue()).toBe(question)
    await page.keyboard.press('Control+Enter')
    await says('Bien à vous')
      .filter({ hasText: /part dans \d+ s/ })
      .waitFor()
    expect(await field().inputValue()).toBe('')
    await page.keyboard.press('u')
    // Her words are back in the draft, and nobody saw them.
    await soon(() => field().inputValue()).toBe(question)
    await says('Bien à vous').waitFor({ state: 'detached' })
    world.clock.goesOn(11)
    await world.settled()
    expect(await isThere('Bien à vous')).toBe(false)
  })

  test('sent again, it leaves after 10 s and stands where the person spoke', async () => {
    await page.keyboard.press('r')
    await soon(() => hasFocus(field())).toBe(true)
    await page.keyboard.press('Control+Enter')
    await says('Bien à vous')
      .filter({ hasText: /part dans/ })
      .waitFor()
    expect(await isThere('Bien à vous')).toBe(false)
    world.clock.goesOn(11)
    await world.settled()
    await says('Bien à vous').filter({ hasText: 'est en place' }).waitFor()
    expect(await isThere('Bien à vous, Odile')).toBe(true)
    const ours = there.locator('article').filter({ hasText: 'Bien à vous' })
    expect(await ours.getByRole('link', { name: 'Bénédicte', exact: true }).count()).toBe(1)
    expect(await ours.innerText()).toContain('Les Vergers Imaginaires')
  })

  test('answered, the row awaits nothing; Escape leads back to it, the palette to every screen', async () => {
    await page.keyboard.press('Escape')
    await soon(() => hasFocus(page.getByRole('link', { name: /Bénédicte/ }))).toBe(true)
    await page
      .getByRole('link', { name: /Bénédicte/ })
      .filter({ hasText: 'Vous avez parlé en dernier' })
      .waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: 'Tout faire par son nom' }).waitFor()
    await page.keyboard.type('points')
    await page.keyboard.press('Enter')
    await soon(() => hasFocus(page.getByRole('heading', { name: 'Points de contact' }))).toBe(true)
  })
})
