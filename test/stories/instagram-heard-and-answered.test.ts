import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Knock } from '#channel'
import { api } from '#contract'
import { newId } from '#kernel'
import { appKeys, openGraph } from '../../channels/instagram/graph.test-world.ts'
import { type AtDesk, openWorld, publicUrl, type World } from '../world.ts'

let graph: Awaited<ReturnType<typeof openGraph>>
let world: World
let odile: AtDesk

beforeAll(async () => {
  graph = await openGraph()
  world = await openWorld({ channels: new Map([['instagram', graph.channel]]) })
  graph.at.now = world.clock().getTime()
  odile = await world.odile()
})
afterAll(async () => {
  await world.close()
  graph.close()
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

test('she signs in through her own app at Meta, and chooses which account', async () => {
  await odile.ask(api.keepApp, { body: { platform: 'meta', given: appKeys } })
  const set = await odile.ask(api.setOut, { body: { channel: 'instagram', given: {} } })
  if (set.kind !== 'set-out') throw new Error(set.why)
  const came = { state: new URL(set.goTo).searchParams.get('state')!, code: 'code-donné' }
  const arrived = await odile.ask(api.arrive, { body: { came } })
  if (arrived.kind !== 'which') throw new Error(arrived.kind)
  const mine = arrived.of.find(({ name }) => name === '@vergers.imaginaires')!
  expect(await odile.ask(api.choose, { body: { way: arrived.way, key: mine.key } })).toMatchObject({
    kind: 'connected',
    place: { name: '@vergers.imaginaires', state: 'listening' },
  })
})

test('a comment is brought, heard once, and answered where it stands', async () => {
  graph.says('non, trop sucrée')
  const knock = graph.hooked.at(-1)!
  expect(await arrives({ ...knock, headers: {} })).toBe(401)
  expect([await arrives(knock), await arrives(knock)]).toEqual([200, 200])
  const said = await answers('non, trop sucrée', 'Merci de le dire.', 'public')
  expect(said).toMatchObject({ ours: true, delivery: { state: 'sent' } })
  expect(graph.store.comments.at(-1)).toMatchObject({ text: 'Merci de le dire.', parent: graph.store.comments[0]!.id })
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
  expect(graph.store.messages.at(-1)).toMatchObject({ to: '7001', text: 'Oui, dès lundi.' })
  expect(graph.store.comments.map(({ text }) => text)).not.toContain('Oui, dès lundi.')
})

test('a private message is answered within its day alone, and anew once its author writes again', async () => {
  world.clock.goesOn(3600)
  // A minute behind ours: nobody speaks in the future.
  graph.at.now = world.clock().getTime() - 60_000
  graph.writes('et à Angers ?')
  expect(await arrives(graph.hooked.at(-1)!)).toBe(200)
  const { conversation, turn } = await turnSaying('et à Angers ?')
  const until = Date.parse(turn.answerUntil!)
  expect(until - Date.parse(turn.saidAt)).toBe(86_400_000)
  // What was said under a post may be answered at any time.
  expect((await turnSaying('non, trop sucrée')).turn.answerUntil).toBeNull()

  // It is given to leave in time, and would leave too late: Meta is not asked, and what was written stands.
  world.clock.goesOn((until - world.clock().getTime()) / 1000 - 5)
  const before = graph.store.messages.length
  expect(await answers('et à Angers ?', 'Oui, mardi.', 'direct')).toMatchObject({
    text: 'Oui, mardi.',
    delivery: { state: 'refused', why: 'window-closed' },
  })
  expect(graph.store.messages).toHaveLength(before)
  const late = { text: 'Oui, mercredi.', answers: [turn.id], audience: 'direct' as const, key: newId() }
  const params = { conversation }
  await expect(odile.ask(api.reply, { params, body: late })).rejects.toThrow('409 reply.window-closed')
  const byHand = { ...late, text: 'Dit de vive main.', key: newId(), byHand: {} }
  await odile.ask(api.reply, { params, body: byHand })
  expect((await turnSaying('Dit de vive main.')).turn.delivery).toMatchObject({ state: 'sent', proof: 'by-hand' })

  graph.at.now = world.clock().getTime()
  graph.writes('toujours personne ?')
  expect(await arrives(graph.hooked.at(-1)!)).toBe(200)
  expect(Date.parse((await turnSaying('et à Angers ?')).turn.answerUntil!)).toBeGreaterThan(until)
  expect(await answers('et à Angers ?', 'Nous voici.', 'direct')).toMatchObject({ delivery: { state: 'sent' } })
})

test('a comment its author took back goes here too, within three days, though nobody tells of it', async () => {
  graph.store.comments.splice(0, 1)
  world.clock.goesOn(3 * 86_400 + 3_600)
  await world.settled()
  await expect(turnSaying('non, trop sucrée')).rejects.toThrow('nobody said')
})
