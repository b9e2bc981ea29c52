import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { type BrowserWorld, openBrowserWorld, signsIn, telephone, wide } from '../browser.ts'
import { type AtDesk } from '../world.ts'
import { faults } from './axe.ts'
import { misfits, narrowest } from './narrow.ts'
import { hasFocus, soon } from './see.ts'

// Named, what is shown is kept there to be looked at.
const album = process.env.SCREENSHOTS

describe('S8 — doors, by the keyboard, on a telephone', { timeout: 120_000 }, () => {
  let world: BrowserWorld
  let odile: AtDesk
  let page: Page
  let cave = ''
  const seen = async (name: string) => {
    const found = await faults(page, name)
    for (const size of [narrowest, telephone, wide]) {
      await page.setViewportSize(size)
      if (size === narrowest) found.push(...(await misfits(page, name)))
      else
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          if (!album) continue
          mkdirSync(album, { recursive: true })
          await page.screenshot({ path: join(album, `${name}-${size.width}-${colorScheme}.png`), fullPage: true })
        }
    }
    await page.emulateMedia({ colorScheme: 'light' })
    return found
  }

  beforeAll(async () => {
    world = await openBrowserWorld()
    odile = await world.odile()
    const opening = 'Vous mangiez lequel, et où étiez-vous ?'
    for (const name of ['La page de la cave', 'La page des pots']) {
      const body = { channel: 'page', name, opening, language: 'fr' } as const
      const planted = await odile.ask(api.plant, { body })
      cave ||= planted.publicUrl!
    }
    page = await world.someone()
    await signsIn(page)
  })
  afterEach(() => world.nothingAmiss(/410/))
  afterAll(() => world.close())

  test('a door is opened, changed and closed by the keyboard alone, and the closing undone', async () => {
    await page.goto('/contact-points')
    await page.getByRole('link', { name: /^Portes et QR.*La page des pots$/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /^Portes de/ }).waitFor()
    await page.getByLabel('Où on la trouvera').focus()
    await page.keyboard.type('table 4')
    const found = await seen('opening')
    await page.keyboard.press('Enter')
    await page.getByRole('article').waitFor()
    const address = await page.getByLabel('Adresse courte de « table 4 »').inputValue()
    expect(address).toMatch(new RegExp(`^${world.url}/d/[a-z0-9]{6}$`))
    await page.getByRole('button', { name: 'Ouvrir une porte' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.type('sac en papier')
    await page.keyboard.press('Enter')
    await soon(() => page.getByRole('article').count()).toBe(2)
    await page.getByRole('article').nth(0).getByRole('button', { name: 'Modifier' }).focus()
    await page.keyboard.press('Enter')
    await soon(() => hasFocus(page.getByLabel('Où on la trouvera'))).toBe(true)
    await page.keyboard.press('Escape')
    await soon(() => hasFocus(page.getByRole('article').nth(0).getByRole('button', { name: 'Modifier' }))).toBe(true)
    found.push(...(await seen('doors')))
    await page.getByRole('article').nth(1).getByRole('button', { name: 'Fermer' }).focus()
    await page.keyboard.press('Enter')
    await soon(() => hasFocus(page.getByLabel('Un mot pour qui viendra encore'))).toBe(true)
    await page.keyboard.type('La table est rangée pour l’hiver.')
    await page.getByLabel('Proposer à la place').selectOption({ label: 'La page de la cave' })
    found.push(...(await seen('closing')))
    await page.getByRole('button', { name: 'Fermer, avec ce mot' }).focus()
    await page.keyboard.press('Enter')
    await soon(() => hasFocus(page.getByText('Une porte fermée'))).toBe(true)
    await page.keyboard.press('Enter')
    await page.getByText(/^Fermée .*par Odile/).waitFor()
    found.push(...(await seen('closed')))
    const visitor = await world.someone()
    await visitor.goto(address)
    await visitor.getByText('La table est rangée pour l’hiver.').waitFor()
    found.push(...(await faults(visitor, 'a closed door')))
    if (album) await visitor.screenshot({ path: join(album, 'visitor-closed.png') })
    await page.keyboard.press('u')
    await page.getByLabel('Adresse courte de « table 4 »').waitFor()
    const table = page.getByRole('article').filter({ hasText: 'table 4' })
    await table.getByRole('button', { name: 'Fermer' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Fermer, avec ce mot' }).focus()
    await page.keyboard.press('Enter')
    await soon(() => hasFocus(page.getByText('Une porte fermée'))).toBe(true)
    await page.keyboard.press('Enter')
    await table.getByRole('button', { name: 'Rouvrir' }).focus()
    await page.keyboard.press('Enter')
    await soon(() => hasFocus(table.getByRole('link', { name: 'Affiche A4' }))).toBe(true)
    await visitor.goto(address)
    await visitor.getByRole('heading', { name: 'La page des pots' }).waitFor()
    await visitor.goto(`${address}/sheet.html`)
    found.push(...(await faults(visitor, 'the sheet of a door')))
    if (album) await visitor.screenshot({ path: join(album, 'visitor-sheet.png'), fullPage: true })
    expect(found).toEqual([])
  })

  test('what one is writing for a first door stays while a colleague opens another', async () => {
    const body = { channel: 'page', name: 'La page du marché', opening: 'Et ce matin ?', language: 'fr' } as const
    const market = await odile.ask(api.plant, { body })
    await page.goto(`/contact-points/${odile.workspace}/${market.id}/doors`)
    await page.getByLabel('Où on la trouvera').fill('le camion')
    await page.getByLabel('À une adresse ailleurs').focus()
    await page.keyboard.press('Space')
    await page.getByLabel('L’adresse où elle mène').fill('https://pomologie.invalid/')
    await odile.ask(api.openDoor, { params: { place: market.id }, body: { name: 'le banc', goesTo: null } })
    await page.getByRole('article').filter({ hasText: 'le banc' }).waitFor()
    expect(await page.getByLabel('Où on la trouvera').inputValue()).toBe('le camion')
    expect(await hasFocus(page.getByLabel('L’adresse où elle mène'))).toBe(true)
    await page.keyboard.press('Enter')
    await soon(() => page.getByRole('article').count()).toBe(2)
    await soon(() => page.getByRole('button', { name: 'Ouvrir une porte' }).count()).toBe(1)
  })

  test('a page that sleeps is closed with a word from the list, and opened again', async () => {
    world.clock.goesOn(61 * 86_400)
    await page.goto('/contact-points')
    const cellar = page.getByRole('article').filter({ hasText: 'La page de la cave' })
    await cellar.getByText(/soit 61 jours/).waitFor()
    const found = await seen('asleep')
    await cellar.getByRole('button', { name: /^Fermer avec un mot/ }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.type('La cave est rangée.')
    found.push(...(await seen('closing a place')))
    await page.getByRole('button', { name: 'Fermer, avec ce mot' }).focus()
    await page.keyboard.press('Enter')
    await cellar.getByText('Fermé, avec un mot').waitFor()
    await soon(() => hasFocus(cellar.getByRole('button', { name: 'Rouvrir' }))).toBe(true)
    found.push(...(await seen('farewell')))
    await page.keyboard.press('Enter')
    await cellar.getByText('Ouverte au public').waitFor()
    await soon(() => cellar.evaluate((one) => one.contains(one.ownerDocument.activeElement))).toBe(true)
    await cellar.getByRole('link', { name: /^Portes et QR/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('Qui veille ici').waitFor()
    found.push(...(await seen('keeper')))
    await page.goto(page.url().replace(/doors$/, 'grown'))
    await page.getByText('Aucune conversation n’a encore commencé ici.').waitFor()
    const visitor = await world.someone()
    await visitor.goto(cave)
    await visitor.getByLabel('Votre nom, comme tout le monde le lira').fill('Nolwenn')
    await visitor.getByLabel('Vos mots').fill('trois bocaux de poires, et le vélo de ma sœur')
    await visitor.getByRole('button', { name: 'Publier' }).click()
    await page.getByRole('link', { name: /^trois bocaux/ }).waitFor()
    const { spark } = await odile.ask(api.beginSpark, { body: { opener: 'open-question' } })
    const text = 'Et la reinette, qui la cuit ? https://pomologie.invalid/reinette'
    const places = [{ place: cave.split('/').at(-1)!, text: null }]
    const { version } = await odile.ask(api.changeSpark, { params: { spark }, body: { version: 1, text, places } })
    await odile.ask(api.publishSpark, { params: { spark }, body: { version } })
    world.clock.goesOn(11)
    await world.settled()
    await page.getByRole('heading', { name: 'Les pages que nos mots citent' }).waitFor()
    await page.getByText(/N’a pas répondu/).waitFor()
    found.push(...(await seen('grown')))
    expect(found).toEqual([])
  })

  test('pages that our words cite are read further back once, however often one asks, and again where that failed', async () => {
    const linked = Array.from({ length: 19 }, (_, at) => `https://pomologie.invalid/${at + 10}`)
    const places = [{ place: cave.split('/').at(-1)!, text: null }]
    for (const text of [`Voici ${linked.join(' ')}`, `Puis ${linked.map((one) => `${one}/suite`).join(' ')}`]) {
      const { spark } = await odile.ask(api.beginSpark, { body: { opener: 'open-question' } })
      const { version } = await odile.ask(api.changeSpark, { params: { spark }, body: { version: 1, text, places } })
      await odile.ask(api.publishSpark, { params: { spark }, body: { version } })
    }
    world.clock.goesOn(11)
    await world.settled()
    await page.reload()
    const cited = page.getByRole('region', { name: 'Les pages que nos mots citent' }).getByRole('listitem')
    await soon(() => cited.count()).toBe(20)
    let broken = true
    await page.route(/\/mentions\?after=/, (route) => (broken ? route.abort() : route.continue()))
    const more = page.getByRole('button', { name: 'La suite' })
    await more.click()
    await page.getByRole('alert').waitFor()
    broken = false
    await page.getByRole('button', { name: 'Réessayer' }).click()
    await soon(() => cited.count()).toBe(39)
    await page.reload()
    await soon(() => cited.count()).toBe(20)
    // Twice before the first answer.
    await more.evaluate((one: { click(): void }) => {
      one.click()
      one.click()
    })
    await soon(() => cited.count()).toBe(39)
    expect(await page.getByRole('alert').count()).toBe(0)
    await world.nothingAmiss(/410|ERR_FAILED/)
  })
})
