import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { sql } from 'kysely'
import { plant, sealWith } from '#contact-point'
import { api } from '#contract'
import { type Database } from '#database'
import { type Id, systemClock } from '#kernel'
import { keyOf } from '../server/key.ts'
import { round, tell } from './benchmark.ts'
import { cpuBetween, cpuTaken } from './cpu.ts'
import { odileAt } from './odile.ts'
import { openPlatforms } from './open-platforms.ts'
import { openDeskOn } from './postgres.ts'
import { timeStatements } from './statement-times.ts'
import { countBells, perThousand, untilUnderstood } from './through-the-desk.ts'

const warmUp = 500
export const key = '5'.repeat(64)
export const sealOfDesk = () => sealWith(keyOf(key).for('secrets of channels'))

interface Run {
  ownerUrl: string
  dataDir: string
  events: number
  /** Events that one webhook carries. */
  together: number
}

/** A Page is connected, and its platform brings a burst through real HTTP: each event is a message once, however often it came. */
export async function fromTheApp({ ownerUrl, dataDir, events, together }: Run) {
  await using opened = new AsyncDisposableStack()
  const platforms = await openPlatforms(opened)
  const times = timeStatements()
  opened.defer(times.stop)
  const desk = await openDeskOn(ownerUrl, key, platforms.channels)
  opened.defer(desk.stop)
  const server = createServer(getRequestListener(desk.app.fetch)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  opened.defer(() => void server.close().closeAllConnections())
  const odile = await odileAt(desk.app)
  const workspace = (await odile.ask(api.openWorkspace, { body: { name: 'Vergers', language: 'fr' } }))
    .id as Id<'workspace'>
  const keeps = { params: { workspace }, body: { platform: 'meta', given: platforms.metaKeys } }
  const kept = await odile.ask(api.keepApp, keeps)
  if (kept.kind !== 'kept') throw new Error(kept.why)
  const { manifest } = platforms.channels.get('facebook')!
  await desk.database.within([workspace], odile.user, (db) =>
    plant(db, desk.jobs, systemClock, {
      workspace,
      manifest,
      name: 'Les Vergers',
      address: `https://www.facebook.com/${platforms.page}`,
      settings: { page: platforms.page },
      by: odile.user,
      secrets: { seal: sealOfDesk(), words: { token: 'jeton-de-page' } },
    }),
  )
  await untilUnderstood(desk.database, [workspace], 0)
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/at/${workspace}/app/meta`
  // A desk that runs has its rules and its words in memory.
  await (await platforms.prepare({ url, events: warmUp, together }))()
  await untilUnderstood(desk.database, [workspace], warmUp)
  const bring = await platforms.prepare({ url, events, together })
  const askedBefore = await platforms.asked()
  const bells = await countBells(desk.database)
  times.forget()
  const cpu = cpuTaken(dataDir)
  const began = performance.now()
  const [brought, heardSeconds] = await Promise.all([
    bring(),
    secondsUntilHeard(desk.database, workspace, warmUp + events),
  ])
  tell(`${events} events heard in ${round(heardSeconds)} s: ${round(events / heardSeconds)}/s`)
  await untilUnderstood(desk.database, [workspace], warmUp + events)
  const { last } = await bells.end()
  const processor = cpuBetween(cpu, cpuTaken(dataDir))
  const asked = (await platforms.asked()) - askedBefore
  const understoodSeconds = (last - began) / 1000
  return { brought, heardSeconds, understoodSeconds, processor, asked, waits: perThousand(times, events) }
}

/** Looked for ten times a second, which is what the figure may be off by. */
async function secondsUntilHeard(database: Database, workspace: Id<'workspace'>, events: number): Promise<number> {
  const began = performance.now()
  for (let told = began; performance.now() - began < 240_000; ) {
    await new Promise((later) => setTimeout(later, 100))
    const { rows } = await database.within([workspace], null, (db) =>
      sql<{ n: number; different: number }>`
        select count(*)::int as n, count(distinct native_id)::int as different from message`.execute(db),
    )
    const { n, different } = rows[0]!
    if (n !== different || n > events) throw new Error(`${n} messages of ${different} events: some stand there twice`)
    if (n === events) return (performance.now() - began) / 1000
    if (performance.now() - told > 5_000) {
      tell(`${n} heard`)
      told = performance.now()
    }
  }
  throw new Error('not all was heard in four minutes')
}
