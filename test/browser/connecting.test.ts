import { join } from 'node:path'
import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { api } from '#contract'
import { catalogue } from '../../channels/catalogue.ts'
import { appKeys, openGraph } from '../../channels/facebook/graph.test-world.ts'
import { type Loopback, openLoopback, respond } from '../../channels/loopback.ts'
import { type BrowserWorld, openBrowserWorld, signsIn, telephone, wide } from '../browser.ts'
import { type AtDesk } from '../world.ts'
import { faults } from './axe.ts'
import { misfits } from './narrow.ts'
import { focused, hasFocus, keyboardAlone, soon } from './see.ts'

/** Named, pictures of each form are kept there to be looked at. */
const album = process.env.SCREENSHOTS
let graph: Awaited<ReturnType<typeof openGraph>>
let channels = catalogue()
const accounts = [...channels.values()].map(({ manifest }) => manifest).filter(({ form }) => form)
let world: BrowserWorld
let odile: AtDesk
let site: Loopback

beforeAll(async () => {
  graph = await openGraph()
  channels = new Map(channels).set('facebook', graph.channel)
  site = await openLoopback((_, response, path) =>
    path === '/atelier/'
      ? respond(response, 200, { 'content-type': 'text/html' }, '<title>L’Atelier des Lunes</title>')
      : respond(response, 404, {}),
  )
  world = await openBrowserWorld({ channels })
  odile = await world.odile()
})
afterEach(() => world.nothingAmiss())
afterAll(async () => {
  await world.close()
  await site.close()
  await graph.close()
})

test('an account is connected by keyboard alone: what is wrong stands at its field, what is right is planted', async () => {
  const page = await world.someone()
  await signsIn(page)
  await keyboardAlone(page)
  await page.goto('/contact-points?plant=webmention')
  const where = page.getByLabel('Adresse du site, ou de la partie du site')
  await where.fill(`${site.url}/nulle-part`)
  await page.getByLabel('Nom sous lequel vous répondez').fill('L’Atelier')
  await page.keyboard.press('Enter')
  await soon(() => where.getAttribute('aria-invalid')).toBe('true')
  expect(await faults(page, 'refused')).toEqual([])
  await where.fill(`${site.url}/atelier/`)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'L’Atelier des Lunes' }).waitFor()
  // The line that the site needs stands there to be copied, with the place's own address in it.
  const line = page.getByLabel('À poser dans l’en-tête de chaque page du site')
  expect(await line.inputValue()).toMatch(
    new RegExp(`^<link rel="webmention" href="${world.url}/at/${odile.workspace}/[0-9a-f-]{36}/mention">$`),
  )
  await line.focus()
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('Copier la ligne')
  expect(await faults(page, 'connected')).toEqual([])
})

test('what was seen elsewhere is noted by keyboard alone; nothing is lost on reload; a file is shown, heard and undone', async () => {
  const page = await world.someone()
  await signsIn(page)
  await keyboardAlone(page)
  await page.goto('/contact-points?plant=notes')
  await page.getByLabel('Son nom').fill('Avis relevés')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Noter dans «\u00a0Avis relevés\u00a0»' }).waitFor()
  const words = page.getByLabel('Ses mots')
  await words.focus()
  const pasted = 'Marmelade\n12 mars 2026 à 14 h 05\nnon, je n’aime pas\nhttps://avis.example/compote#3'
  await page.evaluate(pastes(pasted))
  await soon(() => words.inputValue()).toBe('non, je n’aime pas')
  const where = page.getByLabel('Adresse de la page ou du post')
  expect(await where.inputValue()).toBe('https://avis.example/compote#3')
  expect(await page.getByLabel('Qui parle').inputValue()).toBe('Marmelade')
  await page.reload()
  await soon(() => words.inputValue()).toBe('non, je n’aime pas')
  await where.fill('javascript:alert(1)')
  await page.keyboard.press('Enter')
  await soon(() => where.getAttribute('aria-invalid')).toBe('true')
  expect(await faults(page, 'unfit')).toEqual([])
  await where.fill('https://avis.example/compote#3')
  await page.keyboard.press('Enter')
  await page.getByText('C’est noté').first().waitFor()
  await soon(() => words.inputValue()).toBe('')

  const lines = [
    'Adresse;Texte;Cliente;Date;Note',
    'https://avis.example/1;"trop sucrée ; trop chère";Zoé;13/03/2026;2',
    'https://avis.example/2;oui;Ada;31/02/2026;5',
    'https://avis.example/compote;non, je n’aime pas;Marmelade;;',
  ]
  const file = { name: 'avis.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByText('«\u00a0avis.csv\u00a0» contient 3 lignes.').first().waitFor()
  await page.reload()
  const speaks = page.getByLabel('Cliente')
  await soon(() => speaks.inputValue()).toBe('')
  await speaks.focus()
  await speaks.selectOption({ label: 'qui parle' })
  await page.getByText('Ligne 2 · Zoé · 13 mars 2026').waitFor()
  expect(await page.getByLabel('Note').inputValue()).toBe('')
  expect(await hasFocus(speaks)).toBe(true)
  await page.route(/\/columns$/, (route) => route.abort())
  await speaks.selectOption('')
  await soon(() => speaks.inputValue()).toBe('author')
  await page.unroute(/\/columns$/)
  await page.getByRole('alert').getByRole('button').focus()
  await page.keyboard.press('Enter')
  await world.nothingAmiss(/ERR_FAILED/)
  await looked(page, 'shown')
  await page.getByRole('button', { name: 'Tout entendre' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Une parole entendue. Une était déjà connue. Une ligne n’a pas pu être lue.').first().waitFor()
  await page.getByText('Ligne 3\u00a0: la date ne se lit pas').waitFor()
  await looked(page, 'came of it')
  await page.getByRole('button', { name: 'Défaire cet import' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Oui, défaire' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('L’import est défait').first().waitFor()
})

test('whoever comes new to a platform reads what it asks for, and sees at each step whether it has arrived', async () => {
  const page = await world.someone()
  await signsIn(page)
  await keyboardAlone(page)
  await page.goto('/contact-points?plant=facebook')
  await page.getByRole('heading', { name: 'Votre application chez Meta' }).waitFor()
  for (const { key, what } of channels.get('facebook')!.manifest.rights!) {
    await page.getByText(key, { exact: true }).waitFor()
    await page.getByText(what.fr).waitFor()
  }
  await page.getByText('on entendra par relevés').waitFor()
  const check = (of: string) => page.locator(`[data-check=${of}]`).first().innerText()
  expect(await check('hook')).toBe('Meta n’a pas encore vérifié cette adresse.')
  expect(await check('back')).toContain('Se vérifie quand un premier compte')
  expect(await check('keys')).toContain('Les clés manquent encore')
  await page.getByLabel('Identifiant de l’application').fill(appKeys.id)
  await page.getByLabel('Clé secrète').fill('fausse')
  await page.getByLabel('Jeton de vérification').fill(appKeys.verify)
  await page.keyboard.press('Enter')
  await soon(() => page.getByLabel('Clé secrète').getAttribute('aria-invalid')).toBe('true')
  await looked(page, 'facebook refused', 1900)
  await page.getByLabel('Clé secrète').fill(appKeys.secret)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Revoir ses clés' }).focus()
  await page.keyboard.press('Enter')
  await soon(() => check('keys')).toBe('Vérifié\u00a0: ces clés ouvrent chez Meta.')
  // Meta asks whether the address is ours; what came of it shows once one looks again.
  const asks = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.verify_token': appKeys.verify,
    'hub.challenge': '42',
  })
  const hook = `${world.url}/at/${odile.workspace}/app/meta`
  expect(await (await fetch(`${hook}?${asks}`)).text()).toBe('42')
  await page.getByRole('button', { name: 'Regarder à nouveau' }).focus()
  await page.keyboard.press('Enter')
  await soon(() => check('hook')).toContain('Meta a vérifié cette adresse,')
  await looked(page, 'facebook verified', 1900)
  await odile.ask(api.forgetApp, { body: { platform: 'meta' } })
})

test.each(['youtube', 'x', 'vimeo'] as const)(
  '%s: what it asks for, what works without, each right, each address to copy, each check',
  async (key) => {
    const page = await world.someone({ viewport: telephone })
    await signsIn(page)
    await page.goto(`/contact-points?plant=${key}`)
    const { app, rights } = channels.get(key)!.manifest
    await page.getByRole('heading', { name: `Votre application chez ${app!.name.fr}` }).waitFor()
    const headings = await page.locator('.app h4').allInnerTexts()
    expect(headings.slice(0, 4)).toEqual([
      'Ce que la plateforme demande d’abord',
      'Ce qui marche sans elle',
      'Les droits demandés en se connectant',
      'Ce qu’il y a à faire là-bas',
    ])
    const told = (await page.locator('.app').innerText()).replaceAll(/\s+/g, ' ')
    const said = [
      ...app!.asks,
      app!.without,
      ...rights!.map(({ what }) => what),
      ...app!.steps.map(({ say }) => say),
      ...(app!.review ?? []),
    ]
    for (const { fr } of said) expect(told).toContain(fr.replaceAll(/\s+/g, ' '))
    for (const right of rights!) expect(told).toContain(right.key)
    const pasted = await page.getByLabel('À coller là-bas').all()
    expect(await Promise.all(pasted.map((one) => one.inputValue()))).toContain(`${world.url}/joined`)
    expect(await page.locator('[data-check=back]').innerText()).toBe('Se vérifie quand un premier compte se connecte.')
    expect(await page.locator('[data-check=keys]').innerText()).toMatch(/^Les clés manquent encore/)
    for (const one of await page.locator('[data-check=account]').all())
      expect(await one.innerText()).toBe('Se vérifie quand un premier compte se connecte.')
    await looked(page, `app ${key}`, 1900)
  },
)

test.each(['fr', 'en'] as const)('the form of each account can be read and reached at 390 px (%s)', async (spoken) => {
  const page = await world.someone({ viewport: telephone })
  await signsIn(page)
  await page.goto('/settings')
  const languages = page.locator('select').filter({ has: page.locator('option[value="fr-CA"]') })
  await languages.first().selectOption(spoken)
  await soon(() => page.evaluate('document.documentElement.lang')).toBe(spoken)
  for (const { key, form, app } of accounts) {
    await page.goto(`/contact-points?plant=${key}`)
    // Through an app of one's own: its keys are asked for first.
    for (const { label } of app ? app.form : form!) await page.getByLabel(label[spoken]).first().waitFor()
    expect(await faults(page, `${key} ${spoken}`)).toEqual([])
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
    expect(await page.evaluate(overflow), `${key} ${spoken}`).toBeLessThanOrEqual(0)
    if (album) await page.screenshot({ path: join(album, `form-${key}-${spoken}.png`), fullPage: true })
  }
})

/** Nothing amiss there, at a desk and on a telephone; pictures are kept in both, light and dark. */
async function looked(page: Page, name: string, height?: number): Promise<void> {
  expect(await faults(page, name)).toEqual([])
  await page.setViewportSize(telephone)
  expect(await misfits(page, name)).toEqual([])
  if (album)
    for (const [viewport, colorScheme] of [
      [telephone, 'light'],
      [telephone, 'dark'],
      [wide, 'light'],
      [wide, 'dark'],
    ] as const) {
      await page.setViewportSize({ ...viewport, ...(height && { height }) })
      await page.emulateMedia({ colorScheme })
      await page.screenshot({ path: join(album, `notes ${name} ${viewport.width} ${colorScheme}.png`) })
    }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(wide)
}

/** As a browser pastes: the event first, then the words. */
const pastes = (text: string) => `(() => {
  const field = document.activeElement
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', ${JSON.stringify(text)})
  field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
  document.execCommand('insertText', false, ${JSON.stringify(text)})
})()`
