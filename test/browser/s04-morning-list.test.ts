import { type Locator, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { hear, plant } from '#contact-point'
import { api } from '#contract'
import { readLedger } from '#conversation'
import { type Id } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { memoryEvent, openMemory } from '../../channels/memory/index.ts'
import { type BrowserWorld, openBrowserWorld, signsIn } from '../browser.ts'
import { faults } from './axe.ts'
import { hasFocus, keyboardAlone, soon } from './see.ts'

const memory = openMemory()
const clients = ['Les Vergers Imaginaires', 'Tisane du Soir', 'Atelier Sabot']
const hour = 3_600_000

describe('S4 — a morning with three clients, by the keyboard alone', () => {
  let world: BrowserWorld
  let page: Page
  const row = (by: string) => page.getByRole('listitem').filter({ has: page.getByRole('link', { name: by }) })
  const links = () => page.getByRole('region', { name: 'Conversations' }).locator('[data-row] > a')
  /** Whose row the keys are on. */
  const at = async () =>
    await page.evaluate(`document.activeElement?.closest('[data-row]')?.querySelector('.names')?.textContent ?? ''`)
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const asked = async (question: string, key: string) => {
    const dialog: Locator = page.getByRole('dialog', { name: question })
    await dialog.waitFor()
    await press(key)
    await dialog.waitFor({ state: 'detached' })
  }

  beforeAll(async () => {
    world = await openBrowserWorld({ channels: new Map([...catalogue(), ['memory', memory]]) })
    const odile = await world.odile(clients[0])
    const ids = [odile.workspace]
    for (const name of clients.slice(1)) ids.push((await odile.ask(api.openWorkspace, { body: { name } })).id)
    const night = world.clock().getTime() - hour
    for (const [index, id] of ids.entries()) await aNightPasses(id as Id<'workspace'>, index, night)
    await world.settled()
    page = await world.someone()
    await keyboardAlone(page)
    await signsIn(page)
    await links().first().waitFor()
  })
  afterEach(() => world.nothingAmiss())
  afterAll(() => world.close())

  /** Forty conversations a client: one in four is a dislike, the others are glad. */
  async function aNightPasses(workspace: Id<'workspace'>, client: number, night: number): Promise<void> {
    const { jobs, database } = world.desk
    await database.within([workspace], null, async (db) => {
      const place = await plant(db, jobs, world.clock, {
        workspace,
        manifest: memory.manifest,
        name: `Le blog de ${clients[client]}`,
        address: `https://client-${client}.example/`,
        settings: {},
        by: 'test',
      })
      const events = Array.from({ length: 40 }, (_, n) =>
        memoryEvent({
          kind: 'said',
          nativeId: `n${n}`,
          thread: { nativeId: `t${n}`, title: `Billet ${n}` },
          by: { name: `voix ${client}-${n}` },
          text: n % 4 === 0 ? 'je n’aime pas du tout' : 'j’adore, merci beaucoup',
          saidAt: new Date(night - n * 60_000 - client * 1_000).toISOString(),
        }),
      )
      await hear(db, jobs, world.clock, { workspace, place }, events)
      await readLedger(db, jobs, world.clock, memory, { workspace, place })
    })
  }

  test('one list for all, what awaits first, the client named on every row', async () => {
    await page.getByRole('heading', { name: 'Ce qui vous attend' }).waitFor()
    const texts = await links().allInnerTexts()
    expect(texts.length).toBeGreaterThanOrEqual(30)
    for (const text of texts) expect(clients.some((client) => text.includes(client))).toBe(true)
    expect(new Set(texts.slice(0, 3).map((text) => clients.find((client) => text.includes(client))))).toEqual(
      new Set(clients),
    )
  })

  test('Ce matin: each client, what awaits first; j and k, Enter; read, it says so and ends', async () => {
    await page.goto('/morning')
    await page.getByRole('heading', { name: 'Ce matin' }).waitFor()
    await page.getByText('Rien d’autre ce matin.').waitFor()
    for (const client of clients) await page.getByRole('heading', { name: client }).waitFor()
    expect(await page.getByText('40 personnes ont parlé, toutes pour la première fois.').count()).toBe(3)
    expect(await faults(page, 'morning')).toEqual([])
    await press('j', 'j', 'k')
    const first = page.getByRole('link', { name: /voix 0-/ }).first()
    await soon(() => hasFocus(first)).toBe(true)
    await press('Enter')
    await page.getByText('Vous parlez pour Les Vergers Imaginaires').waitFor()
    await page.goBack()
    await page.getByRole('button', { name: 'C’est lu' }).focus()
    await press('Enter')
    await page.getByText('C’est lu. La prochaine fois commencera ici.').waitFor()
    await soon(() => page.getByText('Personne n’a parlé.').count()).toBe(3)
    await page.goto('/conversations')
    await links().first().waitFor()
  })

  test('a client calls: by its name, a subject, and three sentences to send', async () => {
    await press('Control+k')
    await page.getByRole('dialog', { name: 'Tout faire par son nom' }).waitFor()
    await page.keyboard.type('téléphone')
    await press('Enter')
    const phone = page.getByRole('dialog', { name: 'Client au téléphone' })
    const subject = phone.getByLabel('De quoi s’agit-il')
    await soon(() => hasFocus(subject)).toBe(true)
    await page.keyboard.type('aime pas')
    await phone
      .getByText(/10 personnes en ont parlé, sur «\u00a0Le blog de Les Vergers Imaginaires\u00a0»/)
      .first()
      .waitFor()
    const sentences = await phone.getByLabel('En trois phrases').inputValue()
    expect(sentences).toContain('«\u00a0je n’aime pas du tout\u00a0»')
    expect(sentences).toMatch(/pas encore répondu\u202f; 10 conversations attendent encore une réponse\.$/)
    expect(await faults(page, 'phone', '[role=dialog]')).toEqual([])
    await phone.getByLabel('Choisir un client').selectOption({ label: 'Tisane du Soir' })
    await phone
      .getByText(/sur «\u00a0Le blog de Tisane du Soir\u00a0»/)
      .first()
      .waitFor()
    await press('Escape')
    await phone.waitFor({ state: 'detached' })
  })

  test('j and k move, Enter opens beside the list, Escape comes back to the row', async () => {
    await press('j')
    expect(await at()).toBe('voix 0-0')
    await press('j', 'j', 'k')
    await soon(at).toBe('voix 1-0')
    await press('Enter')
    const turn = page.getByRole('feed').getByRole('article').filter({ hasText: 'je n’aime pas du tout' })
    await soon(() => hasFocus(turn)).toBe(true)
    expect(page.url()).toMatch(/\/conversations\/[^/]+\/[^/]+$/)
    await page.getByText('Vous parlez pour Tisane du Soir').waitFor()
    await press('Escape')
    await soon(at).toBe('voix 1-0')
  })

  test('l lets one live with its reason, u undoes it, each act naming its client', async () => {
    await press('l')
    await asked('Laisser vivre', '2')
    await page.getByText('Tisane du Soir\u00a0: On laisse vivre.').waitFor()
    await row('voix 1-0').filter({ hasText: 'Laisser vivre\u00a0: c’est entre eux' }).waitFor()
    await soon(at).toBe('voix 1-0')
    await press('u')
    await row('voix 1-0').filter({ hasText: 'Désaccord, raison non dite' }).waitFor()
  })

  test('z puts off until tomorrow; it comes back by itself', async () => {
    await press('j')
    await soon(at).toBe('voix 2-0')
    await press('z')
    await page
      .getByRole('dialog', { name: 'Mettre de côté' })
      .getByRole('button', { name: /Demain matin/ })
      .waitFor()
    const tomorrow = page.getByRole('dialog').getByRole('button', { name: /Demain matin/ })
    await press((await tomorrow.locator('kbd').innerText()).trim())
    await page.getByText(/Atelier Sabot\u00a0: Mise de côté, revient demain/).waitFor()
    await row('voix 2-0').filter({ hasText: 'Mise de côté' }).waitFor()
    await page.reload()
    await links().first().waitFor()
    expect(await row('voix 2-0').count()).toBe(0)
    // Just after midnight, tomorrow at half past eight is further than a day away.
    world.clock.goesOn(33 * 3600)
    await world.settled()
    // It does not push what is being read: it waits above until one asks.
    await page.getByRole('button', { name: 'Une conversation a du nouveau. La montrer' }).waitFor()
    await page.getByRole('button', { name: 'Une conversation a du nouveau. La montrer' }).focus()
    await press('Enter')
    await row('voix 2-0').filter({ hasText: 'Désaccord, raison non dite' }).waitFor()
  })

  test('x takes several, one act lets them live, one u brings them all back', async () => {
    await page.reload()
    // What was open is open again; Escape leads to its row.
    await soon(() => hasFocus(page.getByRole('article').filter({ hasText: 'je n’aime pas' }))).toBe(true)
    await press('Escape')
    await soon(at).toBe('voix 1-0')
    await press('k', 'x', 'j', 'x', 'j', 'x')
    await page.getByRole('toolbar', { name: '3 conversations choisies' }).waitFor()
    await press('l')
    await asked('Laisser vivre', '4')
    await page.getByText('On laisse vivre. 3 conversations.').first().waitFor()
    for (const client of [0, 1, 2])
      await row(`voix ${client}-0`).filter({ hasText: 'nous n’avons rien à ajouter' }).waitFor()
    await press('u')
    for (const client of [0, 1, 2]) await row(`voix ${client}-0`).filter({ hasText: 'Désaccord' }).waitFor()
  })

  test('by its name, one client alone; to the end of the list, which says so', async () => {
    await press('Control+k')
    await page.getByRole('dialog', { name: 'Tout faire par son nom' }).waitFor()
    await page.keyboard.type('que tisane')
    await press('Enter')
    await soon(() => new URL(page.url()).searchParams.has('client')).toBe(true)
    await soon(() => links().filter({ hasText: 'Les Vergers Imaginaires' }).count()).toBe(0)
    for (let n = 0; n < 45; n++) await press('j')
    await soon(at).toBe('voix 1-39')
    expect(await links().count()).toBe(40)
    await page.getByText(/^Rien d’autre c/).waitFor()
  })
})
