import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Knock } from '#channel'
import { api } from '#contract'
import { newId } from '#kernel'
import { appKeys, openGraph } from '../../channels/facebook/graph.test-world.ts'
import { type AtDesk, openWorld, publicUrl, type World } from '../world.ts'

let graph: Awaited<ReturnType<typeof openGraph>>
let world: World
let odile: AtDesk

beforeAll(async () => {
  graph = await openGraph()
  world = await openWorld({ channels: new Map([['facebook', graph.channel]]) })
  graph.at.now = world.clock().getTime()
  odile = await world.odile()
})
afterAll(async () => {
  await world.close()
  await graph.close()
})

async function arrives({ body, headers }: Knock) {
  const address = `${publicUrl}/at/${odile.workspace}/app/meta`
  const answer = await world.desk.app.request(address, { method: 'POST', body: Buffer.from(body), headers })
  await world.settled()
  return answer.status
}
async function turnSaying(text: string) {
  for (const { id } of (await odile.ask(api.conversations, { query: {} })).rows) {
    const turn = (await odile.ask(api.turns, { params: { conversation: id } })).turns.find((one) => one.text === text)
    if (turn) return { conversation: id, turn }
  }
  throw new Error(`nobody said ${text}`)
}
async function answers(heard: string, text: string, audience: 'public' | 'direct') {
  const { conversation, turn } = await turnSaying(heard)
  const body = { text, answers: [turn.id], audience, key: newId() }
  await odile.ask(api.reply, { params: { conversation }, body })
  world.clock.goesOn(11)
  await world.settled()
  return (await turnSaying(text)).turn
}

test('she signs in through her own app at Meta, and chooses which Page', async () => {
  await odile.ask(api.keepApp, { body: { platform: 'meta', given: appKeys } })
  const set = await odile.ask(api.setOut, { body: { channel: 'facebook', given: {} } })
  if (set.kind !== 'set-out') throw new Error(set.why)
  const came = { state: new URL(set.goTo).searchParams.get('state')!, code: 'code-donné' }
  const arrived = await odile.ask(api.arrive, { body: { came } })
  if (arrived.kind !== 'which') throw new Error(arrived.kind)
  const mine = arrived.of.find(({ name }) => name === 'Les Vergers Imaginaires')!
  expect(await odile.ask(api.choose, { body: { way: arrived.way, key: mine.key } })).toMatchObject({
    kind: 'connected',
    place: { name: 'Les Vergers Imaginaires', state: 'listening' },
  })
})

test('a comment is brought, heard once, and answered where it stands', async () => {
  graph.says('non, trop sucrée')
  const knock = graph.hooked.at(-1)!
  expect(await arrives({ ...knock, headers: {} })).toBe(401)
  expect([await arrives(knock), await arrives(knock)]).toEqual([200, 200])
  const said = await answers('non, trop sucrée', 'Merci de le dire.', 'public')
  expect(said).toMatchObject({ ours: true, delivery: { state: 'sent' } })
  expect(graph.comments.at(-1)).toMatchObject({ text: 'Merci de le dire.', parent: graph.comments[0]!.id })
  // It comes back as an echo, and stands there once.
  expect(await arrives(graph.hooked.at(-1)!)).toBe(200)
  const { conversation } = await turnSaying('non, trop sucrée')
  const { turns } = await odile.ask(api.turns, { params: { conversation } })
  expect(turns.map(({ text }) => text)).toEqual(['non, trop sucrée', 'Merci de le dire.'])
})

test('a private message is heard apart, and answered to its author alone', async () => {
  graph.writes('vous livrez à Tours ?')
  expect(await arrives(graph.hooked.at(-1)!)).toBe(200)
  const { conversation } = await turnSaying('vous livrez à Tours ?')
  expect(conversation).not.toBe((await turnSaying('non, trop sucrée')).conversation)
  expect(await answers('vous livrez à Tours ?', 'Oui, dès lundi.', 'direct')).toMatchObject({
    delivery: { state: 'sent' },
  })
  expect(graph.messages.at(-1)).toMatchObject({ to: '8001', text: 'Oui, dès lundi.' })
  expect(graph.comments.map(({ text }) => text)).not.toContain('Oui, dès lundi.')
})

test('a private message that its author changes is read as it stands now', async () => {
  const said = graph.messages[0]!
  const changed = { message_edit: { mid: said.id, text: 'vous livrez à Tours demain ?', num_edit: 1 } }
  expect(await arrives(graph.bringsMessage({ ...said, at: said.at + 60_000 }, changed))).toBe(200)
  await expect(turnSaying('vous livrez à Tours ?')).rejects.toThrow('nobody said')
  await turnSaying('vous livrez à Tours demain ?')
})

test('a comment is answered in private, where nobody else reads it', async () => {
  graph.says('mon colis est perdu')
  expect(await arrives(graph.hooked.at(-1)!)).toBe(200)
  const said = await answers('mon colis est perdu', 'Écrivez-nous ici.', 'direct')
  expect(said).toMatchObject({ ours: true, delivery: { state: 'sent' } })
  expect(graph.messages.at(-1)).toMatchObject({ to: '97001', text: 'Écrivez-nous ici.' })
  expect(graph.comments.map(({ text }) => text)).not.toContain('Écrivez-nous ici.')
})
