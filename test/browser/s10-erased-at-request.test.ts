import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { type Blog, openBlog } from '../blog.ts'
import { type BrowserWorld, openBrowserWorld, signsIn, telephone } from '../browser.ts'
import { type AtDesk } from '../world.ts'
import { faults } from './axe.ts'
import { focused, soon } from './see.ts'

describe('S10, seen: someone on a blog asks that their words be erased', () => {
  let world: BrowserWorld
  let blog: Blog
  let odile: AtDesk
  let path: string

  beforeAll(async () => {
    world = await openBrowserWorld()
    odile = await world.odile()
    blog = await openBlog(world.clock)
    blog.publishes({ slug: 'compote', title: 'Vous allez aimer', text: 'Plus lisse, plus ronde.' })
    blog.hears({ by: 'Nolwenn', text: 'trop sucrée depuis mon opération du genou', under: 'compote' })
    const comments = `${blog.url}/comments/feed/`
    await odile.ask(api.plant, { body: { channel: 'feed', address: comments, name: 'Le blog des Vergers' } })
    await world.settled()
    const { rows } = await odile.ask(api.conversations)
    path = `/conversations/${odile.workspace}/${rows[0]!.id}`
  })
  afterAll(async () => {
    await blog.close()
    await world.close()
  })

  test('what goes and what stays is said first, and giving up is one key away', async () => {
    const page = await world.someone({ viewport: telephone })
    await signsIn(page)
    await page.goto(path)
    await page.locator('[data-words]').getByText('trop sucrée').click()
    await page.getByRole('button', { name: 'Effacer à sa demande' }).click()
    const dialog = page.getByRole('dialog', { name: 'À sa demande, effacer ce que Nolwenn a dit ici' })
    await dialog.waitFor()
    for (const said of ['Ses mots quittent Insuffleur', 'sur « Le blog des Vergers »', 'Cela ne peut pas être défait'])
      expect((await dialog.innerText()).replaceAll('\u00a0', ' ')).toContain(said)
    await soon(() => focused(page)).toBe('Annuler')
    expect(await faults(page, 'erasure', '[role=dialog]')).toEqual([])
    await soon(() => focused(page)).toBe('Annuler')
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    expect(await page.locator('[data-words]').getByText('trop sucrée').isVisible()).toBe(true)
    await world.nothingAmiss()
    await page.close()
  })

  test('erased from the palette: a line stands in place of the words, the reader stays there, nothing offers to undo', async () => {
    const page = await world.someone()
    await signsIn(page)
    await page.goto(path)
    await page.locator('[data-words]').getByText('trop sucrée').click()
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: 'Tout faire par son nom' }).waitFor()
    await page.keyboard.type('Effacer à sa')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Effacer pour de bon' }).click()
    await page.getByText('Son auteur a retiré ces mots.').waitFor()
    expect(await page.getByText('trop sucrée depuis').count()).toBe(0)
    await soon(() => focused(page)).toMatch(/Nolwenn/)
    expect(await page.getByRole('button', { name: 'Défaire' }).count()).toBe(0)
    await world.nothingAmiss()
  })
})
