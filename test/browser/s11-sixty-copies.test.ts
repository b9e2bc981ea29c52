import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { type BrowserWorld, openBrowserWorld, signsIn, telephone } from '../browser.ts'
import { passerBy } from '../passer-by.ts'
import { handsOf } from './hands.ts'
import { hasFocus, soon } from './see.ts'

const spam = 'Gagnez 500 € par jour depuis chez vous, écrivez-moi sur gagnez-vite.example'

describe('S11 — sixty copies of one spam on our own page', () => {
  let world: BrowserWorld
  let address: string
  let page: Page
  const copies = async () => {
    const reader = passerBy(world.desk.app)
    await reader.go(address)
    return reader.texts().filter((text) => text.includes('Gagnez')).length
  }

  beforeAll(async () => {
    world = await openBrowserWorld()
    const odile = await world.odile()
    const opening = 'La compote change. Qu’en dites-vous ?'
    const planted = await odile.ask(api.plant, {
      body: { channel: 'page', name: 'La page des pots', opening, language: 'fr' },
    })
    address = planted.publicUrl!
    await says('Bénédicte', 'je n’aime pas la nouvelle')
    for (let n = 0; n < 60; n++) await says(`Gagnant ${n}`, spam)
    await world.settled()
  })
  afterEach(() => world.nothingAmiss())
  afterAll(() => world.close())

  async function says(name: string, text: string): Promise<void> {
    world.clock.goesOn(60)
    const someone = passerBy(world.desk.app)
    await someone.go(address)
    await someone.send('Publier', { name, text })
    expect(someone.reads()).toContain('C’est publié.')
  }

  test('m, the key of the rule, one to confirm: all sixty go with one reason; u brings them back', async () => {
    page = await world.someone()
    await signsIn(page)
    await page.getByRole('link', { name: /Gagnant/ }).click()
    const last = page.getByRole('article').filter({ hasText: 'Gagnez' }).last()
    await last.getByText('Gagnez').first().click()
    const hands = handsOf(page)
    await hands.press('m')
    const dialog = page.getByRole('dialog', { name: 'Retirer ce message' })
    const rule = dialog.getByRole('button', { name: /Publicité et messages copiés en nombre/ })
    await rule.waitFor()
    await hands.press((await rule.locator('kbd').innerText()).trim())
    // What its author will read is there before it takes effect, and may be changed.
    const facts = dialog.getByLabel(/tel que la personne le lira/)
    await soon(() => hasFocus(facts)).toBe(true)
    expect(await facts.inputValue()).toMatch(/^60 messages, entre .*Gagnez 500/)
    expect(
      await dialog
        .getByRole('checkbox', { name: 'Retirer aussi 59 copies du même texte, par le même acte' })
        .isChecked(),
    ).toBe(true)
    await hands.press('Control+Enter')
    await page.getByText('60 messages seront retirés dans 10 s.').first().waitFor()
    expect(hands.acts()).toBe(3)
    await page
      .getByText(/^Sera retiré dans un instant\. Règle\u00a0: Publicité/)
      .first()
      .waitFor()
    await hands.press('u')
    await soon(() => page.getByText(/^Sera retiré dans un instant/).count()).toBe(0)
    world.clock.goesOn(11)
    await world.settled()
    expect(await copies()).toBe(60)
  })

  test('on a telephone, by touch: gone after ten seconds, a line with its rule in their place, criticism stands', async () => {
    await page.context().close()
    page = await world.someone({ viewport: telephone, hasTouch: true, isMobile: true })
    await signsIn(page)
    await page.getByRole('link', { name: /Gagnant/ }).click()
    const last = page.getByRole('article').filter({ hasText: 'Gagnez' }).last()
    await last.getByText('Gagnez').first().click()
    const hands = handsOf(page)
    await hands.touches(last.getByRole('button', { name: 'Retirer' }))
    const dialog = page.getByRole('dialog', { name: 'Retirer ce message' })
    await hands.touches(dialog.getByRole('button', { name: /Publicité et messages copiés en nombre/ }))
    await dialog.getByRole('checkbox', { name: /59 copies/ }).waitFor()
    await hands.touches(dialog.getByRole('button', { name: 'Retirer', exact: true }))
    await page.getByText('60 messages seront retirés dans 10 s.').first().waitFor()
    expect(hands.acts()).toBe(3)
    world.clock.goesOn(11)
    await world.settled()
    await page
      .getByText(/^Message retiré\. Règle\u00a0: Publicité/)
      .first()
      .waitFor()
    expect(await copies()).toBe(0)
    const reader = passerBy(world.desk.app)
    await reader.go(address)
    expect(reader.texts()).toContain('je n’aime pas la nouvelle')
  })
})
