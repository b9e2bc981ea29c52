import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { type Blog, openBlog } from '../blog.ts'
import { type BrowserWorld, openBrowserWorld, signsIn } from '../browser.ts'
import { type AtDesk } from '../world.ts'
import { selects } from './pointer.ts'
import { hasFocus, soon } from './see.ts'

describe('S1 — non, je n’aime pas la nouvelle recette, on a blog', () => {
  let world: BrowserWorld
  let blog: Blog
  let odile: AtDesk
  let page: Page
  const says = (words: string) => page.getByRole('article').filter({ hasText: words })

  beforeAll(async () => {
    world = await openBrowserWorld()
    odile = await world.odile()
    blog = await openBlog(world.clock)
    blog.publishes({
      slug: 'nouvelle-compote',
      title: 'Vous allez aimer notre nouvelle compote',
      text: 'La pomme-coing change de recette, plus lisse, plus ronde. Vous allez aimer.',
    })
    world.clock.goesOn(60)
    blog.hears({ by: 'Gaston', text: 'je n’aime pas : trop lisse, on dirait de la soupe', under: 'nouvelle-compote' })
    blog.hears({ by: 'marmelade38', text: 'non, je n’aime pas', under: 'nouvelle-compote' })
    const looked = await odile.ask(api.look, { body: { address: blog.url } })
    if (looked.kind !== 'found') throw new Error('nothing heard there')
    for (const { address, name, settings } of looked.candidates)
      await odile.ask(api.plant, { body: { channel: 'feed', address, name, settings: { ...settings, own: true } } })
    await world.settled()
    page = await world.someone()
    await signsIn(page)
  })
  afterEach(() => world.nothingAmiss())
  afterAll(async () => {
    await blog.close()
    await world.close()
  })

  test('the row says that someone disagrees and has not said why; claim and answer stand face to face', async () => {
    const row = page.getByRole('link', { name: /marmelade38/ })
    expect(await row.innerText()).toContain('Désaccord, raison non dite')
    await row.click()
    const claim = says('plus ronde. Vous allez aimer.')
    await claim.waitFor()
    expect(await claim.innerText()).toContain('Odile, pour Les Vergers Imaginaires')
    expect(await says('non, je n’aime pas').innerText()).toContain('raison non dite')
  })

  test('she asks why, once, on the spot, and the desk keeps what was asked', async () => {
    await says('non, je n’aime pas').click()
    await says('non, je n’aime pas').getByRole('button', { name: 'Demander pourquoi' }).click()
    const field = page.getByLabel('Votre réponse', { exact: true })
    await soon(() => hasFocus(field)).toBe(true)
    await soon(() => field.inputValue()).toBe('Merci de le dire. Qu’est-ce qui vous plaît moins\u202f?\nOdile')
    await page.getByText('Vous parlez pour Les Vergers Imaginaires').waitFor()
    expect(await page.getByText(/visible de tous/).count()).toBe(1)
    const elsewhere = page.context().waitForEvent('page')
    await page.getByRole('link', { name: 'Copier et répondre sur place' }).click()
    const there = await elsewhere
    await there.waitForURL(/nouvelle-compote/)
    await there.close()
    await page.getByRole('button', { name: 'C’est dit' }).click()
    await says('plaît moins').filter({ hasText: 'répondu sur place, à la main' }).waitFor()
    expect(await field.inputValue()).toBe('')
  })

  test('the answer comes in by itself, waits below, and is read where it answers', async () => {
    world.clock.goesOn(60)
    blog.hears({
      by: 'marmelade38',
      text: 'trop sucrée, et mon fils ne finit plus le pot',
      under: 'nouvelle-compote',
      answers: 2,
    })
    world.clock.goesOn(3600)
    await world.settled()
    await page.getByRole('button', { name: '1 nouveau message' }).click()
    await says('trop sucrée').waitFor()
    expect(await says('trop sucrée').innerText()).toContain('en réponse à')
  })

  test('one key keeps the suggestion; the pointer takes the other words', async () => {
    await says('trop sucrée').click()
    await says('trop sucrée').getByText('Goût\u202f?').waitFor()
    await page.keyboard.press('c')
    await says('trop sucrée')
      .locator('.why')
      .filter({ hasText: /^trop sucrée$/ })
      .waitFor()
    await selects(page, 'mon fils ne finit plus le pot')
    await page.keyboard.press('s')
    await page.getByRole('dialog', { name: 'De quoi s’agit-il' }).waitFor()
    await page.keyboard.type('Portion enfant')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await soon(() => says('trop sucrée').locator('.why').count()).toBe(2)
  })

  test('by the keyboard alone, words become a reason too', async () => {
    await says('trop sucrée').focus()
    for (let k = 0; k < 4 && !(await hasFocus(says('on dirait de la soupe'))); k++) await page.keyboard.press('k')
    await page.keyboard.press('s')
    const words = page.getByRole('application')
    await words.waitFor()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Shift+ArrowRight')
    expect(await words.locator('mark').innerText()).toBe('la soupe')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'De quoi s’agit-il' }).waitFor()
    await page.keyboard.type('Trop liquide')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await says('on dirait de la soupe')
      .locator('.why')
      .filter({ hasText: /^la soupe$/ })
      .waitFor()
  })

  test('Pourquoi reads them as they were said', async () => {
    await page.getByRole('link', { name: 'Pourquoi' }).click()
    await page.getByRole('heading', { name: /^Pourquoi cela ne plaît pas/ }).waitFor()
    for (const [theme, words] of [
      ['Goût', 'trop sucrée'],
      ['Portion enfant', 'mon fils ne finit plus le pot'],
      ['Trop liquide', 'la soupe'],
    ] as const) {
      await page.getByRole('heading', { name: theme }).waitFor()
      await page.getByText(words).first().waitFor()
    }
    // Each leads back to where it was said.
    await page
      .getByRole('link', { name: /Les mots de marmelade38, à leur place/ })
      .first()
      .click()
    await page.getByRole('feed').getByRole('article').filter({ hasText: 'trop sucrée' }).waitFor()
    expect(new URL(page.url()).searchParams.get('m')).not.toBeNull()
  })
})
