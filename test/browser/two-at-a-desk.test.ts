import { sql } from 'kysely'
import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { type BrowserWorld, openBrowserWorld, signsIn } from '../browser.ts'
import { passerBy } from '../passer-by.ts'
import { password } from '../world.ts'
import { hasFocus, soon } from './see.ts'

describe('two at one desk', () => {
  let world: BrowserWorld
  let odile: Page
  let solene: Page
  let conversation: string
  const field = (page: Page) => page.getByLabel('Votre réponse', { exact: true })
  const kept = (page: Page) => page.getByText(/^enregistré/).waitFor()

  beforeAll(async () => {
    world = await openBrowserWorld()
    const desk = await world.odile()
    const opening = 'La compote change. Qu’en dites-vous ?'
    const planted = await desk.ask(api.plant, {
      body: { channel: 'page', name: 'La page des pots', opening, language: 'fr' },
    })
    const someone = passerBy(world.desk.app)
    await someone.go(planted.publicUrl!)
    await someone.send('Publier', { name: 'Bénédicte', text: 'non, je n’aime pas' })
    await world.settled()
    const { link } = await desk.ask(api.invite, { body: { forWhom: 'Solène', role: 'desk' } })
    solene = await world.someone()
    await solene.goto(link)
    await solene.getByLabel('Votre nom').fill('Solène')
    await solene.getByLabel('Votre adresse électronique').fill('solene@agence.example')
    await solene.getByLabel('Un mot de passe').fill(password)
    await solene.getByRole('button', { name: 'Ouvrir mon compte et entrer' }).click()
    await solene.getByRole('link', { name: /Bénédicte/ }).waitFor()
    odile = await world.someone()
    await signsIn(odile)
    await odile.getByRole('link', { name: /Bénédicte/ }).click()
    await field(odile).waitFor()
    conversation = odile.url()
  })
  afterEach(() => world.nothingAmiss(/status of (401|409)/))
  afterAll(() => world.close())

  test('each sees that the other reads, then writes; the row stays in the list', async () => {
    await solene.getByRole('link', { name: /Bénédicte/ }).click()
    await odile.getByText('Solène lit aussi.').waitFor()
    await solene.getByText('Odile lit aussi.').waitFor()
    await field(odile).fill('Merci de le dire.')
    await solene.getByText('Odile écrit une réponse.').waitFor()
    expect(await solene.getByRole('link', { name: /Bénédicte/ }).count()).toBe(1)
    expect(await odile.getByRole('link', { name: /Bénédicte/ }).count()).toBe(1)
  })

  test('each has a draft of her own; it survives a reload and moves to another tab', async () => {
    await kept(odile)
    expect(await field(solene).inputValue()).toBe('')
    await odile.reload()
    await soon(() => field(odile).inputValue()).toBe('Merci de le dire.')
    const tab = await world.anotherTab(odile)
    await tab.goto(conversation)
    await soon(() => field(tab).inputValue()).toBe('Merci de le dire.')
    await tab.close()
  })

  test('two tabs cannot overwrite one another: both versions are shown and one chooses', async () => {
    const tab = await world.anotherTab(odile)
    await tab.goto(conversation)
    await soon(() => field(tab).inputValue()).toBe('Merci de le dire.')
    await field(odile).fill('Merci de le dire. Qu’est-ce qui vous plaît moins ?')
    await kept(odile)
    await field(tab).fill('Merci. Trop sucrée, peut-être ?')
    const both = tab.getByRole('alert')
    await both.getByText('Qu’est-ce qui vous plaît moins ?').waitFor()
    expect(await field(tab).inputValue()).toBe('Merci. Trop sucrée, peut-être ?')
    await both.getByRole('button', { name: 'Garder les deux' }).click()
    await soon(() => field(tab).inputValue()).toBe(
      'Merci de le dire. Qu’est-ce qui vous plaît moins ?\n\nMerci. Trop sucrée, peut-être ?',
    )
    await kept(tab)
    await tab.close()
    await odile.reload()
    await soon(() => field(odile).inputValue()).toContain('Trop sucrée, peut-être')
  })

  test('the session ends in the middle of a sentence: signed in again, not a letter is lost', async () => {
    await field(odile).fill('Je transmets à l’équipe recettes')
    await kept(odile)
    await sql`delete from auth_session where "userId" = (select id from auth_user where email = 'odile@agence.example')`.execute(
      world.desk.database.global,
    )
    await field(odile).focus()
    await odile.keyboard.press('Control+End')
    await odile.keyboard.type(' et je reviens vous dire ici')
    const again = odile.getByRole('dialog', { name: 'Se connecter' })
    await again.getByText('rien de ce que vous écriviez n’est perdu').waitFor()
    await again.getByLabel('Adresse électronique').fill('odile@agence.example')
    await again.getByLabel('Mot de passe').fill(password)
    await again.getByRole('button', { name: 'Se connecter' }).click()
    await again.waitFor({ state: 'detached' })
    expect(await field(odile).inputValue()).toBe('Je transmets à l’équipe recettes et je reviens vous dire ici')
    await field(odile).focus()
    await odile.keyboard.press('Control+End')
    await odile.keyboard.type(', promis.')
    await kept(odile)
    await odile.reload()
    await soon(() => field(odile).inputValue()).toBe(
      'Je transmets à l’équipe recettes et je reviens vous dire ici, promis.',
    )
  })

  test('what one answers stands on the other’s screen by itself', async () => {
    await field(odile).focus()
    await odile.keyboard.press('Control+Enter')
    const ours = (page: Page) => page.getByRole('article').filter({ hasText: 'équipe recettes' })
    await ours(odile)
      .filter({ hasText: /part dans/ })
      .waitFor()
    await soon(() => hasFocus(ours(odile))).toBe(true)
    await solene.getByRole('button', { name: '1 nouveau message' }).click()
    await ours(solene).waitFor()
    world.clock.goesOn(11)
    await world.settled()
    await ours(solene).filter({ hasText: 'est en place' }).waitFor()
  })
})
