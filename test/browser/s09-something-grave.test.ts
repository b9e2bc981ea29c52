import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { newId } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { openMemory } from '../../channels/memory/index.ts'
import { type BrowserWorld, openBrowserWorld, signsIn } from '../browser.ts'
import { joins, placeWhereOneSpeaks } from '../grave.ts'
import { type AtDesk } from '../world.ts'
import { faults } from './axe.ts'
import { soon } from './see.ts'

describe('S9 — something grave, quiet hours and a note for whoever comes next, in Chromium', () => {
  const memory = openMemory()
  let world: BrowserWorld
  let page: Page
  let odile: AtDesk
  let firmin: AtDesk
  let says: Awaited<ReturnType<typeof placeWhereOneSpeaks>>
  const banner = () => page.getByRole('region', { name: 'Ce qui est grave' })

  beforeAll(async () => {
    world = await openBrowserWorld({ channels: new Map([...catalogue(), ['memory', memory]]) })
    odile = await world.odile()
    await odile.ask(api.openWorkspace, { body: { name: 'Tisane du Soir' } })
    firmin = await joins(world, odile, 'Firmin')
    says = await placeWhereOneSpeaks(world, memory, odile, 'La page des compotes')
    await says([{ by: 'Ninon', text: 'Mon mari a été malade toute la nuit', minutesAgo: 12 }])
    page = await world.someone()
    // This Chromium has no screen to notify on: what would be shown, and when it is asked, is noted instead.
    await page.addInitScript(`
      window.asked = 0
      window.shown = []
      window.Notification = class {
        static permission = localStorage.getItem('test.permission') ?? 'default'
        static async requestPermission() {
          window.asked++
          localStorage.setItem('test.permission', 'granted')
          return (Notification.permission = 'granted')
        }
        constructor(title, { tag }) { window.shown.push({ title, tag }) }
        close() {}
      }`)
    await signsIn(page)
    await page.getByRole('region', { name: 'Conversations' }).locator('[data-row] > a').first().waitFor()
  })
  afterEach(() => world.nothingAmiss())
  afterAll(() => world.close())

  test('it comes over every screen by itself, and leads to the very words', async () => {
    expect(await banner().count()).toBe(0)
    await says([
      { by: 'Marmelade', text: 'Ma fille a fait une réaction allergique après le pot.', minutesAgo: 9 },
      { by: 'Anselme', text: 'On est aux urgences depuis ce matin' },
    ])
    await banner().getByText('Trois personnes parlent d’un danger chez Les Vergers Imaginaires').waitFor()
    await banner().getByText('Personne ne s’en occupe encore.').waitFor()
    expect(await faults(page, 'banner')).toEqual([])
    await page.goto('/settings')
    await banner().getByRole('link', { name: 'Voir ce qui est dit' }).click()
    const heading = page.getByRole('heading', { level: 1, name: /Trois personnes parlent d’un danger/ })
    await heading.waitFor()
    // On its own page it says so once.
    await soon(() => banner().count()).toBe(0)
    for (const said of ['urgences', 'réaction allergique', 'malade']) await page.getByText(said).first().waitFor()
    await page.getByText('Aucun mail ne part d’ici\u00a0: MAIL_URL n’est pas réglé.').waitFor()
    expect(await faults(page, 'alert')).toEqual([])
    await page.getByRole('link', { name: 'Anselme, La page des compotes' }).click()
    await page.getByRole('feed').getByText('urgences').waitFor()
    await page.goBack()
    await heading.waitFor()
  })

  test('one sees to it; what was done is written, survives a reload, and closes it; one undo opens it again', async () => {
    await page.getByRole('button', { name: 'Je m’en occupe' }).click()
    await page.getByText('Odile s’en occupe.').waitFor()
    const done = page.getByLabel('Ce qui a été fait')
    await done.fill('Lot 7 retiré des rayons.')
    await page.reload()
    await soon(() => done.inputValue()).toBe('Lot 7 retiré des rayons.')
    await page.getByRole('button', { name: 'Clore l’alerte' }).click()
    await page.getByRole('heading', { name: /^Close par Odile/ }).waitFor()
    await page.getByRole('button', { name: /^Défaire/ }).click()
    await page.getByRole('button', { name: 'Clore l’alerte' }).waitFor()
    await done.fill('Lot 7 retiré des rayons.')
    await page.getByRole('button', { name: 'Clore l’alerte' }).click()
    await soon(() => page.getByRole('button', { name: 'Clore l’alerte' }).count()).toBe(0)
    await page.goto('/alerts')
    await page.getByText('Rien de grave en ce moment.').waitFor()
    expect(await faults(page, 'alerts')).toEqual([])
  })

  test('from the alert one decides for everyone who spoke of it, and each is to be told in Boucles', async () => {
    const fact = { words: 'Le lot 7 est retiré.', source: 'Atelier', owner: 'Solène', validUntil: null }
    await odile.ask(api.agreeFact, { body: fact })
    await page.goto('/alerts')
    await page.getByRole('link', { name: /Trois personnes parlent d’un danger/ }).click()
    await page.getByRole('button', { name: 'Décider, et revenir vers chaque personne' }).click()
    await page.getByRole('button', { name: /^Ajouter «.Le lot 7 est retiré/ }).click()
    await soon(() => page.getByLabel('Ce qui change, ou pourquoi non').inputValue()).toBe('Le lot 7 est retiré.')
    expect(await faults(page, 'deciding')).toEqual([])
    await page.getByRole('button', { name: 'Garder la décision' }).click()
    await page.getByRole('heading', { name: 'Un danger signalé', level: 1 }).waitFor()
    await page.getByText('0 sur 3 le sait').waitFor()
    await page
      .getByRole('article', { name: /Anselme/ })
      .getByText('vous nous aviez alertés')
      .waitFor()
    await page.getByRole('link', { name: 'Voir l’alerte' }).click()
    await page.getByRole('heading', { level: 1, name: /Trois personnes parlent d’un danger/ }).waitFor()
  })

  test('one’s own hours, and being told by the browser only once one asks for it', async () => {
    await page.goto('/settings')
    await page.getByLabel('Les vôtres, partout').check()
    await page.getByLabel('samedi').check()
    await page.getByLabel('À', { exact: true }).fill('19:30')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await soon(async () => (await odile.ask(api.ownHours)).hours).toMatchObject({
      days: [1, 2, 3, 4, 5, 6],
      opens: '09:00',
      closes: '19:30',
      zone: 'Europe/Paris',
    })
    expect(await page.evaluate(`window.asked`)).toBe(0)
    await page.getByRole('button', { name: 'Recevoir les alertes par ce navigateur' }).click()
    await page.getByText('Ce navigateur vous prévient.').waitFor()
    expect(await page.evaluate(`window.asked`)).toBe(1)
    expect(await faults(page, 'settings')).toEqual([])
  })

  test('looking at something else, one is told by the browser, once for each time it flares up', async () => {
    await page.evaluate(`document.hasFocus = () => false`)
    await says([
      { by: 'Hector', text: 'Mon fils a été malade toute la nuit' },
      { by: 'Iris', text: 'réaction allergique ici aussi' },
      { by: 'Ugo', text: 'J’ai trouvé un morceau de verre dedans' },
    ])
    await banner().getByText('De nouveau. Six personnes parlent d’un danger').waitFor()
    await says([{ by: 'Zoé', text: 'On est aux urgences aussi' }])
    await banner().getByText('De nouveau. Sept personnes').waitFor()
    expect(await page.evaluate(`window.shown.map(({ title }) => title)`)).toEqual([
      expect.stringMatching(/^De nouveau\. Six personnes parlent d’un danger chez Les Vergers Imaginaires/),
    ])
  })

  test('a note is found first in Ce matin, with what was done since, and read', async () => {
    const body = { workspaces: [odile.workspace], text: 'Marmelade attend un rappel.', key: newId() }
    await firmin.ask(api.handOver, { body })
    await page.goto('/morning')
    await page.getByRole('heading', { name: /^Firmin vous a laissé une note/ }).waitFor()
    await page.getByText('Depuis cette note, personne d’autre n’a rien fait ici.').waitFor()
    expect(await faults(page, 'morning')).toEqual([])
    await page.getByRole('button', { name: 'C’est lu\u00a0: la note de Firmin' }).click()
    await soon(() => page.getByRole('heading', { name: /^Firmin vous a laissé/ }).count()).toBe(0)
    await page.getByRole('button', { name: 'Passer le relais' }).click()
    const dialog = page.getByRole('dialog', { name: 'Passer le relais' })
    const note = dialog.getByLabel('Votre note')
    await note.fill('Le lot 7 est retiré.')
    expect(await faults(page, 'write', '[role=dialog]')).toEqual([])
    await dialog.getByRole('button', { name: 'Laisser la note' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Voir les notes d’avant' }).click()
    await page.getByRole('heading', { name: /^Votre note/ }).waitFor()
    await page.getByText('Marmelade attend un rappel.').waitFor()
    expect(await faults(page, 'handovers')).toEqual([])
    expect((await firmin.ask(api.handovers)).notes).toMatchObject([{ text: 'Le lot 7 est retiré.', clients: [{}] }])
  })
})
