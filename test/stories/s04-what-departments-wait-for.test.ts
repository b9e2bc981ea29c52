import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '#contract'
import { join } from '../../server/http/http.test-world.ts'
import { type AskingWorld, day, openAskingWorld, question } from '../asking-world.ts'
import { type AtDesk, atDesk } from '../world.ts'

let at: AskingWorld

beforeAll(async () => {
  at = await openAskingWorld()
})
afterAll(() => at?.close())

const morning = async (who: AtDesk) =>
  (await who.ask(api.morning, { query: { workspace: who.workspace } })).clients[0]!.asks

test('S4 — Ce matin tells what departments write and miss, and what they have not answered in time', async () => {
  const { world, odile, colleague, asks, letterLeaves, soon } = at
  expect(await morning(odile)).toEqual([])
  await asks({ dueAt: soon(1) })
  const solene = await colleague((await letterLeaves()).link)
  expect(await morning(odile)).toEqual([])
  world.clock.goesOn(1.5 * day)
  await world.settled()
  expect(await morning(odile)).toMatchObject([{ why: 'overdue', department: 'Service qualité', words: question }])
  await solene.send('Il me manque quelque chose', { name: 'Solène', text: 'Quel lot ?', quote: 'yes' })
  const [department] = (await odile.ask(api.services)).departments
  const other = await colleague(department!.link!)
  await other.send('Envoyer', { name: 'Solène', text: 'J’ai vu passer un pot gonflé.' })
  expect((await morning(odile)).map(({ why, words }) => [why, words])).toEqual([
    ['word', 'J’ai vu passer un pot gonflé.'],
    ['asked-back', question],
  ])
})

test('the client’s own reader, and whoever works for another client, read none of it', async () => {
  const { world, odile } = at
  const who = { name: 'Basile', role: 'client' as const }
  const { joined } = await join({ visitor: world.stranger } as never, odile, odile.workspace, who)
  expect(await morning(atDesk(joined, odile.workspace))).toEqual([])
  const { answer: opened } = await odile.call(api.openWorkspace, { body: { name: 'Les Bougies Imaginaires' } })
  expect(await morning(atDesk(odile, opened.id))).toEqual([])
})
