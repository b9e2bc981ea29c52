import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { hear, plant } from '#contact-point'
import { api } from '#contract'
import { readLedger } from '#conversation'
import { type Id } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { memoryEvent, openMemory } from '../../channels/memory/index.ts'
import { type BrowserWorld, openBrowserWorld, signsIn } from '../browser.ts'
import { type AtDesk, atDesk } from '../world.ts'
import { hasFocus, soon } from './see.ts'

const memory = openMemory()

describe('each key goes where the reader is, and each act says what it did', () => {
  let world: BrowserWorld
  let odile: AtDesk
  let tisane: AtDesk
  let page: Page
  const list = () => page.getByRole('region', { name: 'Conversations' })
  const rows = () => list().locator('[data-row]')
  const row = (name: string) => rows().filter({ hasText: name })
  const turn = (text: string) => page.getByRole('article').filter({ hasText: text })
  const said = (sentence: string | RegExp) => page.getByRole('status').filter({ hasText: sentence }).first().waitFor()
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }

  beforeAll(async () => {
    world = await openBrowserWorld({ channels: new Map([...catalogue(), ['memory', memory]]) })
    odile = await world.odile()
    tisane = atDesk(odile, (await odile.ask(api.openWorkspace, { body: { name: 'Tisane du Soir' } })).id)
    await speak(odile, 60)
    await speak(tisane, 3)
    page = await world.someone()
    await signsIn(page)
    await page.goto(`/conversations?client=${odile.workspace}`)
    await rows().first().waitFor()
  })
  afterEach(() => world.nothingAmiss())
  afterAll(() => world.close())

  async function speak(desk: AtDesk, many: number): Promise<void> {
    const workspace = desk.workspace as Id<'workspace'>
    const { jobs, database } = world.desk
    await database.within([workspace], null, async (db) => {
      const place = await plant(db, jobs, world.clock, {
        ...{
          workspace,
          manifest: memory.manifest,
          name: `Le forum ${many}`,
          address: `https://forum-${many}.example/`,
        },
        ...{ settings: {}, by: 'test' },
      })
      const events = Array.from({ length: many }, (_, n) => says(n, `je n’aime pas le pot ${n}.`, n + 10))
      await hear(db, jobs, world.clock, { workspace, place }, events)
      await readLedger(db, jobs, world.clock, memory, { workspace, place })
    })
    await world.settled()
  }

  const says = (n: number, text: string, minutesAgo: number) =>
    memoryEvent({
      ...{ kind: 'said', nativeId: `n${n} ${text}`, thread: { nativeId: `t${n}`, title: `Billet ${n}` }, text },
      by: { name: `voix ${n}.` },
      saidAt: new Date(world.clock().getTime() - minutesAgo * 60_000).toISOString(),
    })

  test('a row chosen by its key is heard to be', async () => {
    await press('j', 'x')
    await said('1 conversation choisie')
    await press('x')
    await said('0 conversation choisie')
  })

  test('u undoes the last thing done and names it, whatever the clock of the browser says', async () => {
    await page.evaluate('{ const now = Date.now; Date.now = () => now() + 3_600_000 }')
    await press('x', 'j', 'x', 'l')
    await page.getByRole('dialog', { name: 'Laisser vivre' }).waitFor()
    await press('1')
    await said('On laisse vivre. 2 conversations.')
    await press('j', 'z')
    await page.getByRole('dialog', { name: 'Mettre de côté' }).waitFor()
    await press('1')
    await said(/Mise de côté, revient/)
    await press('u')
    await page
      .getByText(/^C’est défait\s: .*Mise de côté/)
      .last()
      .waitFor()
    await row('voix 2.').filter({ hasText: 'Désaccord' }).waitFor()
    for (const name of ['voix 0.', 'voix 1.']) await row(name).filter({ hasText: 'd’autres ont' }).waitFor()
    await press('u')
    for (const name of ['voix 0.', 'voix 1.']) await row(name).filter({ hasText: 'Désaccord' }).waitFor()
  })

  test('an undo that the server did not hear of can be tried again', async () => {
    await press('l')
    await page.getByRole('dialog', { name: 'Laisser vivre' }).waitFor()
    await press('1')
    await row('voix 2.').filter({ hasText: 'd’autres ont' }).waitFor()
    await page.context().setOffline(true)
    await press('u')
    await page.getByRole('alert').filter({ hasText: 'Le serveur ne répond pas' }).waitFor()
    await page.context().setOffline(false)
    await page.getByRole('alert').getByRole('button', { name: 'Fermer' }).click()
    await press('u')
    await row('voix 2.').filter({ hasText: 'Désaccord' }).waitFor()
    await world.nothingAmiss(/ERR_INTERNET_DISCONNECTED/)
  })

  test('another reason is said in one’s own words', async () => {
    await rows().first().getByRole('link').first().focus()
    await press('l')
    const dialog = page.getByRole('dialog', { name: 'Laisser vivre' })
    await dialog.getByLabel('Une autre raison, en vos mots').fill('8 autres l’ont dit au téléphone')
    await press('Enter')
    await row('voix 0.')
      .filter({ hasText: /Laisser vivre\s: 8 autres l’ont dit au téléphone/ })
      .waitFor()
  })

  test('while what was found stands in the list, j and k walk it and no hidden row is acted on', async () => {
    await press('/')
    await page.keyboard.type('pot')
    await soon(() => rows().count()).toBe(0)
    const hits = list().locator('li a')
    await soon(() => hits.count()).toBeGreaterThan(5)
    await press('Tab')
    await soon(() => hasFocus(hits.first())).toBe(true)
    await press('j')
    await soon(() => hasFocus(hits.nth(1))).toBe(true)
    await press('k')
    await soon(() => hasFocus(hits.first())).toBe(true)
    await press('l', 'z', 'r', 'w', 'n', 'x')
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(new URL(page.url()).pathname).toBe('/conversations')
    await list().getByRole('searchbox').focus()
    await press('Escape')
    await rows().first().waitFor()
  })

  test('in the conversation its own keys go on, though the list beside it is another', async () => {
    await row('voix 4.').getByRole('link').first().click()
    await soon(() => hasFocus(turn('le pot 4.'))).toBe(true)
    await press('x')
    await said('1 message choisi')
    await page.getByLabel('Choisir un client').filter({ visible: true }).selectOption({ label: 'Tisane du Soir' })
    await soon(() => rows().count()).toBe(3)
    await page
      .getByLabel('Choisir un client')
      .filter({ visible: true })
      .evaluate((one) => one.blur())
    await press('x')
    await said('0 message choisi')
    await press('k')
    await soon(() => hasFocus(turn('le pot 4.'))).toBe(true)
    // From one’s own words, w asks nobody why.
    await page.getByLabel('Votre réponse', { exact: true }).fill('Merci de le dire.')
    await press('Control+Enter')
    await soon(() => hasFocus(turn('Merci de le dire.'))).toBe(true)
    await press('w')
    expect(await page.getByLabel('Votre réponse', { exact: true }).inputValue()).toBe('')
    await press('Enter')
    await soon(() => hasFocus(turn('Merci de le dire.'))).toBe(true)
  })

  test('the exact time stands there for the keyboard too', async () => {
    const when = turn('le pot 4.').getByRole('link').first()
    await turn('le pot 4.').focus()
    await press('Tab')
    await soon(() => hasFocus(when)).toBe(true)
    expect(await when.innerText()).toMatch(/\d{4} à \d{2}:\d{2}:\d{2}/)
  })

  test('what was chosen far down is dealt with, though the list began anew', async () => {
    await page.goto(`/conversations?client=${odile.workspace}`)
    await rows().first().waitFor()
    const far = row('voix 57.')
    await page.getByRole('button', { name: 'La suite' }).click()
    await far.getByRole('checkbox').check({ force: true })
    const { database, jobs } = world.desk
    const workspace = odile.workspace as Id<'workspace'>
    const [place] = await odile.ask(api.contactPoints)
    await database.within([workspace], null, async (db) => {
      const at = { workspace, place: place!.id as Id<'contact point'> }
      await hear(db, jobs, world.clock, at, [says(99, 'je n’aime pas le dernier pot.', 0)])
      await readLedger(db, jobs, world.clock, memory, at)
    })
    await page.getByRole('button', { name: 'Une conversation a du nouveau. La montrer' }).click()
    await row('voix 99.').waitFor()
    // What came in stands at the head, and so does the reader: whatever is further down is not read again yet.
    await soon(() => page.getByRole('region', { name: 'Conversations' }).evaluate((list) => list.scrollTop)).toBe(0)
    await soon(() => far.count()).toBe(0)
    await page
      .getByRole('toolbar', { name: '1 conversation choisie' })
      .getByRole('button', { name: 'Mettre de côté' })
      .click()
    await page.getByRole('dialog').getByRole('button').first().click()
    await page.getByRole('toolbar').waitFor({ state: 'detached' })
    const putOff = async () => (await odile.ask(api.conversations, { query: { show: 'snoozed' } })).rows
    await soon(async () => (await putOff()).map((one) => one.names)).toEqual([['voix 57.']])
  })

  test('a list of one place announces its news; what is let in by scrolling no longer waits', async () => {
    const [place] = await odile.ask(api.contactPoints)
    await page.goto(`/conversations?client=${odile.workspace}&place=${place!.id}`)
    await rows().first().waitFor()
    const workspace = odile.workspace as Id<'workspace'>
    const { database, jobs } = world.desk
    await database.within([workspace], null, async (db) => {
      const at = { workspace, place: place!.id as Id<'contact point'> }
      await hear(db, jobs, world.clock, at, [says(100, 'je n’aime pas ce pot-ci.', 0)])
      await readLedger(db, jobs, world.clock, memory, at)
    })
    await page.getByRole('button', { name: 'Une conversation a du nouveau. La montrer' }).click()
    await row('voix 100.').waitFor()
  })

  test('a conversation put aside long ago is found by its name, to be joined', async () => {
    await row('voix 5.').getByRole('link').first().click()
    await turn('le pot 5.').waitFor()
    await press('Control+k')
    await page.getByRole('dialog', { name: 'Tout faire par son nom' }).waitFor()
    await page.keyboard.type('joindre')
    await press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Joindre une conversation' })
    await dialog.getByRole('combobox').fill('billet 57')
    await dialog.getByRole('option', { name: /Billet 57/ }).waitFor()
    await press('Enter')
    await turn('le pot 57.').waitFor()
    await press('u')
    await turn('le pot 57.').waitFor({ state: 'detached' })
  })
})
