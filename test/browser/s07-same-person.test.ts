import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plant } from '#contact-point'
import { api } from '#contract'
import { type Id } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { openMemory } from '../../channels/memory/index.ts'
import { type BrowserWorld, openBrowserWorld, signsIn, telephone } from '../browser.ts'
import { passerBy } from '../passer-by.ts'
import { type AtDesk } from '../world.ts'
import { faults } from './axe.ts'
import { focused, keyboardAlone, soon } from './see.ts'

const memory = openMemory()
// Named, every page of this story is kept there to be looked at.
const album = process.env.SCREENSHOTS

describe('S7, seen: someone joins two of their names by keyboard, and the desk is told', { timeout: 180_000 }, () => {
  let world: BrowserWorld
  let odile: AtDesk
  let pageLink: string
  let conversation: string

  beforeAll(async () => {
    world = await openBrowserWorld({ channels: new Map([...catalogue(), ['memory', memory]]) })
    odile = await world.odile()
    const planted = await odile.ask(api.plant, {
      body: { channel: 'page', name: 'La page des pots', opening: 'Vous mangiez lequel ?', language: 'fr' },
    })
    await world.desk.database.within([odile.workspace], null, (db) =>
      plant(db, world.desk.jobs, world.clock, {
        workspace: odile.workspace as Id<'workspace'>,
        manifest: memory.manifest,
        name: 'Le forum',
        address: 'forum',
        settings: {},
        by: 'test',
      }),
    )
    const camille = passerBy(world.desk.app)
    await camille.go(planted.publicUrl!)
    await camille.send('Publier', { name: 'Camille', text: 'trop sucrée à mon goût' })
    pageLink = camille.where().split('?')[0]!
    memory.world.hears({
      text: 'le couvercle colle encore',
      by: { nativeId: 'cam_31', name: 'cam_31' },
      thread: { nativeId: 'fil', title: 'Le couvercle' },
      language: 'fr',
    })
    world.clock.goesOn(600)
    await world.settled()
    const { rows } = await odile.ask(api.conversations)
    conversation = rows.find((row) => row.subject === 'Le couvercle')!.id
  })
  afterAll(async () => world.close())

  /** Looked at by axe, wide and narrow, light and dark; kept whole where an album is named. */
  async function look(page: Page, name: string): Promise<void> {
    expect(await faults(page, name)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBeLessThanOrEqual(telephone.width)
    if (!album) return
    mkdirSync(album, { recursive: true })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.screenshot({ path: join(album, `${name.replaceAll(' ', '-')}-${colorScheme}.png`), fullPage: true })
    }
    await page.emulateMedia({ colorScheme: 'light' })
  }

  /** Goes on with Tab until the keyboard is on something called so. */
  async function tabTo(page: Page, name: string | RegExp): Promise<void> {
    for (let steps = 0; steps < 60; steps++) {
      await page.keyboard.press('Tab')
      const now = await nameOf(page)
      if (typeof name === 'string' ? now.startsWith(name) : name.test(now)) return
    }
    throw new Error(`Tab never comes to ${name}`)
  }
  const nameOf = async (page: Page): Promise<string> =>
    await page.evaluate(
      `(one => (one.labels?.[0]?.textContent ?? one.getAttribute('aria-label') ?? one.textContent ?? '').trim())(document.activeElement)`,
    )
  const presses = async (page: Page) => {
    const [answered] = await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), page.keyboard.press('Enter')])
    return answered
  }

  test('the desk sends the link: the composer says that one person alone will read it', async () => {
    const page = await world.someone()
    await signsIn(page)
    await page.goto(`/conversations/${odile.workspace}/${conversation}`)
    await page.locator('[data-words]').getByText('le couvercle').click()
    await page.getByText('visible de tous').waitFor()
    await page.getByRole('button', { name: 'Lui envoyer son lien' }).waitFor()
    expect(await faults(page, 'own page beside')).toEqual([])
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: 'Tout faire par son nom' }).waitFor()
    await page.keyboard.type('Lui envoyer')
    await page.keyboard.press('Enter')
    await page.getByText('visible de cam_31 seulement').waitFor()
    await soon(() => focused(page)).toBe('Votre réponse')
    await page.keyboard.press('Control+Enter')
    await page.getByText('part dans').first().waitFor()
    world.clock.goesOn(20)
    await world.settled()
    expect(memory.world.said()).toHaveLength(1)
    await world.nothingAmiss()
    await page.close()
  })

  for (const [locale, say] of [
    [
      'fr-FR',
      {
        ask: 'Demander un code',
        field: 'Le code',
        see: 'Continuer',
        sure: /^C’est bien vous/,
        yes: 'Oui',
        separate: 'Les séparer',
      },
    ],
    [
      'en-GB',
      {
        ask: 'Ask for a code',
        field: 'The code',
        see: 'Continue',
        sure: /^Is it really you/,
        yes: 'Yes',
        separate: 'Separate them',
      },
    ],
  ] as const)
    test(`with the keyboard alone, ${locale}: a code from one page, typed on the other, read, said yes to, undone`, async () => {
      const link = /https?:\/\/\S+\/own\/\S+/.exec(memory.world.said()[0]!.text)![0]
      const looks = { viewport: telephone, locale }
      const [page, forum] = [await world.someone(looks), await world.someone(looks)]
      for (const one of [page, forum]) await keyboardAlone(one)
      await page.goto(pageLink)
      await look(page, `${locale} page`)
      await tabTo(page, 'Demander un code')
      await presses(page)
      const code = (await page.locator('p.code').innerText()).trim()
      expect(code).toMatch(/^[A-Z2-9]{3}(-[A-Z2-9]{3}){2}$/)
      await look(page, `${locale} code`)

      await forum.goto(link)
      expect(await forum.evaluate('document.documentElement.lang')).toBe(locale.slice(0, 2))
      await look(forum, `${locale} forum`)
      await tabTo(forum, say.field)
      await forum.keyboard.type('AAA BBB CCC')
      await presses(forum)
      await forum.getByRole('alert').waitFor()
      await look(forum, `${locale} wrong code`)
      await tabTo(forum, say.field)
      await forum.keyboard.press('Control+a')
      await forum.keyboard.type(code)
      await presses(forum)
      await forum.getByRole('heading', { name: say.sure }).waitFor()
      await look(forum, `${locale} sure`)
      await world.nothingAmiss(/422/)
      await tabTo(forum, say.yes)
      await presses(forum)
      await tabTo(forum, say.separate)
      await look(forum, `${locale} joined`)
      await atTheDesk(locale)
      await world.nothingAmiss(/422/)
      await presses(forum)
      expect(await forum.getByRole('button', { name: say.separate }).count()).toBe(0)
      for (const one of [page, forum]) await one.close()
    })

  async function atTheDesk(locale: string): Promise<void> {
    if (locale !== 'fr-FR') return
    const desk = await world.someone()
    await signsIn(desk)
    await desk.goto(`/conversations/${odile.workspace}/${conversation}`)
    await desk.locator('[data-words]').getByText('le couvercle').click()
    await desk.getByText(/Camille \(La page des pots\) et cam_31 \(Le forum\)/).waitFor()
    await desk.getByRole('complementary').getByText('trop sucrée à mon goût').waitFor()
    expect(await faults(desk, 'same person beside')).toEqual([])
    await desk.getByRole('button', { name: 'Les séparer, à sa demande' }).click()
    const dialog = desk.getByRole('dialog', { name: 'À sa demande, séparer ces deux noms' })
    await dialog.waitFor()
    await soon(() => focused(desk)).toBe('Annuler')
    expect(await faults(desk, 'separation', '[role=dialog]')).toEqual([])
    await soon(() => focused(desk)).toBe('Annuler')
    await desk.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await desk.getByText(/Camille \(La page des pots\) et cam_31/).waitFor()
    await world.nothingAmiss(/422/)
    await desk.close()
  }
})
