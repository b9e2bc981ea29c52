import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { type BrowserWorld, openBrowserWorld, signsIn, telephone } from '../browser.ts'
import { type AtDesk } from '../world.ts'
import { faults } from './axe.ts'
import { type Forum, openForums } from './forum.ts'
import { hasFocus, soon } from './see.ts'

const forums = openForums()

describe('S1 — from Pourquoi to a closed loop, by hand and keyboard', { timeout: 90_000 }, () => {
  let world: BrowserWorld
  let odile: AtDesk
  let forum: Forum
  let page: Page
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const standing = (words: string) => page.getByText(words).first().waitFor()

  beforeAll(async () => {
    world = await openBrowserWorld({ channels: forums.channels })
    odile = await world.odile()
    forum = await forums.plant(world, odile, 'Le forum')
    await odile.ask(api.changePace, { body: { perHour: 3_600, perChannel: 3_600 } })
    const said = [
      ['Armand', 'je n’aime pas, trop sucrée', 'La recette'],
      ['Bruna', 'je n’aime pas, bien trop sucrée', 'La recette'],
      ['Célimène', 'beaucoup trop sucrée, vous exagérez', 'Le pot bleu'],
    ] as const
    await forum.hears(...said.map(([by, text, under], at) => ({ by, text, under, minutesAgo: 30 + at })))
    for (const [by, text] of said) {
      const { found } = await odile.ask(api.search, { query: { words: text } })
      const { conversation, message } = found.find((one) => one.by === by)!
      const { turns } = await odile.ask(api.turns, { params: { conversation }, query: { around: message } })
      const turn = turns.find((one) => one.id === message)!
      const start = turn.text.indexOf('trop sucrée')
      await odile.ask(api.keepReason, {
        params: { message },
        body: { revision: turn.revision, start, end: start + 11, theme: { name: 'trop sucrée' } },
      })
    }
    const fact = 'Moins 15 % de sucre dès mars'
    await odile.ask(api.agreeFact, { body: { words: fact, source: 'Recette', owner: 'Solène', validUntil: null } })
    page = await world.someone()
    await signsIn(page)
  })
  afterEach(() => world.nothingAmiss())
  afterAll(() => world.close())

  test('an empty Boucles says what to do, and leads there; what one was writing survives a reload', async () => {
    await page.getByRole('link', { name: 'Boucles' }).click()
    await page.getByRole('link', { name: 'Ouvrir Pourquoi' }).click()
    await page.getByRole('button', { name: 'Décider', exact: true }).click()
    await soon(() => hasFocus(page.getByRole('radio', { name: 'S’adapter' }))).toBe(true)
    await page.getByLabel('Ce qui change, ou pourquoi non').fill('15 % de sucre en moins dans la pomme-coing')
    await page.getByLabel('D’ici le').fill('2027-03-01')
    await page.reload()
    await page.getByRole('button', { name: 'Décider', exact: true }).click()
    await soon(() => page.getByLabel('Ce qui change, ou pourquoi non').inputValue()).toContain('15 % de sucre')
    expect(await faults(page, 'deciding')).toEqual([])
    await page.getByLabel('Ce qui change, ou pourquoi non').press('Tab')
    await button(/^Ajouter «.Moins 15 % de sucre/).click()
    await button('Garder la décision').click()
    await page.getByRole('heading', { name: /trop sucrée/, level: 1 }).waitFor()
    await standing('0 sur 3 le sait')
    await page.getByRole('listitem').getByText('Moins 15 % de sucre dès mars').waitFor()
  })

  test('what will be said stands there, each place by itself; the words are hers to change', async () => {
    const alone = page.getByRole('article', { name: /Célimène/ })
    await alone.getByText('vous nous aviez dit').waitFor()
    const several = page.getByLabel(/^À plusieurs dans un fil/)
    await soon(() => several.inputValue()).toContain('C’est pour le 1er mars 2027')
    await several.fill('Vous trouviez cela trop sucré : 15 % de sucre en moins en mars. Merci de l’avoir dit.')
    await several.blur()
    await page
      .getByRole('article', { name: /Armand/ })
      .getByText('Vous trouviez cela trop sucré')
      .waitFor()
    await alone.getByRole('button', { name: 'Changer ces mots' }).click()
    const field = page.getByLabel('Ce qui sera dit à Célimène')
    await soon(() => hasFocus(field)).toBe(true)
    await field.fill('Célimène, vous aviez raison.')
    await button('Enregistrer').first().click()
    await alone.getByText('Vos mots, pour ce message seul.').waitFor()
    expect(await faults(page, 'a decision')).toEqual([])
    await page.setViewportSize(telephone)
    await soon(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  test('approved by a named human, they leave; u takes them back until then', async () => {
    await button('Approuver tels quels (2 messages)').click()
    await page.getByRole('button', { name: 'Approuver', exact: true }).click()
    await standing('3 en chemin')
    await page.keyboard.press('u')
    await standing('0 sur 3 le sait')
    await soon(() => page.getByText('3 en chemin').count()).toBe(0)
    await button('Approuver tels quels (2 messages)').click()
    await page.getByRole('button', { name: 'Approuver', exact: true }).click()
    await standing('3 en chemin')
    for (let n = 0; n < 6; n++) {
      world.clock.goesOn(20)
      await world.settled()
    }
    await standing('3 sur 3 le savent')
    await page.getByText('Relu là-bas\u00a0: c’est dit.').first().waitFor()
    await page.getByRole('link', { name: '← Boucles' }).click()
    await page.getByRole('heading', { name: 'Boucles', level: 1 }).waitFor()
    await standing('3 sur 3 le savent')
    expect(await faults(page, 'loops')).toEqual([])
    await page.getByRole('link', { name: 'Pourquoi', exact: true }).click()
    await page.getByRole('link', { name: 'On s’adapte, d’ici le 1er mars 2027' }).click()
    await page.getByRole('heading', { name: /trop sucrée/, level: 1 }).waitFor()
  })
})
