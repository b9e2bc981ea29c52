import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type BrowserWorld, openBrowserWorld, signsIn } from '../browser.ts'
import { focused, hasFocus, keyboardAlone, soon } from './see.ts'

describe('S1 — on our own page, the whole loop by the keyboard alone', () => {
  let world: BrowserWorld
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
    await world.odile()
    there = await world.someone({ javaScriptEnabled: false })
    page = await world.someone()
    await keyboardAlone(page)
  })
  afterEach(() => world.nothingAmiss())
  afterAll(() => world.close())

  /** By Tab alone, as far as it takes. */
  async function tabsTo(name: string | RegExp): Promise<void> {
    const there = (what: string) => (typeof name === 'string' ? what === name : name.test(what))
    for (let n = 0; n < 60; n++) {
      await page.keyboard.press('Tab')
      if (there(await focused(page))) return
    }
    throw new Error(`Tab never comes to ${name}`)
  }
  async function byName(act: string): Promise<void> {
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: 'Tout faire par son nom' }).waitFor()
    await page.keyboard.type(act)
    await page.keyboard.press('Enter')
  }
  async function speaks(name: string, text: string): Promise<void> {
    world.clock.goesOn(60)
    await there.goto(address)
    await there.getByLabel('Votre nom, comme tout le monde le lira').fill(name)
    await there.getByLabel('Vos mots').fill(text)
    await there.getByRole('button', { name: 'Publier' }).click()
    await there.getByText('C’est publié.').waitFor()
    await world.settled()
  }

  test('she signs in and opens a page of her own: where people will speak', async () => {
    await signsIn(page)
    await byName('points de contact')
    await soon(() => hasFocus(page.getByRole('heading', { name: 'Points de contact' }))).toBe(true)
    await tabsTo('Planter un point de contact')
    await page.keyboard.press('Enter')
    await page.getByLabel(/^Une adresse/).waitFor()
    await tabsTo('Ouvrir une page à soi')
    await page.keyboard.press('Enter')
    await page.getByLabel('Vos premiers mots').waitFor()
    for (let n = 0; n < 60 && !(await hasFocus(page.getByLabel('Son nom'))); n++) await page.keyboard.press('Tab')
    await page.keyboard.type('La page des pots')
    await page.keyboard.press('Tab')
    await page.keyboard.type('La compote change. Qu’en dites-vous ?')
    await tabsTo('Ouvrir la page')
    await page.keyboard.press('Enter')
    await page.getByText('est ouverte. Voici son lien.').first().waitFor()
    address = await page.getByLabel('Lien public').first().inputValue()
    await speaks('Bénédicte', 'non, je n’aime pas')
  })

  test('she reaches the row and opens it', async () => {
    await byName('aller à conversations')
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
    await soon(() => field().inputValue()).toBe('Merci de le dire. Qu’est-ce qui vous plaît moins\u202f?\nOdile')
    await page.keyboard.press('Control+End')
    await page.keyboard.type('. Bien à vous')
    const question = 'Merci de le dire. Qu’est-ce qui vous plaît moins\u202f?\nOdile. Bien à vous'
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
    expect(await isThere('Bien à vous')).toBe(true)
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
  })

  test('she says why: the words become a reason by the keys, under a theme', async () => {
    await speaks('Bénédicte', 'trop sucrée, et mon fils ne finit plus le pot')
    const row = page.getByRole('link', { name: /Bénédicte/ }).filter({ hasText: 'trop sucrée' })
    await row.waitFor()
    await page.keyboard.press('Enter')
    await says('trop sucrée').waitFor()
    for (let n = 0; n < 8 && !(await hasFocus(says('trop sucrée'))); n++) await page.keyboard.press('j')
    await page.keyboard.press('s')
    const words = page.getByRole('application')
    await words.waitFor()
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+ArrowRight')
    expect(await words.locator('mark').innerText()).toBe('trop sucrée')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'De quoi s’agit-il' }).waitFor()
    await page.keyboard.type('Trop de sucre')
    await page.keyboard.press('Enter')
    await says('trop sucrée')
      .locator('.why')
      .filter({ hasText: /^trop sucrée$/ })
      .waitFor()
  })

  test('Pourquoi counts her, quotes her, and leads back to where she said it', async () => {
    await byName('aller à pourquoi')
    await page.getByRole('heading', { name: /^Pourquoi cela ne plaît pas/ }).waitFor()
    await page.getByRole('heading', { name: /^Trop de sucre · une personne/ }).waitFor()
    await tabsTo(/Les mots de Bénédicte, à leur place/)
    await page.keyboard.press('Enter')
    await soon(() => hasFocus(says('trop sucrée'))).toBe(true)
  })

  test('she answers, where everyone reads it', async () => {
    await page.keyboard.press('r')
    await soon(() => hasFocus(field())).toBe(true)
    await page.keyboard.type('Je transmets à l’équipe recettes et je reviens vous dire ici. Odile')
    await page.keyboard.press('Control+Enter')
    await says('équipe recettes')
      .filter({ hasText: /part dans/ })
      .waitFor()
    world.clock.goesOn(11)
    await world.settled()
    expect(await isThere('équipe recettes')).toBe(true)
  })

  test('an insult leaves by m and the key of its rule; u brings it back; done again, a line stands in its place', async () => {
    await speaks('Anonyme', 'bande d’abrutis, allez vous faire voir')
    // It waits below until one goes there.
    await page.getByRole('button', { name: '1 nouveau message' }).waitFor()
    await page.keyboard.press('j')
    await soon(() => hasFocus(says('abrutis'))).toBe(true)
    const removes = async () => {
      await page.keyboard.press('m')
      const dialog = page.getByRole('dialog', { name: 'Retirer ce message' })
      const rule = dialog.getByRole('button', { name: /^Insultes/ })
      await rule.waitFor()
      await page.keyboard.press((await rule.locator('kbd').innerText()).trim())
      await soon(() => hasFocus(dialog.getByLabel(/tel que la personne le lira/))).toBe(true)
      await page.keyboard.press('Control+Enter')
      await page.getByText(/^Sera retiré dans un instant/).waitFor()
    }
    await removes()
    await page.keyboard.press('u')
    await soon(() => page.getByText(/^Sera retiré dans un instant/).count()).toBe(0)
    world.clock.goesOn(11)
    await world.settled()
    expect(await isThere('abrutis')).toBe(true)
    await soon(() => hasFocus(says('abrutis'))).toBe(true)
    await removes()
    world.clock.goesOn(11)
    await world.settled()
    await page.getByText(/^Message retiré\. Règle\u00a0: Insultes/).waitFor()
    expect(await isThere('abrutis')).toBe(false)
    expect(await there.getByText(/Insultes/).count()).toBeGreaterThan(0)
    expect(await isThere('trop sucrée')).toBe(true)
  })
})
