import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { hear, plant } from '#contact-point'
import { api, type Role } from '#contract'
import { readLedger } from '#conversation'
import { type Id } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { memoryEvent, openMemory } from '../../channels/memory/index.ts'
import { join } from '../../server/http/http.test-world.ts'
import { type BrowserWorld, openBrowserWorld, signsIn } from '../browser.ts'
import { type AtDesk, atDesk } from '../world.ts'
import { hasFocus, soon } from './see.ts'

const memory = openMemory()
const many = 150

describe('who else is here is seen wherever one reads, and each writes what is theirs to write', () => {
  let world: BrowserWorld
  let odile: AtDesk
  let solene: AtDesk
  let page: Page
  let conversation: string
  const address = (message = '') => `/conversations/${odile.workspace}/${conversation}${message && `?m=${message}`}`
  const turn = (on: Page, text: string) => on.getByRole('article').filter({ hasText: text })
  const here = (writing: boolean) => ({ params: { conversation }, body: { writing } })

  beforeAll(async () => {
    world = await openBrowserWorld({ channels: new Map([...catalogue(), ['memory', memory]]) })
    odile = await world.odile()
    const workspace = odile.workspace as Id<'workspace'>
    const { jobs, database } = world.desk
    await database.within([workspace], null, async (db) => {
      const place = await plant(db, jobs, world.clock, {
        ...{ workspace, manifest: memory.manifest, name: 'Le forum', address: 'https://forum.example/' },
        ...{ settings: {}, by: 'test' },
      })
      const events = Array.from({ length: many }, (_, n) =>
        memoryEvent({
          ...{ kind: 'said', nativeId: `n${n}`, thread: { nativeId: 't', title: 'Le grand fil' } },
          ...{ by: { name: `voix ${n % 9}` }, text: `parole numéro ${n}.` },
          saidAt: new Date(world.clock().getTime() - (many - n) * 60_000).toISOString(),
        }),
      )
      await hear(db, jobs, world.clock, { workspace, place }, events)
      await readLedger(db, jobs, world.clock, memory, { workspace, place })
    })
    await world.settled()
    solene = atDesk((await joins('Solene', 'desk')).joined, odile.workspace)
    conversation = (await odile.ask(api.conversations)).rows[0]!.id
    page = await world.someone()
    await signsIn(page)
  })
  afterEach(() => world.nothingAmiss())
  afterAll(() => world.close())

  const joins = (name: string, role: Role) =>
    join({ visitor: world.stranger } as never, odile, odile.workspace, { name, role })

  test('in the middle of a long conversation there is one title, and the colleague who writes', async () => {
    await solene.ask(api.actOn, { params: { conversation }, body: { kind: 'assign', to: null } })
    const { messages } = await odile.ask(api.findIn, { params: { conversation }, query: { words: 'parole numéro 75' } })
    await page.goto(address(messages[0]))
    await turn(page, 'parole numéro 75.').waitFor()
    await solene.ask(api.beHere, here(false))
    await page.getByText('Solene lit aussi.').waitFor()
    expect(await page.getByRole('heading', { level: 1 }).allInnerTexts()).toEqual(['Le grand fil'])
    await solene.ask(api.beHere, here(true))
    const bar = page.getByRole('status').filter({ hasText: 'Solene écrit une réponse.' })
    await bar.waitFor()
    expect(await bar.evaluate((one) => one.getBoundingClientRect().top)).toBeLessThan(100)
  })

  test('whoever is gone without a word is soon no longer said to be there', { timeout: 60_000 }, async () => {
    world.clock.goesOn(41)
    await page.getByText('Solene écrit une réponse.').waitFor({ state: 'detached', timeout: 25_000 })
  })

  test('a page out of sight is nobody there; back in sight, one is', async () => {
    const present = async () => (await solene.ask(api.conversation, { params: { conversation } })).present.length
    await soon(present).toBe(1)
    const turns = (hidden: boolean) =>
      page.evaluate(
        `Object.defineProperty(document, 'hidden', { value: ${hidden}, configurable: true }); document.dispatchEvent(new Event('visibilitychange'))`,
      )
    await turns(true)
    await soon(present).toBe(0)
    await turns(false)
    await soon(present).toBe(1)
  })

  test('a colleague keeps, leaves and reads a note, and is offered nothing else to write', async () => {
    const { user } = await joins('Basile', 'colleague')
    expect(user).toBeTruthy()
    const basile = await world.someone()
    await signsIn(basile, 'basile@agence.example')
    await basile.goto(address())
    await basile.getByRole('article').first().waitFor()
    await basile.keyboard.press('n')
    const field = basile.getByLabel('Note entre vous', { exact: true })
    await soon(() => hasFocus(field)).toBe(true)
    await basile.keyboard.type('Attention, lot rappelé.')
    await basile.getByText(/^enregistré/).waitFor()
    await basile.reload()
    await soon(() => field.inputValue()).toBe('Attention, lot rappelé.')
    for (const name of ['Répondre', 'Plutôt répondre', 'Choisir', 'Autres actes'])
      expect(await basile.getByRole('button', { name, exact: true }).count(), name).toBe(0)
    expect(await basile.getByRole('checkbox').count()).toBe(0)
    await field.focus()
    await basile.keyboard.press('Control+Enter')
    await turn(basile, 'Attention, lot rappelé.').filter({ hasText: 'note entre vous' }).waitFor()
    await page.locator('[data-row]').getByText('Attention, lot rappelé.').waitFor()
    await basile.context().close()
  })

  test('whoever is here as the client reads the rest, with no field and no trace of the note', async () => {
    await joins('Marc', 'client')
    const marc = await world.someone()
    await signsIn(marc, 'marc@agence.example')
    await marc.goto(address())
    await turn(marc, `parole numéro ${many - 1}.`).waitFor()
    expect(await marc.getByText('rappelé').count()).toBe(0)
    expect(await marc.getByRole('textbox').count()).toBe(0)
    await marc.context().close()
  })
})
