/** A whole desk with an account on X, at our emulator of it: alone, or behind the vendor's own descriptions. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '#contract'
import { newId } from '#kernel'
import { account, openNetwork } from '../channels/x/network.test-world.ts'
import { type Names } from '../channels/x/show.test-world.ts'
import { type X, xAt } from '../channels/x/x.ts'
import { type AtDesk, openWorld, type World } from './world.ts'

const day = 86_400

/** `through`: what stands before the emulator, given its address. `seen`: who looks on while the channel works. */
export function xAtADesk(
  names: Names,
  through: (emulator: string) => Promise<string> = async (url) => url,
  seen: (x: X) => X = (x) => x,
): void {
  let now = () => Date.now()
  let network: Awaited<ReturnType<typeof openNetwork>>
  let world: World
  let odile: AtDesk
  let place: string

  beforeAll(async () => {
    network = await openNetwork(names, () => now())
    const x = xAt({ api: await through(network.url), dialog: `${network.url}/i/oauth2/authorize` })
    world = await openWorld({ channels: new Map([['x', seen(x)]]) })
    now = () => world.clock().getTime()
    odile = await world.odile()
  })
  afterAll(async () => {
    await world?.close()
    await network?.close()
  })

  const passes = async (seconds: number) => {
    world.clock.goesOn(seconds)
    await world.settled()
  }
  const turns = async () => {
    const { rows } = await odile.ask(api.conversations, { query: {} })
    const all = await Promise.all(
      rows.map(async ({ id }) => {
        const { turns } = await odile.ask(api.turns, { params: { conversation: id } })
        return turns.map((turn) => ({ ...turn, conversation: id }))
      }),
    )
    return all.flat()
  }
  const turn = async (text: string) => (await turns()).find((one) => one.text === text)!
  const hears = async () => {
    await odile.ask(api.listenNow, { params: { place } })
    await world.settled()
  }
  const says = async (text: string, to: string) => {
    const answered = await turn(to)
    const body = { text, answers: [answered.id], audience: 'public' as const, key: newId() }
    await odile.ask(api.reply, { params: { conversation: answered.conversation }, body })
    await passes(11)
    return await turn(text)
  }
  const platform = async () => (await odile.ask(api.platforms))[0]!

  test('one’s own app is kept, tried where it can be, and an account is connected by signing in there', async () => {
    const { id, secret, bearer } = network.keys
    const given = { 'client-id': id, 'client-secret': secret, bearer, ceiling: '20' }
    const keeps = (more: object) => odile.ask(api.keepApp, { body: { platform: 'x', given: { ...given, ...more } } })
    expect(await keeps({ bearer: 'inventé' })).toMatchObject({ kind: 'not-connected', field: 'bearer' })
    expect(await keeps({ ceiling: 'beaucoup' })).toMatchObject({ kind: 'not-connected', field: 'ceiling' })
    expect(await keeps({})).toMatchObject({ kind: 'kept' })
    const set = await odile.ask(api.setOut, { body: { channel: 'x', given: { searches: 'rien encore' } } })
    if (set.kind !== 'set-out') throw new Error(set.why)
    const arrived = await odile.ask(api.arrive, { body: { came: network.keys.saysYes(set.goTo) } })
    if (arrived.kind !== 'connected') throw new Error(JSON.stringify(arrived))
    // A search is written only where its price can be told.
    expect(arrived.place).toMatchObject({ address: 'https://x.com/vergers', settings: { names, username: 'Vergers' } })
    expect(arrived.place.settings).not.toHaveProperty('searches')
    place = arrived.place.id
    // While X is being asked, the most that it may cost is held back.
    await world.settled()
    expect((await platform()).calls).toMatchObject({ spent: 10_000, most: 20_000_000 })
  })

  test('who speaks to it is heard, with all that is said around, and answered', async () => {
    const root = network.says('Vous aimerez la poire', { author: account, mentionsUs: false })
    const no = network.says('non, je n’aime pas', { answers: root.id })
    network.says('moi si', { answers: no.id, author: '1999', mentionsUs: false })
    await hears()
    expect((await turns()).map(({ text }) => text).toSorted()).toEqual([
      'Vous aimerez la poire',
      'moi si',
      'non, je n’aime pas',
    ])
    const said = await says('Merci de le dire.', 'non, je n’aime pas')
    expect(said.delivery).toMatchObject({ state: 'sent', proof: 'seen' })
    expect(network.posts.at(-1)).toMatchObject({ text: 'Merci de le dire.', answers: no.id, author: account })
    await hears()
    expect((await turns()).filter(({ text }) => text === 'Merci de le dire.')).toHaveLength(1)
  })

  test('a like is given and taken back, and each is paid from the ceiling', async () => {
    const heard = await turn('non, je n’aime pas')
    const native = network.posts.find(({ text }) => text === 'non, je n’aime pas')!.id
    const about = { params: { conversation: heard.conversation, message: heard.id } }
    const before = (await platform()).calls!.spent
    await odile.ask(api.nod, about)
    await passes(11)
    expect((await turn('non, je n’aime pas')).nod).toMatchObject({ state: 'sent', by: 'Odile' })
    expect([...network.liked]).toEqual([native])
    await odile.ask(api.endNod, about)
    await passes(11)
    expect((await turn('non, je n’aime pas')).nod).toBeNull()
    expect([...network.liked]).toEqual([])
    expect((await platform()).calls!.spent - before).toBe(25_000)
  })

  test('what X takes from a person only is said by hand: noted with where, by whom, and taken back', async () => {
    const said = await says('Ah, merci !', 'moi si')
    expect(said.delivery).toMatchObject({ state: 'refused', why: 'by-hand' })
    expect(network.posts.some(({ text }) => text === 'Ah, merci !')).toBe(false)
    const params = { message: said.id }
    const again = { params: { ...params, workspace: odile.workspace }, body: { as: 'again' as const } }
    expect((await odile.call(api.settle, again)).status).toBe(409)
    const url = 'https://x.com/Vergers/status/1990000000000000999'
    const { act } = await odile.ask(api.settle, { params, body: { as: 'arrived', url } })
    expect(await turn('Ah, merci !')).toMatchObject({
      url,
      delivery: { state: 'sent', proof: 'by-hand', why: null, by: 'Odile' },
    })
    await odile.ask(api.undo, { params: { act } })
    expect(await turn('Ah, merci !')).toMatchObject({ url: null, delivery: { state: 'refused', why: 'by-hand' } })
    await odile.ask(api.settle, { params, body: { as: 'arrived' } })
    // Their own words come back from X, where they were said by hand.
    const theirs = network.posts.find(({ text }) => text === 'moi si')!
    network.says('Ah, merci !', { author: account, answers: theirs.id, mentionsUs: false })
    await hears()
    expect((await turns()).filter(({ text }) => text === 'Ah, merci !')).toHaveLength(1)
  })

  test('a search tells what it will cost before it is saved, and is followed from then on', async () => {
    for (let index = 0; index < 7; index++)
      network.says(`la compote de lune ${index}`, { author: '1999', mentionsUs: false })
    const settings = { searches: 'compote de lune' }
    const before = (await platform()).calls!.spent
    expect(await odile.ask(api.estimate, { params: { place }, body: { settings } })).toEqual({
      kind: 'estimated',
      perMonth: 30,
      amount: 450_000,
      saying: { each: 15_000, withLink: 200_000 },
      most: 20_000_000,
      shownBy: 1_000_000,
      unit: { fr: 'dollars', en: 'dollars' },
    })
    expect((await platform()).calls!.spent).toBe(before + 5_000)
    expect((await turns()).some(({ text }) => text.startsWith('la compote de lune'))).toBe(false)
    await odile.ask(api.changeContactPoint, { params: { place }, body: { settings } })
    await world.settled()
    expect((await turns()).filter(({ text }) => text.startsWith('la compote de lune'))).toHaveLength(7)
  })

  test('a piece of ours begins a conversation there, and what is said below it comes to it', async () => {
    const { spark } = await odile.ask(api.beginSpark, { body: { opener: 'open-question' } })
    const body = { version: 1, text: 'Le pot du matin, vous le mangez où ?', places: [{ place, text: null }] }
    const ready = await odile.ask(api.changeSpark, { params: { spark }, body })
    expect(ready.places[0]!.amiss).toEqual([])
    const out = await odile.ask(api.publishSpark, { params: { spark }, body: { version: ready.version } })
    await passes(11)
    const post = network.posts.at(-1)!
    expect(post).toMatchObject({ text: ready.places[0]!.parts[0], answers: null, author: account })
    network.says('debout, dans la cuisine', { answers: post.id })
    await hears()
    const { turns: all } = await odile.ask(api.turns, { params: { conversation: out.conversation } })
    expect(all.map(({ text }) => text)).toEqual([post.text, 'debout, dans la cuisine'])
  })

  test('what was deleted there goes here within the day, by a compliance job, with keys renewed meanwhile', async () => {
    const { id } = network.posts.find(({ text }) => text === 'non, je n’aime pas')!
    const { id: here } = await turn('non, je n’aime pas')
    const before = network.keys.current().token
    network.deletes(id)
    await passes(day / 2 + 60)
    for (let turn = 0; turn < 4; turn++) await passes(180)
    expect((await turns()).find((one) => one.id === here)).toMatchObject({ text: '', gone: true })
    expect(await turn('moi si')).toMatchObject({ gone: false })
    expect(network.jobs.jobs.size).toBeGreaterThan(0)
    expect(network.keys.current().token).not.toBe(before)
    network.says('et la pêche ?')
    await hears()
    expect(await turn('et la pêche ?')).toBeDefined()
  })

  test('an edit is a revision of the same words', async () => {
    network.edits(network.posts.find(({ text }) => text === 'et la pêche ?')!.id, 'et la pêche de vigne ?')
    await hears()
    expect(await turn('et la pêche ?')).toBeUndefined()
    expect(await turn('et la pêche de vigne ?')).toMatchObject({ revision: 2 })
  })

  test('where the app has no right to a job, each post is looked at', async () => {
    network.at.compliance = 'closed'
    const { id } = network.posts.find(({ text }) => text === 'moi si')!
    const { id: here } = await turn('moi si')
    network.deletes(id)
    await passes(day / 2 + 60)
    for (let turn = 0; turn < 3; turn++) await passes(180)
    expect((await turns()).find((one) => one.id === here)).toMatchObject({ gone: true })
  })
}
