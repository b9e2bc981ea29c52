import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { newId } from '#kernel'
import { type BrowserWorld, openBrowserWorld, signsIn, telephone, wide } from '../browser.ts'
import { passerBy } from '../passer-by.ts'
import { type AtDesk } from '../world.ts'
import { faults } from './axe.ts'
import { misfits } from './narrow.ts'
import { hasFocus, soon } from './see.ts'

// Named, what this story shows is kept there to be looked at.
const album = process.env.SCREENSHOTS
const question = 'La recette a-t-elle changé en janvier ?'
const answer = 'Oui : quinze pour cent de sucre en moins depuis janvier.'

describe('S3, seen: a department is asked, answers on a telephone, and is quoted', { timeout: 180_000 }, () => {
  let world: BrowserWorld
  let odile: AtDesk
  let page: Page
  let link: string
  const dialog = () => page.getByRole('dialog', { name: 'Demander à un service' })
  const at = () => `/conversations/${odile.workspace}/${conversation}`
  let conversation: string

  beforeAll(async () => {
    world = await openBrowserWorld()
    odile = await world.odile()
    const planted = await odile.ask(api.plant, {
      body: { channel: 'page', name: 'La page des pots', opening: 'Vous mangiez lequel ?', language: 'fr' },
    })
    const someone = passerBy(world.desk.app)
    await someone.go(planted.publicUrl!)
    await someone.send('Publier', {
      name: 'Camille Renard',
      text: 'trop sucrée ! appelez-moi au 06 12 34 56 78. Camille',
    })
    await world.settled()
    conversation = (await odile.ask(api.conversations)).rows[0]!.id
    page = await world.someone()
    await signsIn(page)
    await page.goto('/services')
  })
  afterAll(() => world.close())

  /** The keys of the conversation are there once its turn has them. */
  const opened = () => soon(() => hasFocus(page.locator('[data-turn]').first())).toBe(true)

  /** Wide and narrow, light and dark. */
  async function pictures(of: Page, name: string): Promise<void> {
    // The bar that offers to undo lies over the corner of a telephone for its ten seconds.
    await of.locator('.bars').waitFor({ state: 'detached' })
    const sizes = [wide, telephone]
    for (const size of album ? sizes : []) {
      await of.setViewportSize(size)
      for (const colorScheme of ['light', 'dark'] as const) {
        await of.emulateMedia({ colorScheme })
        mkdirSync(album!, { recursive: true })
        await of.screenshot({ path: join(album!, `${name}-${size.width}-${colorScheme}.png`), fullPage: true })
      }
    }
    await of.emulateMedia({ colorScheme: 'light' })
    await of.setViewportSize(telephone)
    expect(await misfits(of, name)).toEqual([])
    await of.setViewportSize(wide)
    expect(await faults(of, name)).toEqual([])
  }

  test('Services says what to do while there is none; the first is made there', async () => {
    await page.getByRole('heading', { name: 'Ce que l’on demande aux autres services' }).waitFor()
    await page.getByText('Ajoutez ici le premier service').waitFor()
    if (album) await pictures(page, 'services-empty')
    await page.getByRole('button', { name: 'Ajouter un service' }).click()
    const name = page.getByLabel('Nom du service')
    await soon(() => hasFocus(name)).toBe(true)
    await name.fill('Service qualité')
    await page.getByLabel('Prénom de la personne à qui écrire').fill('Solène')
    await page.getByLabel('Son adresse électronique').fill('solene@compotes.example')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Service qualité' }).waitFor()
    await page.getByText('Aucun mail ne part de cette installation').waitFor()
  })

  test('by a key she asks from the conversation: she reads what will go along, and what she wrote outlives a reload', async () => {
    await page.goto(at())
    await opened()
    await page.keyboard.press('q')
    const field = dialog().getByLabel('Votre question')
    await soon(() => hasFocus(field)).toBe(true)
    await page.keyboard.type(question)
    await dialog().getByText('appelez-moi au [un numéro]. [une personne]').waitFor()
    // By keyboard alone: one stop for all the words, the arrows from one to the next.
    await dialog().getByRole('checkbox').focus()
    await page.keyboard.press('Tab')
    await soon(() => hasFocus(dialog().getByRole('button', { name: 'trop' }))).toBe(true)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await dialog().getByText('trop [mot masqué] !').waitFor()
    await page.reload()
    await opened()
    await page.keyboard.press('q')
    await soon(() => field.inputValue()).toBe(question)
    await dialog().getByText('trop [mot masqué] ! appelez-moi au [un numéro]. [une personne]').waitFor()
    expect(await dialog().getByRole('checkbox').isChecked()).toBe(true)
    await pictures(page, 'dialog')
    await soon(() => dialog().getByRole('button', { name: 'Faire le lien' }).isEnabled()).toBe(true)
    await dialog().getByRole('button', { name: 'Faire le lien' }).click()
    link = await dialog().getByLabel('Lien pour répondre').inputValue()
    expect(link).toMatch(/\/p\/.+\/ask\/.+\./)
    await page.keyboard.press('Escape')
    await page.getByText('réponse attendue pour le').waitFor()
  })

  test('her colleague answers on a telephone, without an account, and ticks that she may be quoted', async () => {
    const solene = await world.someone({ viewport: telephone, javaScriptEnabled: false })
    await solene.goto(link)
    await solene.getByText(question).waitFor()
    expect(await solene.getByText('Camille').count()).toBe(0)
    await solene.getByText('trop [mot masqué] !').waitFor()
    if (album)
      for (const colorScheme of ['light', 'dark'] as const) {
        await solene.emulateMedia({ colorScheme })
        await solene.screenshot({ path: join(album, `asked-390-${colorScheme}.png`), fullPage: true })
      }
    await solene.getByLabel('Votre prénom').fill('Solène')
    await solene.getByLabel(/^Votre réponse/).fill(answer)
    await solene.getByLabel('On peut me citer par mon prénom').check()
    await solene.getByRole('button', { name: 'Envoyer ma réponse' }).click()
    await solene.getByRole('heading', { name: 'Merci, c’est arrivé' }).waitFor()
    await solene.goto(link)
    await solene.getByRole('heading', { name: 'Ce lien a déjà servi' }).waitFor()
  })

  test('the answer is there by itself, is made a fact, and is quoted in what she says', async () => {
    await page.getByText('son prénom peut être dit').waitFor()
    await page.getByRole('button', { name: 'En faire un fait convenu' }).click()
    const fact = page.getByLabel('Le fait, comme on peut le dire')
    await soon(() => hasFocus(fact)).toBe(true)
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByRole('complementary').getByRole('heading', { name: 'Faits convenus' }).waitFor()
    // What offers to undo stands over the composer for ten seconds.
    await page.getByRole('button', { name: 'Fermer', exact: true }).click()
    await page.getByRole('button', { name: 'Citer' }).click()
    const composer = page.getByLabel('Votre réponse')
    await soon(() => composer.inputValue()).toContain(
      `«\u00a0${answer.slice(0, -1)}\u00a0», nous dit Solène, Service qualité.`,
    )
    await pictures(page, 'conversation')
    await composer.press('ControlOrMeta+Enter')
    await soon(async () => {
      const { turns } = await odile.ask(api.turns, { params: { conversation } })
      return turns.some((turn) => turn.ours && turn.audience === 'public' && turn.text.includes('nous dit Solène'))
    }).toBe(true)
  })

  test('another answer is to be read by everyone: it waits under the title until she sends it in her colleague’s name', async () => {
    const { turns } = await odile.ask(api.turns, { params: { conversation } })
    const { departments } = await odile.ask(api.services)
    const dueAt = new Date(Date.now() + 3 * 86_400_000).toISOString()
    const messages = turns.filter((turn) => !turn.ours).map((turn) => turn.id)
    const body = { department: departments[0]!.id, question: 'Depuis quand ?', messages, dueAt, key: newId() }
    const asked = await odile.ask(api.ask, { params: { conversation }, body })
    const solene = await world.someone({ viewport: telephone })
    await solene.goto(asked.link!)
    await solene.getByLabel('Votre prénom').fill('Solène')
    await solene.getByLabel(/^Votre réponse/).fill('Bonjour, c’est moi qui veille sur la recette : depuis janvier.')
    await solene.getByLabel('Répondre en public, sous mon nom').check()
    await pictures(solene, 'asked-in-public')
    await solene.getByRole('button', { name: 'Envoyer ma réponse' }).click()
    await solene.getByText('L’équipe a vos mots').waitFor()
    await solene.close()
    const send = page.getByRole('button', { name: 'Envoyer sous son nom' })
    await send.waitFor()
    await page.getByText('signé « Solène, Service qualité ».').waitFor()
    await pictures(page, 'in-their-name')
    await page.getByRole('button', { name: 'Rendre à Solène' }).click()
    await soon(() => hasFocus(page.getByLabel('Ce que Solène doit savoir'))).toBe(true)
    await page.getByRole('button', { name: 'Annuler' }).last().click()
    await send.focus()
    await page.keyboard.press('Enter')
    await page
      .getByRole('article')
      .filter({ hasText: 'qui veille sur la recette' })
      .getByText('Solène, Service qualité')
      .first()
      .waitFor()
    await page.getByText('dit en public, sous son nom').waitFor({ state: 'attached' })
  })

  test('Services tells how the department stands, in light and dark, wide and narrow', async () => {
    await page.goto('/services')
    await page.getByText('le service a répondu').first().waitFor()
    await pictures(page, 'services')
    await world.nothingAmiss(/410 \(Gone\)/)
  })
})
