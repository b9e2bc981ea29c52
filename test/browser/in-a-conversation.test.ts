import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { type BrowserWorld, openBrowserWorld, signsIn } from '../browser.ts'
import { type AtDesk } from '../world.ts'
import { type Forum, openForums } from './forum.ts'
import { focused, hasFocus, keyboardAlone, soon } from './see.ts'

const forums = openForums()

describe('in a conversation: what was said before, joined and parted, several answered at once, suggestions refused', () => {
  let world: BrowserWorld
  let odile: AtDesk
  let forum: Forum
  let page: Page
  const row = (by: string) => page.locator('[data-row]').filter({ hasText: by }).getByRole('link').first()
  const says = (words: string) => page.getByRole('feed').getByRole('article').filter({ hasText: words })
  const beside = () => page.getByRole('complementary', { name: 'Comprendre' })
  const field = () => page.getByLabel('Votre réponse', { exact: true })
  const did = (sentence: string) => page.getByText(sentence).first().waitFor()
  const at = async (words: string) => {
    await says(words).locator('[data-words]').click()
    await soon(() => hasFocus(says(words))).toBe(true)
  }

  beforeAll(async () => {
    world = await openBrowserWorld({ channels: forums.channels })
    odile = await world.odile()
    forum = await forums.plant(world, odile, 'Le forum')
    const blog = await forums.plant(world, odile, 'Le blog des pots')
    await forum.hears(
      { by: 'Zélie', text: 'Le couvercle est impossible à ouvrir.', under: 'Les couvercles', minutesAgo: 900 },
      { by: 'Zélie', text: 'je n’aime pas, beaucoup trop sucrée', under: 'La nouvelle recette', minutesAgo: 50 },
      { by: 'Onésime', text: 'Y a-t-il du gluten dans la compote ?', under: 'La nouvelle recette', minutesAgo: 40 },
      {
        by: 'Pélagie',
        text: 'bonjour, du gluten dans la compote ou pas ?',
        under: 'La nouvelle recette',
        minutesAgo: 30,
      },
      {
        by: 'Quentin',
        text: 'Et la compote se garde combien de jours ?',
        under: 'La nouvelle recette',
        minutesAgo: 20,
      },
    )
    await blog.hears({ by: 'Rosalie', text: 'non, je n’aime pas', under: 'La nouvelle recette', minutesAgo: 10 })
    page = await world.someone()
    await signsIn(page)
    await row('Quentin').click()
    await says('combien de jours').waitFor()
  })
  afterEach(() => world.nothingAmiss())
  afterAll(() => world.close())

  test('two questions alike are chosen by x and answered at once; the third still awaits', async () => {
    await at('Y a-t-il du gluten')
    await page.keyboard.press('x')
    await at('du gluten dans la compote ou pas')
    await page.keyboard.press('x')
    await page.keyboard.press('r')
    await soon(() => hasFocus(field())).toBe(true)
    for (const name of ['Onésime', 'Pélagie']) await page.getByText(`En réponse à ${name}`).waitFor()
    await page.keyboard.type('Non, aucun gluten. Odile')
    await page.keyboard.press('Control+Enter')
    await says('Non, aucun gluten').filter({ hasText: 'part dans' }).waitFor()
    expect(await says('Non, aucun gluten').count()).toBe(1)
    const conversation = new URL(page.url()).pathname.split('/').at(-1)!
    const { turns } = await odile.ask(api.awaitingIn, { params: { conversation } })
    expect(turns.map((turn) => turn.name)).not.toEqual(expect.arrayContaining(['Onésime']))
    expect(turns.map((turn) => turn.name)).not.toEqual(expect.arrayContaining(['Pélagie']))
    expect(turns.map((turn) => turn.name)).toContain('Quentin')
    for (const name of ['Onésime', 'Pélagie'])
      expect(await says('Non, aucun gluten').innerText(), 'both are named above the answer').toContain(name)
  })

  test('« Déjà dit ici » shows what the same voice said before, and leads there; back leads here again', async () => {
    await at('beaucoup trop sucrée')
    await beside().getByRole('heading', { name: 'Déjà dit ici' }).waitFor()
    await beside().getByText('Le couvercle est impossible à ouvrir.').waitFor()
    await beside()
      .getByRole('link', { name: /^Le forum/ })
      .first()
      .click()
    await soon(() => hasFocus(says('Le couvercle est impossible'))).toBe(true)
    await page.goBack()
    await says('beaucoup trop sucrée').waitFor()
  })

  test('« Déjà répondu » by i, taken up by Enter, may be changed before it leaves', async () => {
    await forum.hears({ by: 'Sidonie', text: 'Il y a du gluten dans votre compote ?', under: 'Le gluten' })
    const other = await world.anotherTab(page)
    await keyboardAlone(other)
    await other.goto('/conversations')
    await other.locator('[data-row]').filter({ hasText: 'Sidonie' }).getByRole('link').first().focus()
    await other.keyboard.press('Enter')
    await other.locator('[data-answered]').first().waitFor()
    await other.keyboard.press('i')
    await soon(() => focused(other)).toContain('Non, aucun gluten')
    await other.keyboard.press('Enter')
    const answer = other.getByLabel('Votre réponse', { exact: true })
    await soon(() => hasFocus(answer)).toBe(true)
    expect(await answer.inputValue()).toBe('Non, aucun gluten. Odile')
    await other.keyboard.press('Control+Home')
    await other.keyboard.type('Bonjour Sidonie. ')
    await other.keyboard.press('Control+Enter')
    await other.getByRole('article').filter({ hasText: 'Bonjour Sidonie. Non, aucun gluten' }).waitFor()
    await other.close()
  })

  test('the same subject elsewhere is proposed, joined by one word, undone by u, and nothing is lost', async () => {
    await at('beaucoup trop sucrée')
    await beside().getByRole('heading', { name: 'Même sujet\u202f?' }).waitFor()
    await beside().getByRole('button', { name: 'Joindre ici' }).click()
    await did('Les deux conversations n’en font plus qu’une.')
    await says('non, je n’aime pas').waitFor()
    await soon(() => row('Rosalie').count()).toBe(1)
    await page.keyboard.press('u')
    await says('non, je n’aime pas').waitFor({ state: 'detached' })
    // It does not push what is being read: it waits above the list until one asks.
    await page.getByRole('button', { name: 'Une conversation a du nouveau. La montrer' }).click()
    await soon(() => page.locator('[data-row]').filter({ hasText: 'Rosalie' }).count()).toBe(1)
    expect(await page.locator('[data-row]').filter({ hasText: 'Rosalie' }).filter({ hasText: 'Zélie' }).count()).toBe(0)
  })

  test('joined again, a thread is parted by the menu, and u puts it back', async () => {
    await at('beaucoup trop sucrée')
    await beside().getByRole('button', { name: 'Joindre ici' }).click()
    await says('non, je n’aime pas').waitFor()
    await page.getByRole('button', { name: 'Autres actes' }).focus()
    await page.keyboard.press('Enter')
    const parts = page.getByRole('menuitem', { name: 'Séparer «\u00a0La nouvelle recette\u00a0»' })
    await soon(() => parts.count()).toBe(2)
    await parts.last().click()
    await did('Ce fil est de nouveau une conversation à part.')
    // One is where the thread now stands.
    await soon(() => page.getByRole('feed').getByRole('article').count()).toBe(1)
    await page.goBack()
    await says('combien de jours').waitFor()
    await page.keyboard.press('u')
    await soon(() => page.getByRole('feed').getByRole('article').count()).toBe(6)
    for (const words of ['beaucoup trop sucrée', 'non, je n’aime pas']) expect(await says(words).count()).toBe(1)
  })

  test('d refuses what is suggested, t gives it another theme; each comes back by u', async () => {
    await at('beaucoup trop sucrée')
    const suggested = says('beaucoup trop sucrée').locator('.findings')
    await suggested.getByRole('button', { name: /^Refuser/ }).waitFor()
    await page.keyboard.press('d')
    await did('Suggestion refusée.')
    await suggested.getByRole('button', { name: /^Refuser/ }).waitFor({ state: 'detached' })
    await page.keyboard.press('u')
    await suggested.getByRole('button', { name: /^Refuser/ }).waitFor()
    await page.keyboard.press('t')
    const theme = page.getByRole('dialog', { name: 'De quoi s’agit-il' })
    await soon(() => hasFocus(theme.getByRole('combobox'))).toBe(true)
    await page.keyboard.type('le dessert de mon fils')
    await page.keyboard.press('Enter')
    await theme.waitFor({ state: 'detached' })
    await did('Raison gardée')
    await beside().getByText('le dessert de mon fils').waitFor()
    await page.keyboard.press('t')
    await soon(() => hasFocus(theme.getByRole('combobox'))).toBe(true)
    await page.keyboard.type('la recette')
    await page.keyboard.press('Enter')
    await did('Le thème est changé.')
    await beside().getByText('la recette', { exact: true }).waitFor()
    await page.keyboard.press('u')
    await beside().getByText('le dessert de mon fils').waitFor()
  })
})
