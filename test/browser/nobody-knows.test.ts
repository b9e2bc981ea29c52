import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { plant } from '#contact-point'
import { api } from '#contract'
import { type Id } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { openMemory } from '../../channels/memory/index.ts'
import { type BrowserWorld, openBrowserWorld, signsIn } from '../browser.ts'
import { faults } from './axe.ts'
import { hasFocus, keyboardAlone, soon } from './see.ts'

const memory = openMemory()

describe('nobody knows whether an answer arrived', () => {
  let world: BrowserWorld
  let page: Page
  let isSilent = true
  const channel = {
    ...memory,
    says: {
      say: async (...of: Parameters<typeof memory.says.say>) =>
        isSilent ? ({ kind: 'unknown' } as const) : await memory.says.say(...of),
      readBack: async (...of: Parameters<typeof memory.says.readBack>) =>
        isSilent ? ({ kind: 'unknown' } as const) : await memory.says.readBack(...of),
    },
  }
  const ours = () => page.getByRole('article').filter({ hasText: 'Oui, la pomme seule.' })
  const verb = (name: string) => ours().getByRole('button', { name, exact: true })
  const press = async (name: string) => {
    await verb(name).focus()
    await page.keyboard.press('Enter')
  }

  beforeAll(async () => {
    world = await openBrowserWorld({ channels: new Map([...catalogue(), ['memory', channel]]) })
    const odile = await world.odile()
    const workspace = odile.workspace as Id<'workspace'>
    const what = { workspace, manifest: memory.manifest, name: 'Le forum', address: 'forum', settings: {}, by: 'test' }
    await world.desk.database.within([workspace], null, (db) => plant(db, world.desk.jobs, world.clock, what))
    memory.world.hears({ text: 'et sans sucre ajouté, vous faites ?' })
    await world.settled()
    page = await world.someone()
    await keyboardAlone(page)
    await signsIn(page)
    const { id } = (await odile.ask(api.conversations)).rows[0]!
    await page.goto(`/conversations/${odile.workspace}/${id}`)
    await page.getByRole('article').first().waitFor()
    await page.keyboard.press('r')
    await page.getByLabel('Votre réponse', { exact: true }).fill('Oui, la pomme seule.')
    await page.keyboard.press('Control+Enter')
    await ours().waitFor()
    world.clock.goesOn(11)
    await world.settled()
  })
  afterEach(() => world.nothingAmiss())
  afterAll(() => world.close())

  test('it says so, and what one may do; that it arrived is taken back by u', async () => {
    await ours().getByText('parti peut-être').waitFor()
    expect(await faults(page, 'nobody knows')).toEqual([])
    await press('C’est arrivé')
    await ours().getByText('arrivé, quelqu’un d’ici l’a vu').waitFor()
    await soon(() => hasFocus(ours())).toBe(true)
    await page.keyboard.press('u')
    await ours().getByText('parti peut-être').waitFor()
  })

  test('said once more only after one has read that it may be read twice', async () => {
    await press('Redire')
    await ours().getByText('Si c’était arrivé, on le lira deux fois.').waitFor()
    // The hand stays where it was: the next key answers the question.
    await soon(() => page.evaluate(`document.activeElement.textContent.trim()`)).toBe('Redire quand même')
    expect(await faults(page, 'said once more')).toEqual([])
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await soon(() => hasFocus(verb('Redire'))).toBe(true)
    await page.keyboard.press('Enter')
    await verb('Redire quand même').waitFor()
    isSilent = false
    await page.keyboard.press('Enter')
    await ours().getByText('partira un peu plus tard').waitFor()
    world.clock.goesOn(11)
    await world.settled()
    await ours().getByText('est en place, relu sur place').waitFor()
    expect(memory.world.said().map(({ text }) => text)).toEqual(['Oui, la pomme seule.'])
  })
})
