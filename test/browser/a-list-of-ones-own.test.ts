import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { join } from '../../server/http/http.test-world.ts'
import { type BrowserWorld, openBrowserWorld, signsIn } from '../browser.ts'
import { type AtDesk } from '../world.ts'
import { openForums } from './forum.ts'
import { hasFocus, soon } from './see.ts'

const forums = openForums()

describe('a list of one’s own: what is shown, whose it is, kept under a name', () => {
  let world: BrowserWorld
  let odile: AtDesk
  let page: Page
  const list = () => page.getByRole('region', { name: 'Conversations', exact: true })
  const row = (by: string) => list().locator('[data-row]').filter({ hasText: by })
  const shows = async (...names: string[]) =>
    await soon(async () => (await list().locator('[data-row] .names').allInnerTexts()).toSorted()).toEqual(names)
  const part = (label: string) => list().getByLabel(label, { exact: true })
  const dialog = (name: string) => page.getByRole('dialog', { name })
  const views = (name: string) => list().getByRole('button', { name, exact: true })
  const act = (name: string) => page.getByRole('menuitem', { name })

  beforeAll(async () => {
    world = await openBrowserWorld({ channels: forums.channels })
    odile = await world.odile()
    await join({ visitor: world.stranger } as never, odile, odile.workspace, { name: 'Solene', role: 'desk' })
    const forum = await forums.plant(world, odile, 'Le forum')
    const blog = await forums.plant(world, odile, 'Le blog des pots')
    await forum.hears(
      { by: 'Armand', text: 'je n’aime pas du tout', under: 'La nouvelle recette' },
      { by: 'Bruna', text: 'Est-ce que le pot se recycle ?', under: 'Le pot' },
    )
    await blog.hears(
      { by: 'Célimène', text: 'je n’aime pas, bien trop sucrée', under: 'Le sucre' },
      { by: 'Dorian', text: 'Où en trouver à Lyon ?', under: 'Les magasins' },
    )
    page = await world.someone()
    await signsIn(page)
    await row('Dorian').waitFor()
  })
  afterEach(() => world.nothingAmiss())
  afterAll(() => world.close())

  test('a, then the number of a colleague: the row says whose it is, to the colleague too; u takes it back', async () => {
    const solene = await world.someone()
    await signsIn(solene, 'solene@agence.example')
    await row('Bruna').getByRole('link').first().focus()
    await page.keyboard.press('a')
    await dialog('Confier à').waitFor()
    const key = dialog('Confier à')
      .getByRole('button', { name: /Solene/ })
      .locator('kbd')
    await page.keyboard.press((await key.innerText()).trim())
    await page.getByText('Confiée à Solene.').first().waitFor()
    await row('Bruna').filter({ hasText: 'confiée à Solene' }).waitFor()
    await solene.locator('[data-row]').filter({ hasText: 'Bruna' }).filter({ hasText: 'confiée à Solene' }).waitFor()
    await solene.context().close()
    await page.keyboard.press('u')
    await soon(() => row('Bruna').innerText()).not.toContain('confiée')
  })

  test('two rows chosen with the pointer are given to oneself in one act', async () => {
    await views('Vues').click()
    await act('Choisir plusieurs conversations').click()
    for (const by of ['Bruna', 'Célimène']) await row(by).getByRole('checkbox').check()
    const bar = page.getByRole('toolbar', { name: '2 conversations choisies' })
    await bar.getByRole('button', { name: 'Confier' }).click()
    await dialog('Confier à').getByRole('button', { name: 'Moi (Odile)' }).click()
    await page.getByText('Confiée à Odile. 2 conversations.').first().waitFor()
    await part('Qui s’en occupe').selectOption({ label: 'confié à moi' })
    await shows('Bruna', 'Célimène')
    await part('Qui s’en occupe').selectOption({ label: 'confié à personne' })
    await shows('Armand', 'Dorian')
    await part('Qui s’en occupe').selectOption({ label: 'à tout le monde' })
    await shows('Armand', 'Bruna', 'Célimène', 'Dorian')
  })

  test('each part of the sentence narrows the list, and stands in the address', async () => {
    await part('Pourquoi elles attendent').selectOption({ label: 'Une question' })
    await shows('Bruna', 'Dorian')
    await part('Pourquoi elles attendent').selectOption({ label: 'Désaccord, raison non dite' })
    await shows('Armand')
    await part('Pourquoi elles attendent').selectOption({ label: 'pour toute raison' })
    await page.goto(`/conversations?client=${odile.workspace}`)
    await part('Le lieu').selectOption({ label: 'Le blog des pots' })
    await shows('Célimène', 'Dorian')
    await part('Pourquoi elles attendent').selectOption({ label: 'Une question' })
    await shows('Dorian')
    await page.reload()
    await shows('Dorian')
    await page.goBack()
    await shows('Célimène', 'Dorian')
  })

  test('what is put aside and what is let live each have their list, and come back from it', async () => {
    await page.goto('/conversations')
    await row('Armand').getByRole('link').first().focus()
    await page.keyboard.press('l')
    await dialog('Laisser vivre').waitFor()
    await page.keyboard.press('1')
    await page.getByText('On laisse vivre.').first().waitFor()
    await row('Dorian').getByRole('link').first().focus()
    await page.keyboard.press('z')
    await dialog('Mettre de côté').waitFor()
    await page.keyboard.press('1')
    await page
      .getByText(/Mise de côté, revient/)
      .first()
      .waitFor()
    await part('Ce que l’on montre').selectOption({ label: 'Ce qu’on laisse vivre' })
    await shows('Armand')
    await part('Ce que l’on montre').selectOption({ label: 'Ce qui est mis de côté' })
    await shows('Dorian')
    await row('Dorian').getByRole('link').first().click()
    await page.getByRole('button', { name: 'Autres actes' }).click()
    await act('Reprendre').click()
    await page.getByText('La conversation est reprise.').first().waitFor()
    await part('Ce que l’on montre').selectOption({ label: 'Ce qui attend' })
    await shows('Bruna', 'Célimène', 'Dorian')
  })

  test('a view is kept under its name, found after a reload, and forgotten; nobody else sees it', async () => {
    await page.goto('/conversations?why=question&assigned=me')
    await shows('Bruna')
    await views('Vues').focus()
    await page.keyboard.press('Enter')
    await act('Garder cette vue').waitFor()
    await page.keyboard.press('Enter')
    await dialog('Garder cette vue').waitFor()
    await soon(() => hasFocus(page.getByLabel('Comment l’appeler'))).toBe(true)
    await page.keyboard.type('Mes questions')
    await page.keyboard.press('Enter')
    await dialog('Garder cette vue').waitFor({ state: 'detached' })
    await views('Mes questions').waitFor()
    await page.goto('/conversations')
    await shows('Armand', 'Bruna', 'Célimène', 'Dorian')
    await views('Vues').click()
    await act('Mes questions').click()
    await shows('Bruna')
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toMatchObject({ why: 'question', assigned: 'me' })
    await views('Mes questions').click()
    await act('Oublier la vue «\u00a0Mes questions\u00a0»').click()
    await views('Vues').waitFor()
    expect(await odile.ask(api.views)).toEqual([])
  })
})
