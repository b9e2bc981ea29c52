import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { join } from '../../server/http/http.test-world.ts'
import { type BrowserWorld, openBrowserWorld, signsIn, telephone, wide } from '../browser.ts'
import { type AtDesk, atDesk } from '../world.ts'
import { faults } from './axe.ts'
import { openForums } from './forum.ts'
import { soon } from './see.ts'

const forums = openForums()

/** WCAG 2.2 A and AA by axe-core, in what opens over a screen or is rarely seen on it. */
describe('every window and every rare state can be read and used by everyone', { timeout: 90_000 }, () => {
  let world: BrowserWorld
  let odile: AtDesk
  let page: Page
  let long: string
  const dialog = (name: string | RegExp) => page.getByRole('dialog', { name })

  beforeAll(async () => {
    world = await openBrowserWorld({ channels: forums.channels })
    odile = await world.odile()
    await join({ visitor: world.stranger } as never, odile, odile.workspace, { name: 'Solene', role: 'desk' })
    const forum = await forums.plant(world, odile, 'Le forum')
    const said = (n: number) => (n % 9 ? `parole numéro ${n}.` : `je n’aime pas, trop sucrée, numéro ${n}.`)
    const voices = Array.from({ length: 130 }, (_, n) => ({ by: `voix ${n % 30}`, text: said(n), minutesAgo: 200 - n }))
    await forum.hears(...voices.map((voice) => ({ ...voice, under: 'Le grand fil' })))
    await forum.hears({ by: 'Armand', text: 'Et la compote de coing ?', under: 'Le coing' })
    for (const [n, name] of ['trop de sucre', 'le goût'].entries()) {
      const { found } = await odile.ask(api.search, { query: { words: `numéro ${(n + 1) * 9}` } })
      const { conversation, message } = found[0]!
      const { turns } = await odile.ask(api.turns, { params: { conversation }, query: { around: message } })
      const { revision } = turns.find((one) => one.id === message)!
      const body = { revision, start: 15, end: 26, theme: { name } }
      await odile.ask(api.keepReason, { params: { message }, body })
      long = `/conversations/${odile.workspace}/${conversation}`
    }
    page = await world.someone()
    await signsIn(page)
    await page.locator('[data-row]').first().waitFor()
  })
  // A draft that went on elsewhere is refused, and the browser says so.
  afterEach(() => world.nothingAmiss(/status of 409/))
  afterAll(() => world.close())

  test('a long conversation, at its end and in its middle', async () => {
    await page.goto(long)
    await page.getByRole('article').filter({ hasText: 'numéro' }).first().waitFor()
    const found = await faults(page, 'long conversation')
    const { found: hits } = await odile.ask(api.search, { query: { words: 'numéro 60' } })
    await page.goto(`${long}?m=${hits[0]!.message}`)
    await page.getByRole('article').filter({ hasText: 'numéro 60.' }).waitFor()
    await page.getByRole('button', { name: 'Aller à la fin' }).waitFor()
    found.push(...(await faults(page, 'its middle')))
    expect(found).toEqual([])
  })

  test('giving to someone, joining, keeping a view', async () => {
    const found: string[] = []
    await page.getByRole('article').filter({ hasText: 'numéro 60.' }).focus()
    await page.keyboard.press('a')
    await dialog('Confier à')
      .getByRole('button', { name: /Solene/ })
      .waitFor()
    found.push(...(await faults(page, 'assign', '[role="dialog"]')))
    await page.keyboard.press('Escape')
    await dialog('Confier à').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+k')
    await dialog('Tout faire par son nom').waitFor()
    await page.keyboard.type('joindre')
    await page.keyboard.press('Enter')
    await dialog('Joindre une conversation').getByRole('option').first().waitFor()
    found.push(...(await faults(page, 'join', '[role="dialog"]')))
    await page.keyboard.type('rien de ce nom')
    await page.getByText('Aucune conversation de ce nom.').waitFor()
    found.push(...(await faults(page, 'join, nothing', '[role="dialog"]')))
    await page.keyboard.press('Escape')
    await page.goto('/conversations?why=question')
    await page.locator('[data-row]').first().waitFor()
    await page.getByRole('button', { name: 'Vues' }).click()
    found.push(...(await faults(page, 'views', '[role="menu"]')))
    await page.getByRole('menuitem', { name: 'Garder cette vue' }).click()
    await dialog('Garder cette vue').waitFor()
    found.push(...(await faults(page, 'save view', '[role="dialog"]')))
    await page.keyboard.press('Escape')
    expect(found).toEqual([])
  })

  test('« Comprendre » where there is no room beside', async () => {
    await page.setViewportSize(telephone)
    await page.goto(long)
    await page.getByRole('button', { name: 'Comprendre' }).click()
    await dialog('Comprendre').getByRole('heading', { name: 'Ce qu’on nous dit' }).waitFor()
    const found = await faults(page, 'understand, narrow', '[role="dialog"]')
    await page.keyboard.press('Escape')
    await page.setViewportSize(wide)
    expect(found).toEqual([])
  })

  test('a draft that went on in another window', async () => {
    const field = (of: Page) => of.getByLabel('Votre réponse', { exact: true })
    const kept = (of: Page) => of.getByText(/^enregistré/).waitFor()
    await page.goto(long)
    await page.getByRole('article').filter({ hasText: 'numéro' }).first().waitFor()
    await field(page).fill('Merci.')
    await kept(page)
    const tab = await world.anotherTab(page)
    await tab.goto(long)
    await soon(() => field(tab).inputValue()).toBe('Merci.')
    await field(tab).fill('Merci de le dire.')
    await kept(tab)
    await field(page).fill('Merci beaucoup.')
    await page.getByRole('alert').getByText('Merci de le dire.').waitFor()
    const found = await faults(page, 'draft conflict')
    await page.getByRole('button', { name: 'Garder le texte d’ici' }).click()
    await page.getByRole('alert').waitFor({ state: 'detached' })
    await tab.close()
    expect(found).toEqual([])
  })

  test('joining themes, erasing a client', async () => {
    await page.goto('/why')
    await page.getByRole('button', { name: 'Réunir à un autre' }).first().click()
    await page.getByLabel('Avec', { exact: true }).waitFor()
    const found = await faults(page, 'joining themes')
    const second = atDesk(odile, (await odile.ask(api.openWorkspace, { body: { name: 'Tisane du Soir' } })).id)
    await page.goto('/settings')
    const client = page.getByRole('group', { name: 'Tisane du Soir : ce qu’on peut changer' })
    await client.getByRole('button', { name: 'Effacer cet espace' }).click()
    await page.getByLabel('Son nom, à la lettre').fill('Tisane')
    expect(await page.getByRole('button', { name: 'Effacer pour toujours' }).isDisabled()).toBe(true)
    found.push(...(await faults(page, 'erasing')))
    // By its name to the letter, and then it is gone.
    await page.getByLabel('Son nom, à la lettre').fill('Tisane du Soir')
    await page.getByRole('button', { name: 'Effacer pour toujours' }).click()
    await soon(
      async () => (await odile.call(api.conversations, { query: { workspace: second.workspace } })).status,
    ).toBe(404)
    expect(found).toEqual([])
  })
})
