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

test('what a visitor posts on the page is liked, answered below, and ends with all that was said under it', async () => {
  const post = graph.wall.adds('Où est passée la recette d’avant ?', { by: { id: '7001', name: 'Marmelade' } })
  expect(await arrives(graph.bringsChange(graph.wall.feedOf('add', post)))).toBe(200)
  expect(
    await arrives(graph.bringsChange(graph.wall.reactionOf('add', post, 'LOVE', { id: '7002', name: 'Gelée' }))),
  ).toBe(200)
  const said = await answers('Où est passée la recette d’avant ?', 'Elle revient en mars.', 'public')
  expect(said).toMatchObject({ ours: true, delivery: { state: 'sent' } })
  expect(graph.comments.at(-1)).toMatchObject({ post: post.id, text: 'Elle revient en mars.' })
  const { conversation, turn } = await turnSaying('Où est passée la recette d’avant ?')
  expect(turn.reactions).toEqual([{ how: 'like', names: ['Gelée'], more: 0 }])

  graph.posts.splice(graph.posts.indexOf(post), 1)
  expect(await arrives(graph.bringsChange(graph.wall.feedOf('remove', post)))).toBe(200)
  const { turns } = await odile.ask(api.turns, { params: { conversation } })
  expect(turns.map(({ text, gone, reactions }) => [text, gone, reactions])).toEqual([
    ['', true, []],
    ['', true, []],
  ])
  const { rows } = await odile.ask(api.conversations, { query: {} })
  expect(JSON.stringify(rows)).not.toContain('recette d’avant')
})

test('an account that Meta has blocked says so to who speaks, and says it once when it is let in again', async () => {
  graph.says('et la pêche ?')
  expect(await arrives(graph.hooked.at(-1)!)).toBe(200)
  graph.at.code = 368
  const blocked = await answers('et la pêche ?', 'Elle arrive.', 'public')
  expect(blocked.delivery).toMatchObject({ state: 'refused', why: 'blocked' })
  graph.at.code = 0
  await odile.ask(api.sayAgain, { params: { message: blocked.id } })
  await world.settled()
  expect((await turnSaying('Elle arrive.')).turn.delivery).toMatchObject({ state: 'sent' })
  expect(graph.comments.filter(({ text }) => text === 'Elle arrive.')).toHaveLength(1)
})
