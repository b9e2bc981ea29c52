import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Heard, type Means } from '#channel'
import { type Json } from '#kernel'
import { purseOf } from '../channel.contract.ts'
import { account, openNetwork } from './network.test-world.ts'
import { xAt } from './x.ts'

let network: Awaited<ReturnType<typeof openNetwork>>
let x: ReturnType<typeof xAt>
beforeEach(async () => {
  network = await openNetwork()
  x = xAt({ api: network.url, dialog: `${network.url}/i/oauth2/authorize` })
})
afterEach(() => network.close())

async function hear(cursor: Json, { settings = {}, ...more }: Partial<Means> & { settings?: object } = {}) {
  const place = { ...network.place, settings: { ...network.place.settings, ...settings } }
  const listened = await x.listens.listen(place, cursor, { ...network.means, ...more })
  if (listened.kind !== 'heard') throw new Error(JSON.stringify(listened))
  const heard: Heard[] = listened.events.flatMap((event) => {
    const read = x.read(event, place)
    return read.kind === 'read' ? read.heard : []
  })
  return { ...listened, heard }
}
const textsOf = (heard: readonly Heard[]) => heard.flatMap((one) => (one.kind === 'said' ? [one.text] : []))

it('hears the whole conversation that somebody spoke to us in, and what is added to it by people who do not name us', async () => {
  const root = network.says('Vous aimerez la poire', { author: account, mentionsUs: false })
  const first = network.says('non, je n’aime pas', { answers: root.id })
  network.says('moi si', { answers: first.id, author: '1999', mentionsUs: false })
  const before = await hear(null)
  expect(textsOf(before.heard).toSorted()).toEqual(['Vous aimerez la poire', 'moi si', 'non, je n’aime pas'])
  expect(new Set(before.heard.flatMap((one) => (one.kind === 'said' ? [one.thread.nativeId] : [])))).toEqual(
    new Set([root.id]),
  )
  network.says('pourquoi ?', { answers: first.id, author: '1999', mentionsUs: false })
  expect((await hear(before.cursor)).heard).toMatchObject([
    { text: 'pourquoi ?', answers: first.id, by: { nativeId: '1999' } },
  ])
})

it('hears a long conversation whole, once somebody speaks to us in it', async () => {
  const root = network.says('Qui fait ses compotes ?', { author: '1999', mentionsUs: false })
  for (let index = 0; index < 240; index++)
    network.says(`voix ${index}`, { answers: root.id, author: '1999', mentionsUs: false })
  network.says('et vous ?', { answers: root.id })
  const { heard } = await hear(null)
  expect(new Set(textsOf(heard)).size).toBe(242)
})

it('follows what is searched for, each search from where it stood, and says which X does not understand', async () => {
  network.says('une compote de lune, enfin', { mentionsUs: false })
  const settings = { searches: 'compote de lune, "jamais dit"' }
  const first = await hear(null, { settings })
  expect(textsOf(first.heard)).toEqual(['une compote de lune, enfin'])
  network.says('encore une compote de lune', { mentionsUs: false })
  expect(textsOf((await hear(first.cursor, { settings })).heard)).toEqual(['encore une compote de lune'])
  const asked = network.asked.filter((path) => path.includes('is%3Aretweet'))
  expect(asked).not.toEqual([])
})

it('says which search X takes no more, and that a plan lets nobody search, while who speaks to us is heard', async () => {
  network.says('non, je n’aime pas')
  network.at.searchNo = 400
  const settings = { searches: 'compote de lune' }
  const unread = await hear(null, { settings })
  expect(textsOf(unread.heard)).toEqual(['non, je n’aime pas'])
  expect(unread).toMatchObject({
    partly: { why: 'search-not-so-written', detail: expect.stringMatching(/^compote de lune/) },
  })
  network.at.searchNo = 403
  expect(await hear(null, { settings })).toMatchObject({ partly: { why: 'search-not-allowed' } })
  network.at.searchNo = null
  expect(await hear(null, { settings })).not.toHaveProperty('partly')
})

it('catches up with a burst over several rounds, each post once', async () => {
  network.says('avant')
  let { cursor } = await hear(null)
  const texts = Array.from({ length: 730 }, (_, index) => `voix ${index}`)
  for (const text of texts) network.says(text)
  const all: string[] = []
  for (let rounds = 0; rounds < 6; rounds++) {
    const next = await hear(cursor)
    all.push(...textsOf(next.heard))
    cursor = next.cursor
  }
  expect(all.toSorted()).toEqual(texts.toSorted())
})

it('finds out by itself by which names X tells of posts, whatever it took them for', async () => {
  network.at.names = 'tweet'
  network.says('trop sucrée')
  const first = await hear(null)
  expect(textsOf(first.heard)).toEqual(['trop sucrée'])
  const before = network.asked.length
  await hear(first.cursor)
  expect(network.asked.slice(before).filter((path) => path.includes('post.fields'))).toEqual([])
  network.at.names = 'post'
  network.says('et X change encore')
  expect(textsOf((await hear(first.cursor)).heard)).toEqual(['et X change encore'])
})

it('renews its keys early, once, and keeps them at once', async () => {
  const { keys } = network
  const before = keys.current().token
  network.at.now += 5_000_000
  await hear(null)
  expect(keys.current().token).not.toBe(before)
  let kept: unknown = null
  await keys.kept.renew(async (now) => {
    kept = now
    return null
  })
  expect(kept).toEqual(keys.current())
})

it('renews keys that our clock still takes for good, and asks to be connected again where X takes them back', async () => {
  network.says('non')
  const ends = new Date(network.at.now + 86_400_000).toISOString()
  const secrets = { ...network.means.secrets, ends }
  network.at.now += 7_300_000
  expect(textsOf((await hear(null, { secrets })).heard)).toEqual(['non'])
  network.keys.revoke()
  const listened = await x.listens.listen(network.place, null, { ...network.means, secrets })
  expect(listened.kind).toBe('needs-reconnection')
})

it('waits while another of us renews the keys', async () => {
  network.at.now += 7_300_000
  const keys = { renew: async () => 'busy' as const }
  const listened = await x.listens.listen(network.place, null, { ...network.means, keys })
  expect(listened).toMatchObject({ kind: 'later', why: 'too-many-requests' })
})

it('pays for what it was given, and for nothing where nothing is new', async () => {
  network.says('non')
  const purse = purseOf(20_000_000)
  const first = await hear(null, { purse })
  const left = await purse.left()
  // Once as a mention, once in its conversation; with its author each time.
  expect(20_000_000 - left.hear).toBe(2 * 15_000)
  await hear(first.cursor, { purse })
  expect(await purse.left()).toEqual(left)
})

it('buys short pages with little money, and stops where it buys none', async () => {
  for (let index = 0; index < 30; index++) network.says(`voix ${index}`)
  const purse = purseOf(130_000)
  const listened = await hear(null, { purse })
  expect(listened.events.length).toBeGreaterThan(0)
  expect((await purse.left()).hear).toBeGreaterThanOrEqual(0)
  expect(await x.listens.listen(network.place, listened.cursor, { ...network.means, purse: purseOf(0) })).toMatchObject(
    {
      kind: 'later',
      why: 'spent',
    },
  )
})

it.each([
  ['no more credits', 402, {}, { type: 'https://api.x.com/2/problems/credits', title: 'CreditsDepleted' }],
  [
    'a cap of the plan',
    429,
    {},
    { type: 'https://api.twitter.com/2/problems/usage-capped', title: 'UsageCapExceeded' },
  ],
])('takes %s for spent', async (_, status, headers, body) => {
  network.at.stop = { status, headers, body }
  const listened = await x.listens.listen(network.place, null, network.means)
  expect(listened).toMatchObject({ kind: 'later', why: 'spent' })
})

it('comes back when it is told to: by Retry-After, by the hour of the reset, or in a minute', async () => {
  const wait = async (headers: Record<string, string>) => {
    network.at.stop = { status: 429, headers, body: { title: 'Too Many Requests' } }
    network.at.now += 4_000_000
    Object.assign(network.means, { secrets: network.keys.first() })
    const listened = await x.listens.listen(network.place, null, network.means)
    if (listened.kind !== 'later') throw new Error(listened.kind)
    return (listened.at.getTime() - network.at.now) / 1000
  }
  expect(await wait({ 'retry-after': '120' })).toBe(120)
  expect(await wait({ 'x-rate-limit-reset': `${(network.at.now + 4_000_000) / 1000 + 331}` })).toBe(300)
  // A clock over there that is behind ours.
  expect(await wait({ 'x-rate-limit-reset': '1700000000' })).toBe(60)
})

it('says that it is the app that X lets in no more, not the account', async () => {
  network.at.stop = {
    status: 403,
    body: {
      type: 'https://api.x.com/2/problems/client-forbidden',
      title: 'Client Forbidden',
      detail: 'client-not-enrolled',
    },
  }
  expect(await x.listens.listen(network.place, null, network.means)).toMatchObject({
    kind: 'trouble',
    why: 'app-not-open',
  })
})

it.each([
  [400, 'not-this-kind'],
  [403, 'search-not-allowed'],
] as const)('says of HTTP %i for a conversation what it means, and hears who speaks to us', async (status, why) => {
  network.says('non, je n’aime pas')
  network.at.conversationNo = status
  const listened = await hear(null)
  expect(textsOf(listened.heard)).toEqual(['non, je n’aime pas'])
  expect(listened.partly?.why).toBe(why)
})

it('takes no right that is missing at the sign-in for an app that is not open', async () => {
  const arrives = async () => {
    const set = await x.joins.setOut({}, 'http://localhost/joined', 's', network.means)
    if (set.kind !== 'set-out') throw new Error(set.kind)
    const came = network.keys.saysYes(set.goTo)
    return await x.joins.arrive(set.pending, came, 'http://localhost/joined', { ...network.means, secrets: {} })
  }
  network.at.without = 'users.read'
  expect(await arrives()).toMatchObject({ kind: 'not-connected', why: 'not-allowed' })
  network.at.without = null
  network.at.stop = { status: 403, body: { type: 'https://api.x.com/2/problems/client-forbidden', title: 'No.' } }
  expect(await arrives()).toMatchObject({ kind: 'not-connected', why: 'app-not-open' })
})

it('does not take an account for connected whose keys cannot be renewed', async () => {
  network.keys.state.scope = 'tweet.read tweet.write users.read'
  const set = await x.joins.setOut({}, 'http://localhost/joined', 's', network.means)
  if (set.kind !== 'set-out') throw new Error(set.kind)
  const came = network.keys.saysYes(set.goTo)
  const arrived = await x.joins.arrive(set.pending, came, 'http://localhost/joined', { ...network.means, secrets: {} })
  expect(arrived).toMatchObject({ kind: 'not-connected', why: 'not-allowed', detail: 'offline.access' })
})
