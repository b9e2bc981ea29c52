import { join } from 'node:path'
import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { plant } from '#contact-point'
import { api } from '#contract'
import { type Id } from '#kernel'
import { openMemory } from '../../channels/memory/index.ts'
import { type BrowserWorld, openBrowserWorld, signsIn, telephone, wide } from '../browser.ts'
import { type AtDesk } from '../world.ts'
import { faults } from './axe.ts'
import { misfits } from './narrow.ts'
import { keyboardAlone, soon } from './see.ts'

/** Named, pictures are kept there to be looked at. */
const album = process.env.SCREENSHOTS
const memory = openMemory()
let world: BrowserWorld
let odile: AtDesk
let page: Page

beforeAll(async () => {
  world = await openBrowserWorld({ channels: new Map([['memory', memory]]) })
  odile = await world.odile()
  const workspace = odile.workspace as Id<'workspace'>
  const what = { workspace, manifest: memory.manifest, name: 'Le forum', address: 'forum', settings: {}, by: 'odile' }
  await world.desk.database.within([workspace], null, (db) => plant(db, world.desk.jobs, world.clock, what))
  memory.world.hears({ text: 'La poire de cet automne est un régal.', by: { name: 'Marmelade' } })
  memory.world.hears({ text: 'Et vous livrez à Tours ?', by: { name: 'Basile' } })
  await world.settled()
  page = await world.someone()
  await signsIn(page)
  await keyboardAlone(page)
})
afterEach(() => world.nothingAmiss())
afterAll(async () => world?.close())

const turnOf = (name: string) => page.getByRole('article').filter({ hasText: name })
async function leaves(): Promise<void> {
  world.clock.goesOn(11)
  await world.settled()
  await page.clock.setFixedTime(world.clock())
}

test('a like by one key: undone at once, given, taken back, and told where it was not taken', async () => {
  const { id } = (await odile.ask(api.conversations)).rows[0]!
  await page.goto(`/conversations/${odile.workspace}/${id}`)
  const pear = turnOf('Marmelade')
  await pear.waitFor()
  await pear.focus()
  await page.keyboard.press('b')
  await pear.getByText('par Odile, part dans').waitFor()
  await looked('leaving')
  await page.keyboard.press('u')
  await soon(() => pear.getByText('par Odile').count()).toBe(0)
  await leaves()
  expect(memory.world.liked()).toEqual([])

  await pear.focus()
  await page.keyboard.press('b')
  await pear.getByText('part dans').waitFor()
  await leaves()
  await pear.getByText(/par Odile\s*$/).waitFor()
  expect(memory.world.liked()).toHaveLength(1)
  // It is a nod: what awaited goes on awaiting.
  expect((await odile.ask(api.conversations)).rows[0]!.awaiting).toBe(1)
  await looked('given')

  await pear.getByRole('button', { name: 'Ne plus aimer' }).focus()
  await page.keyboard.press('Enter')
  await pear.getByText('repris dans').waitFor()
  await leaves()
  await soon(() => pear.getByText('par Odile').count()).toBe(0)
  expect(memory.world.liked()).toEqual([])

  memory.world.maysLike(false)
  await pear.focus()
  await page.keyboard.press('b')
  await pear.getByText('part dans').waitFor()
  await leaves()
  await pear.getByText('il manque au compte le droit d’aimer ici').waitFor()
  await looked('refused')
  memory.world.maysLike(true)
  await pear.getByRole('button', { name: 'Réessayer' }).focus()
  await page.keyboard.press('Enter')
  await pear.getByText('part dans').waitFor()
  await leaves()
  await pear.getByText(/par Odile\s*$/).waitFor()
  await page.reload()
  await pear.getByText(/par Odile\s*$/).waitFor()
})

/** Nothing amiss there, at a desk and on a telephone; pictures are kept in both, light and dark. */
async function looked(name: string): Promise<void> {
  expect(await faults(page, name)).toEqual([])
  await page.setViewportSize(telephone)
  expect(await misfits(page, name)).toEqual([])
  if (album)
    for (const [viewport, colorScheme] of [
      [telephone, 'light'],
      [wide, 'dark'],
      [wide, 'light'],
    ] as const) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme })
      await page.screenshot({ path: join(album, `nod ${name} ${viewport.width} ${colorScheme}.png`) })
    }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(wide)
}
