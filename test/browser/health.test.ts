import { afterEach, beforeEach, expect, test } from 'vitest'
import { hear, plant } from '#contact-point'
import { api } from '#contract'
import { type Id } from '#kernel'
import { openMemory } from '../../channels/memory/index.ts'
import { type BrowserWorld, openBrowserWorld, signsIn } from '../browser.ts'
import { type AtDesk } from '../world.ts'
import { faults } from './axe.ts'
import { focused, keyboardAlone, soon } from './see.ts'

let world: BrowserWorld
let odile: AtDesk
let memory: ReturnType<typeof openMemory>
let place: Id<'contact point'>
beforeEach(async () => {
  memory = openMemory()
  world = await openBrowserWorld({ channels: new Map([['memory', memory]]) })
  odile = await world.odile()
  const workspace = odile.workspace as Id<'workspace'>
  const what = { workspace, manifest: memory.manifest, name: 'Le forum', address: 'forum', settings: {}, by: 'odile' }
  place = await world.desk.database.within([workspace], null, (db) => plant(db, world.desk.jobs, world.clock, what))
})
afterEach(async () => {
  await world.nothingAmiss()
  await world.close()
})

test('how a place is doing, by keyboard alone: read, come back to, and what was set aside read again', async () => {
  const at = { workspace: odile.workspace as Id<'workspace'>, place }
  const strange = { nativeId: null, contentType: 'text/plain', body: Buffer.from('<b>illisible</b>') }
  memory.world.keysEnd(new Date(world.clock().getTime() + 9 * 86_400_000))
  memory.world.hears({ text: 'non, je n’aime pas' })
  const lost = memory.world.hears({ text: 'perdu en chemin', saidAt: world.clock().toISOString() })
  memory.world.loses(lost)
  memory.world.mutes(true)
  await world.desk.database.within([at.workspace], null, (db) => hear(db, world.desk.jobs, world.clock, at, [strange]))
  await world.settled()
  world.clock.goesOn(2 * 86_400)
  await world.settled()

  const page = await world.someone()
  await signsIn(page)
  await keyboardAlone(page)
  await page.goto('/contact-points')
  await page.getByText('Il manque ici une parole que le lieu montre').waitFor()
  expect(await faults(page, 'contact points')).toEqual([])
  await page.getByRole('link', { name: 'Comment il va' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Comment va « Le forum »' }).waitFor()
  await page.getByRole('row', { name: /^en tout.*1$/ }).waitFor()
  await page.getByText(/La clé de ce compte expire le/).waitFor()
  await page.getByText('not JSON').first().waitFor()
  await page.getByText(/On la cherche encore chaque nuit/).waitFor()
  await page.getByText('Les derniers, tels qu’ils sont arrivés').press('Enter')
  await page.getByText('<b>illisible</b>').waitFor()
  expect(await faults(page, 'health')).toEqual([])

  // The address is the place: it survives a reload, and « retour » leads back to the list.
  await page.reload()
  await page.getByRole('heading', { name: 'Comment va « Le forum »' }).waitFor()
  await page.getByRole('button', { name: 'Relire ce qui a été mis de côté' }).press('Enter')
  await page.getByText('Un événement va être relu.').first().waitFor()
  await world.settled()
  memory.world.finds(lost)
  // Just after midnight, the small hours of the next day end further than a day away.
  world.clock.goesOn(30 * 3600)
  await world.settled()
  // What was found in the night ends the alarm by itself, on the open page too.
  await soon(() => page.getByText(/On la cherche encore chaque nuit/).count()).toBe(0)
  await page.getByText(/s’était perdue en chemin/).waitFor()
  await page.getByRole('link', { name: /Tous les points de contact/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Points de contact', level: 1 }).waitFor()
  await soon(() => focused(page)).toBe('Points de contact')
  expect((await odile.ask(api.contactPoints))[0]!.gaps).toEqual([])
})
