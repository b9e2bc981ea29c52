import { request } from 'node:http'
import { type AddressInfo, type Socket } from 'node:net'
import { serve } from '@hono/node-server'
import { sql } from 'kysely'
import { expect, onTestFinished, test, vi } from 'vitest'
import { api, type Live, type Row } from '#contract'
import { type Ring, ring } from '#database'
import { type Id, newId } from '#kernel'
import { join, odileAtHerDesk, openWorld, password, publicUrl, type Visitor } from './http.test-world.ts'
import { openHub } from './live-hub.ts'

type World = Awaited<ReturnType<typeof openWorld>>

/** Reads a stream as a browser does. */
async function listen(browser: Visitor, headers: Record<string, string> = {}) {
  const response = await browser.fetch('/api/live', { headers })
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  const heard: Live[] = []
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let ended = false
  const reading = (async () => {
    for (let rest = ''; ; ) {
      const { value, done } = await reader.read()
      if (done) break
      const events = (rest + value).split('\n\n')
      rest = events.pop()!
      for (const event of events) {
        const data = /^data: (.*)$/m.exec(event)?.[1]
        if (data) heard.push(JSON.parse(data))
      }
    }
    ended = true
  })()
  onTestFinished(() => reader.cancel().then(() => reading))
  return { heard, ended: () => ended, leave: () => reader.cancel() }
}

const rings = (world: World, workspace: Id<'workspace'>, kind: Ring['kind'], conversations: string[] = []) =>
  world.database.within([workspace], null, (db) => ring(db, { workspace, kind, conversations }))

const soon = <T>(look: () => T) => vi.waitFor(look, { timeout: 5_000, interval: 5 })

/** The same, once what rang before is past: rings come in their order. */
async function listenAnew(world: World, browser: Visitor, workspace: Id<'workspace'>) {
  const at = await listen(browser)
  await rings(world, workspace, 'places')
  await soon(() => expect(at.heard.at(-1)).toEqual({ kind: 'places', workspace }))
  at.heard.length = 0
  return at
}

test('what changes reaches who may see it, and nobody else', async () => {
  const world = await openWorld()
  const { odile, workspace } = await odileAtHerDesk(world)
  const other = (await odile.call(api.openWorkspace, { body: { name: 'Savon Ardent' } })).answer.id as Id<'workspace'>
  const { joined } = await join(world, odile, other, { name: 'Basile', role: 'desk' })
  const [at, elsewhere] = [await listen(odile), await listen(joined)]
  await soon(() => expect(world.live.hub.readers()).toBe(2))
  const conversation = newId<'conversation'>()
  await rings(world, workspace, 'heard', [conversation])
  await rings(world, other, 'places')
  await soon(() => expect(elsewhere.heard).toContainEqual({ kind: 'places', workspace: other }))
  await soon(() => expect(at.heard.some(({ kind }) => kind === 'conversation')).toBe(true))
  expect(at.heard).toContainEqual({ kind: 'conversation', workspace, conversation, what: 'heard', row: null })
  expect(JSON.stringify(elsewhere.heard)).not.toContain(workspace)
})

test('nobody signed in hears nothing; who comes back is told to read again', async () => {
  const world = await openWorld()
  const { odile, workspace } = await odileAtHerDesk(world)
  expect((await world.visitor().fetch('/api/live')).status).toBe(401)
  const first = await listenAnew(world, odile, workspace)
  const back = await listen(odile, { 'last-event-id': '3' })
  await soon(() => expect(back.heard).toEqual([{ kind: 'again' }]))
  expect(first.heard).toEqual([])
  world.live.hub.gap()
  await soon(() => expect(first.heard).toEqual([{ kind: 'again' }]))
})

test('who joins hears of the workspace at once, who is removed hears no more of it', async () => {
  const world = await openWorld()
  const { odile, workspace } = await odileAtHerDesk(world)
  const other = (await odile.call(api.openWorkspace, { body: { name: 'Savon Ardent' } })).answer.id as Id<'workspace'>
  const { joined, user } = await join(world, odile, other, { name: 'Basile', role: 'desk' })
  const basile = await listen(joined)
  // Rings come in their order: once this one is heard, those of the invitation are past.
  const settle = async () => {
    basile.heard.length = 0
    await rings(world, other, 'places')
    await soon(() => expect(basile.heard.at(-1)).toEqual({ kind: 'places', workspace: other }))
    return basile.heard.splice(0)
  }
  await settle()
  await rings(world, workspace, 'places')
  expect(await settle()).not.toContainEqual({ kind: 'places', workspace })
  const made = await odile.call(api.invite, { params: { workspace }, body: { forWhom: 'Basile', role: 'desk' } })
  await joined.call(api.acceptInvitation, { params: { token: made.answer.link.split('/').at(-1)! } })
  await soon(() => expect(basile.heard).toEqual([{ kind: 'again' }]))
  await rings(world, workspace, 'places')
  await soon(() => expect(basile.heard.at(-1)).toEqual({ kind: 'places', workspace }))
  basile.heard.length = 0
  await odile.call(api.removeMember, { params: { workspace, user } })
  await soon(() => expect(basile.heard).toEqual([{ kind: 'again' }]))
  await rings(world, workspace, 'heard', [newId()])
  expect(await settle()).toEqual([{ kind: 'places', workspace: other }])
})

test('who opens a workspace while listening hears of it at once: on a first visit everything is opened so', async () => {
  const world = await openWorld()
  const { odile, workspace } = await odileAtHerDesk(world)
  const at = await listenAnew(world, odile, workspace)
  const opened = (await odile.call(api.openWorkspace, { body: { name: 'Savon Ardent' } })).answer.id as Id<'workspace'>
  await soon(() => expect(at.heard).toEqual([{ kind: 'again' }]))
  await rings(world, opened, 'places')
  await soon(() => expect(at.heard.at(-1)).toEqual({ kind: 'places', workspace: opened }))
})

test('a stream ends with its session, and a reader who leaves is forgotten', async () => {
  const world = await openWorld()
  const { odile } = await odileAtHerDesk(world)
  const elsewhere = world.visitor()
  await elsewhere.call(api.signIn, { body: { email: 'odile@agence.example', password } })
  const [one, other] = [await listen(odile), await listen(elsewhere)]
  await odile.call(api.signOut)
  await soon(() => expect(one.ended()).toBe(true))
  expect(world.live.hub.readers()).toBe(1)
  await other.leave()
  await soon(() => expect(world.live.hub.readers()).toBe(0))
})

test('when the listening connection is cut, everyone reads again and hears on', async () => {
  const world = await openWorld()
  const { odile, workspace } = await odileAtHerDesk(world)
  const at = await listenAnew(world, odile, workspace)
  await world.live.ready
  const cut = sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'insuffleur-bell' and datname = current_database()`
  await cut.execute(world.database.global)
  await soon(() => expect(at.heard).toEqual([{ kind: 'again' }]))
  await rings(world, workspace, 'places')
  await soon(() => expect(at.heard.at(-1)).toEqual({ kind: 'places', workspace }))
})

test('rows are read once for everyone, a wave at a time', async () => {
  const asked: string[][] = []
  const hub = openHub({
    rowsOf: async (_workspace, ids) => {
      asked.push(ids)
      return ids.map((id) => ({ id }) as Row)
    },
    membersOf: async () => new Map(),
    complain: (cause) => expect.unreachable(String(cause)),
  })
  const streams = ['a', 'b', 'c'].map((user) =>
    hub.subscribe({ user, session: user, workspaces: new Map([['w', 'desk']]) }, false).getReader(),
  )
  for (const kind of ['marked', 'heard', 'said'] as const)
    hub.ring({ workspace: 'w', kind, conversations: ['c1', 'c2'] })
  hub.ring({ workspace: 'nobody watches', kind: 'heard', conversations: ['c3'] })
  for (const stream of streams) {
    await stream.read()
    const said = new TextDecoder().decode((await stream.read()).value)
    expect(said.match(/"what":"heard"/g)).toHaveLength(2)
  }
  expect(asked).toEqual([['c1', 'c2']])
})

test('someone who does not read is cut, the others and the process go on', async () => {
  const world = await openWorld()
  const { odile, workspace } = await odileAtHerDesk(world)
  const server = serve({ fetch: world.app.fetch, port: 0, hostname: '127.0.0.1' })
  onTestFinished(() => void server.close())
  await new Promise((listening) => server.once('listening', listening))
  const cookie = [...odile.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const { port } = server.address() as AddressInfo
  const stuck = await new Promise<Socket>((open) => {
    const call = request({ port, host: '127.0.0.1', path: '/api/live', headers: { cookie } }, (response) => {
      response.on('error', () => undefined).pause()
      open(response.socket)
    })
    call.on('error', () => undefined).end()
  })
  stuck.pause()
  const good = await listen(odile)
  await soon(() => expect(world.live.hub.readers()).toBe(2))
  const many = Array.from({ length: 100 }, () => newId())
  let told = 0
  while (world.live.hub.readers() === 2 && told < 2_000) {
    for (const id of many) world.live.hub.ring({ workspace, kind: 'heard', conversations: [id] })
    told++
    await new Promise((later) => setTimeout(later, 16))
  }
  expect(world.live.hub.readers()).toBe(1)
  await rings(world, workspace, 'places')
  await soon(() => expect(good.heard.at(-1)).toEqual({ kind: 'places', workspace }))
  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200)
  expect(publicUrl).not.toContain(String(port))
}, 60_000)
