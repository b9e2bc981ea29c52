import { setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { hear, plant } from '#contact-point'
import { type Database } from '#database'
import { newId, systemClock } from '#kernel'
import { openWorkspace } from '#team'
import { benchmark, round, tell } from './benchmark.ts'
import { chanceFrom } from './chance.ts'
import { cpuBetween, cpuTaken, ofProcessor, processesOf } from './cpu.ts'
import { activityPubShape, mastodonShape } from './fediverse-events.ts'
import { eventsAtOnce, inBatches } from './heard-events.ts'
import { odileAt } from './odile.ts'
import { freshDatabaseNamed, openDeskOn, openPostgres, ownFolder } from './postgres.ts'
import { kilobytes } from './process-memory.ts'
import { placesOfDesk, untilUnderstood } from './through-the-desk.ts'

/**
 * Events of the fediverse at an even pace for minutes: what the desk holds early beside what it holds at the end, once the
 * garbage is out. Half of the places are of the Mastodon API, half of ActivityPub.
 */
const samples = 24
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

await benchmark('soak', async ({ events, minutes }, opened) => {
  const cluster = await openPostgres(await ownFolder(opened), opened)
  const desk = await openDeskOn(await freshDatabaseNamed(cluster, 'soak'))
  opened.defer(desk.stop)
  const odile = await odileAt(desk.app)
  const workspace = newId<'workspace'>()
  await desk.database.within([workspace], odile.user, (db) =>
    openWorkspace(db, systemClock, odile.user, { id: workspace, name: 'Vergers', language: 'fr' }),
  )
  const each = Math.ceil(events / placesOfDesk)
  const places = await Promise.all(
    Array.from({ length: placesOfDesk }, async (_, at) => {
      const { manifest, settings, eventsOfPlace } = at % 2 ? mastodonShape : activityPubShape
      // Nobody goes and listens there: what is heard is brought.
      const quiet = { ...manifest, pace: [] }
      const what = { workspace, manifest: quiet, name: `Place ${at}`, address: `place-${at}`, settings, by: odile.user }
      const place = await desk.database.within([workspace], odile.user, (db) => plant(db, desk.jobs, systemClock, what))
      return { place, batches: inBatches(eventsOfPlace(chanceFrom(at), at, each)) }
    }),
  )
  const held: Held[] = []
  const cpu = cpuTaken(cluster.dataDir)
  const began = performance.now()
  const seconds = minutes * 60
  let brought = 0
  for (let turn = 0, quiet = 0; quiet < placesOfDesk; turn++) {
    const { place, batches } = places[turn % placesOfDesk]!
    const batch = batches.next().value
    if (!batch) {
      quiet++
      continue
    }
    quiet = 0
    await desk.database.within([workspace], null, (db) => hear(db, desk.jobs, systemClock, { workspace, place }, batch))
    brought += batch.length
    if (brought / events >= (held.length + 1) / samples)
      held.push(await heldNow(desk.database, cluster.dataDir, brought))
    await wait(Math.max(0, began + (brought / events) * seconds * 1000 - performance.now()))
  }
  const bringing = (performance.now() - began) / 1000
  await untilUnderstood(desk.database, [workspace], brought)
  const all = (performance.now() - began) / 1000
  held.push(await heldNow(desk.database, cluster.dataDir, brought))
  // The first quarter warms up: caches fill, code is compiled.
  const early = held.slice(samples / 4, samples / 2)
  const late = held.slice(-samples / 4)
  const of = (some: readonly Held[], what: 'rss' | 'heap' | 'postgres') =>
    round(some.map((one) => one[what]).toSorted((one, other) => one - other)[Math.floor(some.length / 2)]!)
  const grown = of(late, 'heap') - of(early, 'heap')
  return {
    figures: [
      { what: 'events brought', unit: '/s', value: round(brought / bringing) },
      { what: 'events heard, the last one understood', unit: '/s', value: round(brought / all) },
      { what: 'desk, heap, second quarter', unit: 'MB', value: of(early, 'heap') },
      { what: 'desk, heap, last quarter', unit: 'MB', value: of(late, 'heap') },
      { what: 'desk, heap, grown between them', unit: 'MB', value: round(grown), aim: { most: 20 } },
      { what: 'desk, RSS, second quarter', unit: 'MB', value: of(early, 'rss') },
      { what: 'desk, RSS, last quarter', unit: 'MB', value: of(late, 'rss') },
      { what: 'PostgreSQL, PSS, second quarter', unit: 'MB', value: of(early, 'postgres') },
      { what: 'PostgreSQL, PSS, last quarter', unit: 'MB', value: of(late, 'postgres') },
      { what: 'work that waited at most', unit: 'jobs', value: Math.max(...held.map((one) => one.waiting)) },
      ...ofProcessor(cpuBetween(cpu, cpuTaken(cluster.dataDir)), brought),
    ],
    how: { events: brought, minutes, places: placesOfDesk, eventsAtOnce, samples: held },
  }
})

interface Held {
  events: number
  /** MB of 10^6 bytes. */
  rss: number
  heap: number
  postgres: number
  waiting: number
}

async function heldNow(database: Database, dataDir: string, events: number): Promise<Held> {
  collect()
  const { rss, heapUsed } = process.memoryUsage()
  const pss = (processesOf(dataDir) ?? []).map((pid) => pssOf(pid)).reduce((sum, one) => sum + one, 0)
  const { count } = await database.global
    .selectFrom('pgboss.job' as never)
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('state' as never, 'in', ['created', 'retry', 'active'] as never)
    .executeTakeFirstOrThrow()
  const held = {
    events,
    rss: round(rss / 1e6),
    heap: round(heapUsed / 1e6),
    postgres: round(pss),
    waiting: Number(count),
  }
  tell(
    `${events} events: heap ${held.heap} MB, RSS ${held.rss} MB, PostgreSQL ${held.postgres} MB, ${held.waiting} wait`,
  )
  return held
}

function pssOf(pid: number): number {
  try {
    return (kilobytes(pid).Pss ?? 0) * 1.024e-3
  } catch {
    // It ended meanwhile.
    return 0
  }
}
