import { afterAll, beforeAll, expect, test } from 'vitest'
import { hear } from '#contact-point'
import { api } from '#contract'
import { readLedger } from '#conversation'
import { type Id } from '#kernel'
import { page as channel } from '../../../channels/page/index.ts'
import { passerBy } from '../../../test/passer-by.ts'
import { type AtDesk, openWorld, type World } from '../../../test/world.ts'

let world: World
let odile: AtDesk

beforeAll(async () => {
  world = await openWorld()
  odile = await world.odile()
})
afterAll(async () => world.close())

/** So many voices on a page of their own, a minute apart, through the ledger like any other. */
async function pageWith(name: string, count: number): Promise<{ url: string; conversation: string }> {
  const planted = await odile.ask(api.plant, {
    body: { channel: 'page', name, opening: `${name} ?`, language: 'fr' },
  })
  const at = { workspace: odile.workspace as Id<'workspace'>, place: planted.id as Id<'contact point'> }
  const start = world.clock().getTime() - count * 60_000
  const events = Array.from({ length: count }, (_, index) =>
    channel.receives.receive({
      id: `${name}-${index}`,
      by: { id: `someone-${index % 7}`, name: `Voix ${index % 7}` },
      text: `${name} ${index}`,
      answers: index ? `${name}-${index - 1}` : null,
      thread: planted.id,
      at: new Date(start + index * 60_000).toISOString(),
    }),
  )
  const { database, jobs } = world.desk
  const conversations = await database.within([odile.workspace], null, async (db) => {
    await hear(db, jobs, world.clock, at, events)
    return (await readLedger(db, jobs, world.clock, channel, at)).conversations
  })
  return { url: planted.publicUrl!, conversation: conversations[0]! }
}

const numbers = (texts: readonly string[]) => texts.slice(1).map((text) => Number(text.split(' ').at(-1)))
const from = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index)

test('a long thread goes on in both directions, in time order, without a gap', async () => {
  const { url } = await pageWith('Nèfle', 450)
  const reader = passerBy(world.desk.app)
  await reader.go(url)
  expect(numbers(reader.texts())).toEqual(from(250, 200))
  await reader.follow('Plus ancien')
  expect(numbers(reader.texts())).toEqual(from(50, 200))
  await reader.follow('Plus ancien')
  expect(numbers(reader.texts())).toEqual(from(0, 50))
  await expect(reader.follow('Plus ancien')).rejects.toThrow('no link')
  await reader.follow('Plus récent')
  expect(numbers(reader.texts())).toEqual(from(50, 200))
  await reader.follow('Plus récent')
  expect(numbers(reader.texts())).toEqual(from(250, 200))
  await expect(reader.follow('Plus récent')).rejects.toThrow('no link')
})

test('one message is found wherever it stands, by our id or by the page’s own', async () => {
  const { url } = await pageWith('Coing', 450)
  const reader = passerBy(world.desk.app)
  await reader.go(`${url}?at=Coing-120#at`)
  expect(numbers(reader.texts())).toEqual(from(20, 200))
  expect(reader.html().match(/id="at"/g)).toHaveLength(1)
  await reader.follow('Plus ancien')
  expect(numbers(reader.texts())).toEqual(from(0, 20))
  await reader.go(`${url}?at=Coing-0`)
  expect(numbers(reader.texts())).toEqual(from(0, 100))
  await reader.go(`${url}?at=Coing-449`)
  expect(numbers(reader.texts())).toEqual(from(349, 101))
  // Three levels deep at most, however long the chain of answers.
  expect(new Set(reader.html().match(/<li class="d\d/g))).toEqual(new Set(['<li class="d3']))
  // What it answers may stand on an earlier page: the link leads there.
  await reader.go(url)
  await reader.follow(/^Voix \d$/)
  expect(numbers(reader.texts())).toContain(249)
})

test('joined with another conversation at the desk, a page still shows its own words alone', async () => {
  const [mirabelle, quetsche] = [await pageWith('Mirabelle', 3), await pageWith('Quetsche', 3)]
  await odile.ask(api.join, {
    params: { conversation: mirabelle.conversation },
    body: { conversation: quetsche.conversation },
  })
  for (const [name, { url }] of [
    ['Mirabelle', mirabelle],
    ['Quetsche', quetsche],
  ] as const) {
    const reader = passerBy(world.desk.app)
    await reader.go(url)
    expect(reader.texts()).toEqual([`${name} ?`, `${name} 0`, `${name} 1`, `${name} 2`])
  }
})
