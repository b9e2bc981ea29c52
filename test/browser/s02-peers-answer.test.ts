import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { plant } from '#contact-point'
import { api } from '#contract'
import { type Id } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { openMemory } from '../../channels/memory/index.ts'
import { type BrowserWorld, openBrowserWorld, signsIn, telephone } from '../browser.ts'
import { type AtDesk } from '../world.ts'
import { faults } from './axe.ts'
import { misfits } from './narrow.ts'
import { focused, hasFocus, keyboardAlone, soon } from './see.ts'

const memory = openMemory()
const question = 'Faut-il parler\u202f?'
const answered = 'Deux personnes ont répondu\u202f; personne ne les contredit\u202f; personne ne nous demande rien.'
const back =
  'Une réponse donnée ici peut être dangereuse\u202f; on laissait vivre cette conversation, elle revient pour cela.'

describe('S2 — peers answer each other, by the keyboard alone', () => {
  let world: BrowserWorld
  let odile: AtDesk
  let page: Page

  beforeAll(async () => {
    world = await openBrowserWorld({ channels: new Map([...catalogue(), ['memory', memory]]) })
    odile = await world.odile()
    await world.desk.database.within([odile.workspace], null, (db) =>
      plant(db, world.desk.jobs, world.clock, {
        workspace: odile.workspace as Id<'workspace'>,
        manifest: memory.manifest,
        name: 'La chaîne',
        address: 'chaine',
        settings: {},
        by: 'test',
      }),
    )
    memory.world.hears({
      nativeId: 'video',
      thread: { nativeId: 'video', title: 'La compote au four' },
      ours: true,
      by: { name: 'Les Vergers' },
      text: 'Voici comment nous la faisons.',
    })
    await hears('q', 'Léone', 'Combien de temps faut-il la laisser au four ?')
    await hears('a1', 'Nadir', 'Une petite demi-heure à 160 degrés.', 'q')
    await hears('a2', 'Zoé', 'Oui, trente minutes, comme dans la vidéo.', 'a1')
    page = await world.someone()
    await keyboardAlone(page)
    await signsIn(page)
  })
  afterEach(() => world.nothingAmiss())
  afterAll(() => world.close())

  async function hears(nativeId: string, by: string, text: string, answers = 'video'): Promise<void> {
    memory.world.hears({ nativeId, by: { name: by }, text, answers, thread: { nativeId: 'video' } })
    world.clock.goesOn(900)
    await world.settled()
  }
  const row = () => page.getByRole('listitem').filter({ hasText: 'La chaîne' })
  const advice = (of = page) => of.getByRole('region', { name: question })

  test('the row says that others see to it; beside the conversation stands the advice with its signals', async () => {
    await row().filter({ hasText: 'Une question, d’autres s’en chargent' }).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await advice().waitFor()
    await soon(() => advice().locator('p').innerText()).toBe(`Laisser vivre. ${answered}`)
    expect(await faults(page, 'advice')).toEqual([])
  })

  test('v leads to it, Tab to its act; chosen, it counts as handled and the advice has nothing to add', async () => {
    await soon(() => hasFocus(page.getByRole('article').filter({ hasText: 'Combien de temps' }))).toBe(true)
    await page.keyboard.press('v')
    await soon(() => hasFocus(advice())).toBe(true)
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Laisser vivre')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Laisser vivre' })
    await dialog.waitFor()
    await page.keyboard.press('1')
    await page.getByText('On laisse vivre.').first().waitFor()
    await row().filter({ hasText: 'd’autres ont déjà bien répondu' }).waitFor()
    await soon(() => advice().count()).toBe(0)
  })

  test('next day a dangerous answer brings it back, and the screen says why', async () => {
    world.clock.goesOn(24 * 3600)
    await hears('c', 'Basile', 'Mettez plutôt le pot fermé au micro-ondes, ça va très bien.', 'a2')
    await row().filter({ hasText: 'Un danger, peut-être' }).waitFor()
    await soon(() => advice().locator('p').innerText()).toBe(`Parler. ${back}`)
    expect(await row().filter({ hasText: 's’en chargent' }).count()).toBe(0)
  })

  test('folded, or on a telephone, it stands below the title', async () => {
    const hand = await world.someone({ viewport: telephone, hasTouch: true, isMobile: true, colorScheme: 'dark' })
    await signsIn(hand)
    const { rows } = await odile.ask(api.conversations)
    await hand.goto(`/conversations/${odile.workspace}/${rows[0]!.id}`)
    const below = (of: Page) => of.locator('p[data-advice]:visible')
    await soon(() => below(hand).innerText()).toBe(`Parler. ${back}`)
    expect(await misfits(hand, 'advice')).toEqual([])
    await page.getByRole('button', { name: 'Replier' }).press('Enter')
    await soon(() => below(page).innerText()).toBe(`Parler. ${back}`)
    await page.getByRole('button', { name: 'Comprendre' }).press('Enter')
    await advice().waitFor()
  })

  test('how far a client keeps back is set in the settings, at a desk and on a telephone', async () => {
    await page.goto('/settings')
    await page.getByRole('button', { name: 'Discrétion' }).press('Enter')
    const wait = page.getByRole('spinbutton', { name: /^Chez nous, une question attend/ })
    await soon(() => hasFocus(wait)).toBe(true)
    expect(await wait.inputValue()).toBe('4')
    expect(await faults(page, 'discretion')).toEqual([])
    await wait.fill('6')
    await page.getByRole('textbox', { name: 'Mots qui parlent ici d’un danger' }).fill('bocal en verre\nau soleil')
    await page.keyboard.press('Control+Home')
    await page.getByRole('button', { name: 'Enregistrer' }).press('Enter')
    await page.getByText('C’est enregistré.').first().waitFor()
    await soon(() => focused(page)).toBe('Discrétion')
    expect(await odile.ask(api.discretion)).toMatchObject({ homeHours: 6, watched: ['bocal en verre', 'au soleil'] })
  })

  test('a place is said to be the brand’s own, and is', async () => {
    await page.goto('/contact-points')
    await page.getByRole('button', { name: 'C’est chez nous' }).press('Enter')
    await page.getByText('La chaîne\u00a0: c’est chez nous.').first().waitFor()
    await page.getByRole('button', { name: 'Ce n’est pas chez nous' }).waitFor()
    expect((await odile.ask(api.contactPoints))[0]!.own).toBe(true)
  })

  test('in English, dark', async () => {
    await odile.ask(api.changeMe, { body: { language: 'en' } })
    const other = await world.someone({ colorScheme: 'dark' })
    await signsIn(other)
    const { rows } = await odile.ask(api.conversations)
    await other.goto(`/conversations/${odile.workspace}/${rows[0]!.id}`)
    const said = other.getByRole('region', { name: 'Should we speak?' }).locator('p')
    await soon(() => said.innerText()).toBe(
      'Speak. An answer given here may be dangerous; this conversation was let live, it comes back for that.',
    )
    const hand = await world.someone({ viewport: telephone, hasTouch: true, isMobile: true })
    await signsIn(hand)
    await hand.goto('/settings')
    await hand.getByRole('button', { name: 'Discretion' }).tap()
    await hand.getByRole('spinbutton', { name: /^At home, a question/ }).waitFor()
    expect(await misfits(hand, 'discretion')).toEqual([])
  })
})
