import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plant } from '#contact-point'
import { api } from '#contract'
import { type Id, newId } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { openLoopback, respond } from '../../channels/loopback.ts'
import { openMemory } from '../../channels/memory/index.ts'
import { openHub } from '../../server/http/live-hub.ts'
import { openBlog } from '../blog.ts'
import { type AtDesk, atDesk, openWorld, type World } from '../world.ts'

const memory = openMemory()
/** A place that, asked whether something stands there, may be too busy to tell. */
let busy = false
const forgetful = {
  ...memory,
  says: {
    say: memory.says.say,
    readBack: async (...asked: Parameters<typeof memory.says.readBack>) =>
      busy ? { kind: 'later' as const, at: new Date() } : memory.says.readBack(...asked),
  },
}
let world: World
let odile: AtDesk
beforeAll(async () => {
  world = await openWorld({ channels: new Map([...catalogue(), ['memory', forgetful]]) })
  odile = await world.odile()
})
afterAll(() => world.close())

const plants = (address: string, settings = {}) =>
  odile.call(api.plant, {
    params: { workspace: odile.workspace },
    body: { channel: 'feed', name: address.slice(0, 100), address, settings },
  })
const rss = (items: string) => `<?xml version="1.0"?><rss version="2.0"><channel><title>Un blog</title>
  <link>https://blog.example/</link><description/>${items}</channel></rss>`
const item = (
  id: string,
  words: string,
  more = '',
) => `<item><guid isPermaLink="false">${id}</guid><title>${words}</title>
  <description>${words}</description>${more}</item>`
const allTurns = async () => {
  const { rows } = await odile.ask(api.conversations)
  const talks = await Promise.all(rows.map(({ id }) => odile.ask(api.turns, { params: { conversation: id } })))
  return talks.flatMap((talk) => talk.turns)
}

test('eight hands plant one address at once: it stands there once, and the others are told so', async () => {
  const statuses = (await Promise.all(Array.from({ length: 8 }, () => plants('http://127.0.0.1:9/feed')))).map(
    (one) => one.status,
  )
  expect(statuses.toSorted()).toEqual([200, 409, 409, 409, 409, 409, 409, 409])
  const long = Array.from({ length: 1900 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000))).join('')
  expect((await plants(long)).status).toBe(422)
  await world.settled()
})

test('a feed that moves for good to where another one listens goes on being heard, and stops nothing', async () => {
  const blog = await openLoopback((_request, response, path) =>
    path === '/old'
      ? respond(response, 301, { location: '/feed' })
      : respond(response, 200, { 'content-type': 'application/rss+xml' }, rss(item('1', 'bonjour les pommes'))),
  )
  await plants(`${blog.url}/feed`)
  await world.settled()
  await plants(`${blog.url}/old`)
  await world.settled()
  const places = await odile.ask(api.contactPoints)
  expect(places.filter((one) => one.address.startsWith(blog.url)).map((one) => one.state)).toEqual([
    'listening',
    'listening',
  ])
  await blog.close()
})

test('ids, names and links of any length and kind are heard, and none of them runs', async () => {
  const long = 'é漢'.repeat(3000)
  const feed = await openLoopback((_request, response) => {
    const items = [
      item(
        long,
        'un très long identifiant',
        `<link>https://blog.example/${'x'.repeat(5000)}</link><author>${long}</author>`,
      ),
      item('js', 'un lien qui court', '<link>javascript:alert(1)</link>'),
      item('html', '&lt;img src=x onerror=alert(1)&gt;&lt;a href="javascript:alert(1)"&gt;ici&lt;/a&gt; du balisage'),
      item(
        'way',
        'un lien qui dit d’où l’on vient',
        `<link>https://blog.example/billet?utm_campaign=${randomBytes(1900).toString('hex')}</link>`,
      ),
      item('far', 'le fil de quelqu’un d’autre', '<link>https://ailleurs.example/billet</link>'),
    ]
    respond(response, 200, { 'content-type': 'application/rss+xml' }, rss(items.join('')))
  })
  await plants(feed.url)
  await world.settled()
  const turns = (await allTurns()).filter((one) => one.place.name === feed.url)
  expect(turns).toHaveLength(5)
  for (const { url, html } of turns) {
    if (url) expect(url).toMatch(/^https?:/)
    expect(html ?? '').not.toMatch(/onerror|javascript:|<img|<script/i)
  }
  await feed.close()
})

test('ten thousand entries, other ones each time, neither stop the desk nor fill it without end', async () => {
  let round = 0
  const feed = await openLoopback((_request, response) => {
    round++
    const items = Array.from({ length: 10_000 }, (_, at) => item(`${round}-${at}`, `voix ${round} ${at}`)).join('')
    respond(response, 200, { 'content-type': 'application/rss+xml' }, rss(items))
  })
  await plants(feed.url)
  await world.settled()
  const point = (await odile.ask(api.contactPoints)).find((one) => one.address === feed.url)!
  expect(point.messages).toBeGreaterThan(0)
  expect(point.messages).toBeLessThanOrEqual(10_000)
  expect((await odile.ask(api.conversations)).rows.length).toBeGreaterThan(0)
  await feed.close()
}, 20_000)

test('who says the same as we did is a voice of their own', async () => {
  const blog = await openBlog(world.clock)
  blog.publishes({ slug: 'recette', title: 'La recette', text: 'Vous allez aimer.' })
  blog.hears({ by: 'Léone', text: 'bravo à toute l’équipe, vraiment', under: 'recette' })
  await plants(`${blog.url}/comments/feed/`, { comments: true })
  await world.settled()
  const theirs = (await allTurns()).find((one) => one.text.startsWith('bravo à toute'))!
  const { rows } = await odile.ask(api.conversations)
  const conversations = await Promise.all(rows.map(({ id }) => odile.ask(api.turns, { params: { conversation: id } })))
  const at = conversations.findIndex((talk) => talk.turns.some((one) => one.id === theirs.id))
  const says = (text: string) =>
    odile.ask(api.reply, {
      params: { conversation: rows[at]!.id },
      body: { text, answers: [theirs.id], audience: 'public', key: newId(), byHand: {} },
    })
  await says('Merci beaucoup !')
  await says('Merci à vous toutes, et bon appétit')
  blog.hears({ by: 'Nouvelle venue', text: 'merci beaucoup !', under: 'recette' })
  blog.hears({ by: 'Léone', text: 'Merci à vous toutes, et bon appétit', under: 'recette' })
  world.clock.goesOn(7200)
  await world.settled()
  const { turns } = await odile.ask(api.turns, { params: { conversation: rows[at]!.id } })
  expect(
    turns.map((one) => [one.ours, one.text.slice(0, 7)]).filter(([, text]) => /merci/i.test(String(text))),
  ).toHaveLength(4)
  expect(turns.filter((one) => one.delivery?.proof === 'seen')).toEqual([])
  await blog.close()
})

test('what perhaps stands there is asked about again, never said again, while the place cannot tell', async () => {
  const workspace = odile.workspace as Id<'workspace'>
  await world.desk.database.within([workspace], null, (db) =>
    plant(db, world.desk.jobs, world.clock, {
      ...{ workspace, manifest: memory.manifest, name: 'ailleurs', address: 'ailleurs', settings: {}, by: 'odile' },
    }),
  )
  memory.world.hears({ text: 'et sans sucre ajouté, vous faites ?' })
  world.clock.goesOn(600)
  await world.settled()
  const asked = (await allTurns()).find((one) => one.text.startsWith('et sans sucre'))!
  const rows = (await odile.ask(api.conversations)).rows
  const found = await Promise.all(rows.map(({ id }) => odile.ask(api.turns, { params: { conversation: id } })))
  const conversation = rows[found.findIndex((talk) => talk.turns.some((one) => one.id === asked.id))]!.id
  memory.world.breaks('timed-out-after-success')
  const body = { text: 'Oui, la pomme seule', answers: [asked.id], audience: 'public' as const, key: newId() }
  await odile.ask(api.reply, { params: { conversation }, body })
  for (const seconds of [11, 61, 121, 241]) {
    world.clock.goesOn(seconds)
    await world.settled()
    busy = true
  }
  busy = false
  memory.world.mends()
  world.clock.goesOn(3600)
  await world.settled()
  expect(memory.world.timesAsked()).toBe(1)
  expect(memory.world.said()).toHaveLength(1)
})

test('a client is closed while it is heard, read and answered: nothing of it is left, nothing else falls', async () => {
  const own = await odile.call(api.openWorkspace, { body: { name: 'Pour peu de temps' } })
  const gone = atDesk(odile, own.answer.id)
  const page = await gone.ask(api.plant, { body: { channel: 'page', name: 'La page', opening: 'Dites-nous' } })
  const blog = await openBlog(world.clock)
  blog.publishes({ slug: 'recette', title: 'La recette', text: 'Vous allez aimer.' })
  for (let at = 0; at < 300; at++)
    blog.hears({ by: `V${at}`, text: `trop sucrée, je n’aime pas ${at}`, under: 'recette' })
  await gone.ask(api.plant, { body: { channel: 'feed', name: 'Le blog', address: `${blog.url}/comments/feed/` } })
  let stop = false
  const speaking = async (from: number) => {
    for (let at = 0; !stop; at++) {
      world.clock.goesOn(10)
      const form = new URLSearchParams({ name: `N${from}`, text: `voix ${from} ${at}`, once: newId() }).toString()
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      await world.stranger().fetch(new URL(page.publicUrl!).pathname, { method: 'POST', body: form, headers })
      await gone.call(api.conversations, { query: { workspace: own.answer.id } })
    }
  }
  const noise = [speaking(1), speaking(2), speaking(3)]
  await new Promise((soon) => setTimeout(soon, 500))
  const closed = await odile.call(api.closeWorkspace, {
    params: { workspace: own.answer.id },
    query: { name: 'Pour peu de temps' },
  })
  stop = true
  await Promise.all(noise)
  await world.settled()
  await blog.close()
  expect(closed.status).toBe(204)
  expect(world.complaints).toEqual([])
})

test('who was let go while the bell was silent hears nothing more', async () => {
  let members: ReadonlyMap<string, 'desk'> = new Map([
    ['odile', 'desk'],
    ['bruno', 'desk'],
  ])
  const hub = openHub({
    rowsOf: async () => [],
    membersOf: async () => members,
    complain: (cause) => expect.unreachable(String(cause)),
  })
  const read = (user: string) =>
    hub.subscribe({ user, session: user, workspaces: new Map([['w', 'desk']]) }, false).getReader()
  const [odiles, brunos] = [read('odile'), read('bruno')]
  members = new Map([['odile', 'desk']])
  hub.gap()
  await new Promise((soon) => setTimeout(soon, 50))
  hub.ring({ workspace: 'w', kind: 'places', conversations: [] })
  await new Promise((soon) => setTimeout(soon, 100))
  hub.endAll()
  const all = async (reader: typeof odiles) => {
    let told = ''
    for (let next = await reader.read(); !next.done; next = await reader.read())
      told += new TextDecoder().decode(next.value)
    return told
  }
  expect(await all(odiles)).toContain('"places"')
  expect(await all(brunos)).not.toContain('"places"')
})
