import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { type Blog, openBlog } from '../blog.ts'
import { type BrowserWorld, openBrowserWorld, signsIn } from '../browser.ts'
import { type AtDesk, atDesk, password } from '../world.ts'
import { faults } from './axe.ts'
import { hasFocus, soon } from './see.ts'

/** WCAG 2.2 A and AA by axe-core, on every screen and in its states. */
describe('every screen can be read and used by everyone', { timeout: 90_000 }, () => {
  let world: BrowserWorld
  let odile: AtDesk
  let blog: Blog
  let page: Page
  let conversation: string
  const dialog = (name: string | RegExp) => page.getByRole('dialog', { name })

  beforeAll(async () => {
    world = await openBrowserWorld()
    blog = await openBlog(world.clock)
    blog.publishes({ slug: 'compote', title: 'Notre nouvelle compote', text: 'Elle arrive lundi.' })
    blog.hears({ by: 'marmelade38', text: 'non, je n’aime pas', under: 'compote' })
    page = await world.someone()
  })
  afterEach(() => world.nothingAmiss())
  afterAll(async () => {
    await blog.close()
    await world.close()
  })

  test('the first visit, page after page', async () => {
    await page.goto('/')
    await page.getByRole('heading', { name: 'D’abord, vous' }).waitFor()
    const found = await faults(page, 'you')
    odile = await world.odile('Tisane du Soir')
    await page.context().clearCookies()
    await page.reload()
    await page.getByRole('heading', { name: 'Bonjour' }).waitFor()
    found.push(...(await faults(page, 'sign in')))
    // « Aller au contenu » leads there.
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await soon(() => hasFocus(page.getByRole('main'))).toBe(true)
    await signsIn(page)
    await page.goto('/begin?how=own')
    await page.getByLabel('Le nom du client').waitFor()
    found.push(...(await faults(page, 'begin')))
    await page.goto(`/begin?client=${odile.workspace}`)
    await page.getByLabel(/^Une adresse/).fill(blog.url)
    await page.keyboard.press('Enter')
    await page.getByText('non, je n’aime pas').waitFor()
    for (const box of await page.getByRole('checkbox').all()) await box.check()
    found.push(...(await faults(page, 'first place')))
    await page.goto(`/begin?client=${odile.workspace}&how=page`)
    await page.getByLabel('Vos premiers mots').waitFor()
    found.push(...(await faults(page, 'first page')))
    await page.goto(`/begin?client=${odile.workspace}&listening=1`)
    await page.getByRole('heading', { name: 'On écoute' }).waitFor()
    found.push(...(await faults(page, 'arriving')))
    expect(found).toEqual([])
  })

  test('the invitation', async () => {
    const { link } = await odile.ask(api.invite, { body: { forWhom: 'Solène', role: 'colleague' } })
    const guest = await world.someone()
    await guest.goto(link)
    await guest.getByRole('heading', { name: /On vous attend/ }).waitFor()
    const found = await faults(guest, 'invitation')
    await guest.getByRole('button', { name: 'J’ai déjà un compte ici' }).click()
    found.push(...(await faults(guest, 'invitation, known')))
    await guest.context().close()
    expect(found).toEqual([])
  })

  test('the list, unfolded, selected, searched', async () => {
    const { id } = await odile.ask(api.discover)
    const demo = atDesk(odile, id)
    await world.settled()
    const { rows } = await demo.ask(api.conversations, { query: { workspace: id } })
    // On a page of one’s own, where everything can be done.
    const own = rows.find((row) => row.awaiting > 0 && row.places.some((place) => place.channel === 'memory-page'))!
    conversation = `/conversations/${id}/${own.id}`
    await page.goto('/conversations')
    await page.locator('[data-row]').nth(5).waitFor()
    const found = await faults(page, 'list')
    await page
      .getByRole('button', { name: /messages ici/ })
      .first()
      .click()
    await page.locator('.burst').getByRole('checkbox').first().check()
    found.push(...(await faults(page, 'burst')))
    await page.getByRole('link', { name: /\S/ }).nth(8).focus()
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.getByRole('toolbar').waitFor()
    // The rows were looked at before; what the bar covers of them at one moment is reached by scrolling.
    found.push(...(await faults(page, 'selection', '[role=toolbar]')))
    await page.goto('/conversations?words=compote')
    await page.getByText(/messages? trouvés?/).waitFor()
    found.push(...(await faults(page, 'search')))
    await page.goto('/conversations?why=suggestion&show=snoozed')
    await page.getByText('Aucune conversation ne répond à ce choix.').waitFor()
    found.push(...(await faults(page, 'nothing such')))
    await page.goto('/nowhere')
    await page.getByText('Il n’y a rien à cette adresse.').waitFor()
    found.push(...(await faults(page, 'nowhere')))
    expect(found).toEqual([])
  })

  test('a conversation, its composer, its questions', async () => {
    await page.goto(conversation)
    await soon(() => page.getByRole('article').count()).toBeGreaterThan(1)
    await page.getByRole('article').filter({ hasText: 'Garder' }).waitFor()
    const found = await faults(page, 'conversation')
    for (const [key, name] of [
      ['l', 'Laisser vivre'],
      ['z', 'Mettre de côté'],
      ['o', 'Quelle position'],
      ['m', /^Retirer/],
      ['?', 'Les touches'],
      ['Control+k', 'Tout faire par son nom'],
    ] as const) {
      await page.keyboard.press(key)
      await dialog(name).waitFor()
      found.push(...(await faults(page, String(name), '[role="dialog"]')))
      await page.keyboard.press('Escape')
      await dialog(name).waitFor({ state: 'detached' })
    }
    await page.keyboard.press('s')
    await page.getByRole('application').waitFor()
    found.push(...(await faults(page, 'marking')))
    await page.keyboard.press('Enter')
    await dialog('De quoi s’agit-il').waitFor()
    found.push(...(await faults(page, 'theme', '[role="dialog"]')))
    await page.keyboard.type('Un thème')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Défaire' }).waitFor()
    found.push(...(await faults(page, 'undo')))
    await page.keyboard.press('r')
    await page.keyboard.type('Merci de le dire.')
    await page.getByText(/^enregistré/).waitFor()
    found.push(...(await faults(page, 'composer')))
    await page.getByRole('button', { name: 'Plutôt une note' }).click()
    found.push(...(await faults(page, 'note')))
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Autres actes' }).click()
    await page.getByRole('menu').waitFor()
    found.push(...(await faults(page, 'menu', '[role="menu"]')))
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+f')
    await page.getByRole('searchbox', { name: 'Chercher dans la conversation' }).waitFor()
    found.push(...(await faults(page, 'find')))
    expect(found).toEqual([])
  })

  test('removing, with its reasons', async () => {
    await page.goto(conversation)
    await page.getByRole('article').filter({ hasText: 'Garder' }).waitFor()
    await page.keyboard.press('m')
    await dialog(/^Retirer/).waitFor()
    await dialog(/^Retirer/)
      .getByRole('button', { name: /^Insultes/ })
      .waitFor()
    await page.keyboard.press('1')
    await page.getByLabel(/tel que la personne le lira/).waitFor()
    const found = await faults(page, 'statement', '[role="dialog"]')
    await page.keyboard.press('Control+Enter')
    await page.getByText(/^Sera retiré/).waitFor()
    found.push(...(await faults(page, 'removal pending')))
    expect(found).toEqual([])
  })

  test('Pourquoi', async () => {
    const client = conversation.split('/')[2]
    await page.goto(`/why?client=${client}`)
    await page.getByRole('heading', { name: /^Pourquoi cela/ }).waitFor()
    await page.getByRole('article').first().waitFor()
    const found = await faults(page, 'why')
    await page
      .getByRole('link', { name: /^l(a|es) lire$/ })
      .first()
      .click()
    await page
      .getByRole('link', { name: /^l(a|es) replier$/ })
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Renommer' }).first().click()
    found.push(...(await faults(page, 'why, renaming')))
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Séparer en deux' }).first().click()
    await page.getByLabel('Ce qu’elles disent').waitFor()
    found.push(...(await faults(page, 'why, splitting')))
    expect(found).toEqual([])
  })

  test('contact points', async () => {
    await page.goto('/contact-points')
    await page.getByRole('article').first().waitFor()
    const found = await faults(page, 'contact points')
    await page.getByRole('button', { name: 'Retirer' }).first().click()
    found.push(...(await faults(page, 'withdraw')))
    await page.goto('/contact-points?plant=address')
    await page.getByLabel(/^Une adresse/).fill(blog.url)
    await page.keyboard.press('Enter')
    await page.getByText('non, je n’aime pas').waitFor()
    found.push(...(await faults(page, 'planting')))
    await page.goto('/contact-points?plant=page')
    await page.getByLabel('Vos premiers mots').waitFor()
    found.push(...(await faults(page, 'planting a page')))
    expect(found).toEqual([])
  })

  test('settings, and the session that ends meanwhile', async () => {
    await page.goto('/settings')
    await page.getByRole('heading', { name: 'Réglages' }).waitFor()
    await page.getByRole('button', { name: 'Inviter quelqu’un' }).first().waitFor()
    const found = await faults(page, 'settings')
    await page.getByRole('button', { name: 'Inviter quelqu’un' }).first().click()
    await page.getByRole('button', { name: 'Changer de mot de passe' }).click()
    await page.getByRole('button', { name: 'Ouvrir un espace' }).click()
    found.push(...(await faults(page, 'settings, changing')))
    await page.context().clearCookies()
    await page.getByRole('link', { name: 'Conversations', exact: true }).click()
    await dialog('Se connecter').waitFor()
    found.push(...(await faults(page, 'signed out', '[role="dialog"]')))
    await dialog('Se connecter').getByLabel('Mot de passe').fill(password)
    await page.keyboard.press('Enter')
    await dialog('Se connecter').waitFor({ state: 'detached' })
    await world.nothingAmiss(/status of 401/)
    expect(found).toEqual([])
  })
})
