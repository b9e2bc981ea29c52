import { fork } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { rowsOf } from '#conversation'
import { type Database, openDatabase, ring } from '#database'
import { type Id, newId, systemClock } from '#kernel'
import { openWorkspace } from '#team'
import { startCluster } from '../database/embedded/cluster.ts'
import { openApp } from '../server/http/app.ts'
import { openAuth } from '../server/http/auth.ts'
import { openLive } from '../server/http/live.ts'

/**
 * From the commit of a change to its row at every reader: `node bench/live-readers.ts`. The clock starts before the
 * transaction, so that the figure holds the commit too.
 */
const waves = 60
const streamsOfOne = 20

const folder = await mkdtemp(join(tmpdir(), 'insuffleur-live-'))
// Root lets PostgreSQL run as another, who must be able to enter.
await chmod(folder, 0o755)
const cluster = await startCluster({ dataDir: join(folder, 'data') })
const database = await openDatabase({
  ownerUrl: cluster.url('postgres'),
  appPassword: 'bench',
  onLost: () => undefined,
})
const { within, global, appUrl } = database
const live = openLive({
  appUrl,
  within,
  global,
  rowsOf: (workspace, ids) => within([workspace], null, (db) => rowsOf(db, workspace, ids)),
  complain: console.error,
})
const publicUrl = 'http://localhost:4000'
const secret = 'a secret of this benchmark and of no other'
const app = openApp({
  database,
  clock: systemClock,
  publicUrl,
  trustProxy: 0,
  secret,
  firstCode: null,
  hub: live.hub,
  undos: {},
  areas: [],
  plantDemo: async () => newId(),
  screensDir: null,
  complain: (_id, cause) => console.error(cause),
})
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
await once(server, 'listening')
await live.ready

const { workspace, cookies } = await peopleAtOneDesk(database, 1000 / streamsOfOne)
const figures = []
for (const readers of [1, 1000]) figures.push(await measure(readers))
console.log(JSON.stringify({ bench: 'live-readers', waves, figures }))
server.close()
await live.close()
await database.close()
await cluster.stop()
await rm(folder, { recursive: true, force: true })

async function peopleAtOneDesk({ within }: Database, count: number) {
  const auth = openAuth({ global, publicUrl, secret, complain: console.error })
  const workspace = newId<'workspace'>()
  const cookies: string[] = []
  for (let at = 0; at < count; at++) {
    const body = { name: `Voix ${at}`, email: `voix-${at}@agence.example`, password: 'un verger en octobre' }
    const { headers, response } = await auth.api.signUpEmail({ body, returnHeaders: true })
    cookies.push(
      headers
        .getSetCookie()
        .map((set) => set.split(';')[0])
        .join('; '),
    )
    await within([workspace], response.user.id, async (db) => {
      if (at === 0)
        await openWorkspace(db, systemClock, response.user.id, { id: workspace, name: 'Vergers', language: 'fr' })
      else
        await db
          .insertInto('membership')
          .values({ workspace_id: workspace, user_id: response.user.id, role: 'desk', joined_at: new Date() })
          .execute()
    })
  }
  return { workspace, cookies }
}

async function measure(readers: number) {
  const conversations = Array.from({ length: waves }, () => newId<'conversation'>())
  await within([workspace], null, (db) =>
    db
      .insertInto('conversation')
      .values(
        conversations.map((id) => ({
          workspace_id: workspace,
          id,
          subject: 'Nouvelle recette',
          at: new Date(),
          last_said_at: new Date(),
          message_count: 1,
        })) as never,
      )
      .execute(),
  )
  const child = fork(new URL('./live-readers.child.ts', import.meta.url))
  child.send({ port: (server.address() as AddressInfo).port, cookies, readers })
  await once(child, 'message')
  const began: Record<string, number> = {}
  for (const id of conversations) {
    began[id] = performance.timeOrigin + performance.now()
    await changed(id)
    await wait(150)
  }
  await wait(500)
  child.send('done')
  const [arrivals] = (await once(child, 'message')) as [Record<string, number[]>]
  const times = Object.entries(arrivals).flatMap(([id, ats]) => ats.map((at) => at - began[id]!))
  times.sort((a, b) => a - b)
  const at = (share: number) => Math.round(times[Math.floor(times.length * share)]! * 10) / 10
  return { readers, arrived: times.length, p50Ms: at(0.5), p95Ms: at(0.95), mostMs: at(0.9999) }
}

function changed(id: Id<'conversation'>) {
  return within([workspace], null, async (db) => {
    await db
      .updateTable('conversation')
      .set({ last_said_at: new Date() })
      .where('workspace_id', '=', workspace)
      .where('id', '=', id)
      .execute()
    await ring(db, { workspace, kind: 'heard', conversations: [id] })
  })
}
