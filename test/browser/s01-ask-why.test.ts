import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { type BrowserWorld, openBrowserWorld, signsIn, telephone, wide } from '../browser.ts'
import { type PasserBy, passerBy } from '../passer-by.ts'
import { type AtDesk } from '../world.ts'
import { faults } from './axe.ts'
import { focused, hasFocus, keyboardAlone, soon } from './see.ts'

// Named, every screen of this story is kept there to be looked at.
const album = process.env.SCREENSHOTS

describe('S1, seen: she asks why, understands, and keeps what the person says of it, by keys alone', {
  timeout: 180_000,
}, () => {
  let world: BrowserWorld
  let odile: AtDesk
  let page: Page
  let marmelade: PasserBy
  let conversation: string
  const says = (words: string) => page.getByRole('article').filter({ hasText: words })
  const field = () => page.getByLabel('Votre réponse', { exact: true })

  beforeAll(async () => {
    world = await openBrowserWorld()
    odile = await world.odile()
    const planted = await odile.ask(api.plant, {
      body: { channel: 'page', name: 'La page des pots', opening: 'La compote change.', language: 'fr' },
    })
    marmelade = passerBy(world.desk.app, { 'accept-language': 'fr' })
    await marmelade.go(planted.publicUrl!)
    await marmelade.send('Publier', { name: 'Marmelade', text: 'non, je n’aime pas' })
    await settled()
    conversation = (await odile.ask(api.conversations)).rows[0]!.id
    page = await world.someone()
    await keyboardAlone(page)
    await signsIn(page)
  })
  afterEach(() => world.nothingAmiss())
  afterAll(async () => world.close())

  async function settled(): Promise<void> {
    world.clock.goesOn(60)
    await world.settled()
  }
  async function speaks(text: string): Promise<void> {
    await marmelade.go(marmelade.where().split(/[?#]/)[0]!)
    await marmelade.send('Publier', { text })
    await settled()
  }
  async function goesTo(words: string): Promise<void> {
    // What is new waits below until one goes there.
    await soon(async () => {
      if ((await says(words).count()) && (await hasFocus(says(words).last()))) return true
      await page.keyboard.press('j')
      return false
    }).toBe(true)
  }
  async function tabsTo(name: string): Promise<void> {
    for (let n = 0; n < 40 && (await focused(page)) !== name; n++) await page.keyboard.press('Tab')
    expect(await focused(page)).toBe(name)
  }
  async function sends(words: string): Promise<void> {
    await page.keyboard.press('Control+Enter')
    await says(words)
      .filter({ hasText: /part dans/ })
      .waitFor()
    await settled()
    await says(words).filter({ hasText: 'est en place' }).waitFor()
  }
  async function look(name: string, at = page): Promise<void> {
    if (album) {
      mkdirSync(album, { recursive: true })
      for (const colorScheme of ['light', 'dark'] as const)
        for (const viewport of [wide, telephone]) {
          await at.emulateMedia({ colorScheme })
          await at.setViewportSize(viewport)
          await at.screenshot({ path: join(album, `${name}-${viewport.width}-${colorScheme}.png`), fullPage: true })
        }
      await at.emulateMedia({ colorScheme: 'light' })
      await at.setViewportSize(wide)
    }
    expect(await faults(at, name)).toEqual([])
  }

  test('w puts a whole question into the composer, which says that it asks; w again, the next of the set', async () => {
    await page.goto(`${world.url}/conversations/${odile.workspace}/${conversation}`)
    await goesTo('je n’aime pas')
    await page.keyboard.press('w')
    await soon(() => field().inputValue()).toBe('Merci de le dire. Qu’est-ce qui vous plaît moins\u202f?\nOdile')
    await page.getByText('Ces mots demandent pourquoi').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('w')
    await soon(() => field().inputValue()).toContain('Qu’est-ce qui vous a fait tiquer')
    await tabsTo('Plutôt tutoyer')
    await page.keyboard.press('Enter')
    await soon(() => field().inputValue()).toContain('t’a fait tiquer')
    expect(await field().inputValue()).not.toContain('vous')
    await soon(() => hasFocus(field())).toBe(true)
    await look('asking')
    await sends('tiquer')
    await says('je n’aime pas').getByText('Pourquoi\u00a0: question d’Odile, sans réponse encore.').waitFor()
  })

  test('her answer says what it answers; e keeps its reasons, exprimées', async () => {
    await speaks('trop sucrée, et mon fils ne finit plus le pot')
    await goesTo('trop sucrée')
    await says('trop sucrée').getByText('Répond à notre «\u00a0pourquoi\u00a0».').waitFor()
    // Words are read a moment after they are heard.
    await says('trop sucrée')
      .getByRole('button', { name: /Garder les raisons/ })
      .waitFor()
    await page.keyboard.press('e')
    await soon(() => says('trop sucrée').locator('.why').count()).toBe(2)
    await tabsTo('trop sucrée')
    await says('trop sucrée')
      .getByText(/, exprimée/)
      .waitFor()
  })

  test('said in our words, in the thread; a plain yes is proposed, and y keeps it', async () => {
    await tabsTo('Redire en nos mots')
    await page.keyboard.press('Enter')
    const ours = page.getByLabel('Ce que nous avons compris')
    await soon(() => hasFocus(ours)).toBe(true)
    await page.keyboard.type('la recette est trop sucrée ?')
    await look('rewording')
    await tabsTo('Le dire dans le fil')
    await page.keyboard.press('Enter')
    await soon(() => hasFocus(field())).toBe(true)
    await sends('la recette est trop sucrée')
    await speaks('oui, c’est ça')
    await goesTo('oui, c’est ça')
    await says('oui, c’est ça').getByText('Dit oui, simplement.').waitFor()
    await look('answer')
    await page.keyboard.press('y')
    await says('oui, c’est ça').getByText('Gardé\u00a0: la personne confirme.').waitFor()
    const { themes, withoutTheme } = await odile.ask(api.why, { query: {} })
    expect([...themes, withoutTheme].map((theme) => theme.confirmed).toSorted()).toContain(1)
  })

  test('stop is kept as it is read: nothing more is asked, and it is said why', async () => {
    await speaks('arrêtez de me demander')
    await goesTo('arrêtez de me')
    await says('arrêtez de me').getByText('Le silence est gardé.').waitFor()
    await page.keyboard.press('w')
    await page.getByText('Marmelade a demandé qu’on ne lui pose plus de questions').first().waitFor()
    expect(await field().inputValue()).toBe('')
    await look('silence')
  })

  test('her own page asks in plain forms; the questions are set with the client', async () => {
    const there = await world.someone({ javaScriptEnabled: false })
    await there.goto(world.url + new URL(marmelade.where(), world.url).pathname)
    await there.getByRole('button', { name: 'Non, ce n’est pas cela' }).waitFor()
    if (album)
      for (const viewport of [wide, telephone]) {
        await there.setViewportSize(viewport)
        await there.screenshot({ path: join(album, `own-${viewport.width}.png`), fullPage: true })
      }
    await page.goto(`${world.url}/settings`)
    await page.getByRole('button', { name: 'Questions' }).waitFor()
    await tabsTo('Questions')
    await page.keyboard.press('Enter')
    await soon(() => hasFocus(page.getByLabel('Langue', { exact: true }).last())).toBe(true)
    await page.getByLabel('Pourquoi, en vouvoyant').waitFor()
    await look('questions')
  })
})
