import { type Channel } from '#channel'
import { hear } from '#contact-point'
import { readLedger } from '#conversation'
import { openDatabase, openJobs } from '#database'
import { systemClock } from '#kernel'
import { openMemory } from '../channels/memory/index.ts'
import { type UnderstandJob, understandMessages } from '../server/jobs/understand.ts'
import { benchmark, type Figure, round, tell } from './benchmark.ts'
import { chanceFrom } from './chance.ts'
import { ofProcessor } from './cpu.ts'
import { eventsAtOnce, memoryShape, saidOfPlace } from './heard-events.ts'
import { freshDatabaseNamed, openPostgres, ownerOf, ownFolder } from './postgres.ts'
import { rawInsertRate } from './raw-inserts.ts'
import { type StatementTimes, timeStatements } from './statement-times.ts'
import { perThousand, placesOfDesk, planted, throughTheDesk } from './through-the-desk.ts'
import { millisOf } from './times.ts'

/**
 * From the ledger to the bell: everything that happens to a message between the moment a place brings it and the moment
 * every open screen is told. Once through the desk as it runs, its queues and workers too; once step by step, one after
 * the other, for the time of each.
 */
const count = 30_000
const countInSteps = 8_000

await benchmark('heard', async (_asked, opened) => {
  const times = timeStatements()
  const cluster = await openPostgres(await ownFolder(opened), opened)
  const ownerUrl = await freshDatabaseNamed(cluster, 'heard')
  const owner = await ownerOf(ownerUrl, opened)
  const places = await throughTheDesk({ ownerUrl, dataDir: cluster.dataDir, shape: memoryShape, count }, times)
  const steps = await stepByStep(ownerUrl, times)
  times.stop()
  const texts = [...saidOfPlace(chanceFrom(90), 90, count)].map(({ text }) => text)
  const indexed = await rawInsertRate(owner, texts, 'indexed')
  const bare = await rawInsertRate(owner, texts, 'bare')
  tell(`raw: ${round(indexed)}/s indexed, ${round(bare)}/s bare`)
  const indexing = 1000 / indexed - 1000 / bare
  const { rows: size } = await owner.query('select pg_database_size(current_database()) as bytes')
  const perMessage = (what: string, millis: number): Figure => ({ what, unit: 'ms a message', value: small(millis) })
  return {
    figures: [
      {
        what: 'messages heard, ledger to bell',
        unit: '/s',
        value: round(places.rate),
        raw: { what: 'one table, vector and as many indexes', value: round(indexed) },
        aim: { least: 1000 },
      },
      { what: 'one after the other, no queue', unit: '/s', value: round(1000 / steps.all) },
      perMessage('step: ledger', steps.ledger),
      perMessage('step: normalise', steps.normalise),
      {
        ...perMessage('step: store and index', steps.store),
        raw: { what: 'of it, index (raw)', value: small(indexing) },
      },
      perMessage('step: understand', steps.understand),
      perMessage('step: keep what was found', steps.keep),
      perMessage('step: notify', steps.notify),
      { what: 'raw: one table, its key alone', unit: '/s', value: round(bare) },
      ...ofProcessor(places.processor, count),
    ],
    how: {
      messages: count,
      places: placesOfDesk,
      eventsAtOnce,
      inSteps: countInSteps,
      bells: places.bells,
      waitedForInSteps: steps.statements,
      waitedForThroughTheDesk: places.statements,
      databaseBytes: Number(size[0].bytes),
    },
  }
})

/** The same functions the workers call, one after the other, so that the time of each can be told apart. */
async function stepByStep(ownerUrl: string, times: StatementTimes) {
  const database = await openDatabase({ ownerUrl, appPassword: 'bench', onLost: () => undefined })
  const jobs = openJobs(database.appUrl, (cause) => tell(String(cause)))
  await jobs.start()
  try {
    const odile = await database.global.selectFrom('auth_user').select('id').executeTakeFirstOrThrow()
    const planting = { database, jobs, user: odile.id, shape: memoryShape, messages: countInSteps, seed: 50 }
    const places = await planted(planting)
    const memory = openMemory()
    let normalise = 0
    const channel: Channel = {
      ...memory,
      read(event, place) {
        const began = performance.now()
        const read = memory.read(event, place)
        normalise += performance.now() - began
        return read
      },
    }
    times.forget()
    let ledger = 0
    let reading = 0
    let understanding = 0
    for (const { workspace, place, batches } of places) {
      for (const events of batches)
        ledger += await millisOf(() =>
          database.within([workspace], null, (db) => hear(db, jobs, systemClock, { workspace, place }, events)),
        )
      for (let taken = 1; taken > 0; ) {
        let messages: string[] = []
        reading += await millisOf(async () => {
          const read = await database.within([workspace], null, (db) =>
            readLedger(db, jobs, systemClock, channel, { workspace, place }),
          )
          messages = read.messages
          taken = read.taken
        })
        const job = { workspace, messages } as UnderstandJob
        understanding += await millisOf(() => understandMessages({ ...database, jobs, clock: systemClock }, job))
      }
    }
    const notify = times.millis.get('notify') ?? 0
    const kept = [...times.millis].reduce((sum, [kind, millis]) => sum + (kind.startsWith('keep:') ? millis : 0), 0)
    const each = (millis: number) => millis / countInSteps
    return {
      all: each(ledger + reading + understanding),
      ledger: each(ledger),
      normalise: each(normalise),
      store: each(reading - normalise - notify / 2),
      understand: each(understanding - kept - notify / 2),
      keep: each(kept),
      notify: each(notify),
      statements: perThousand(times, countInSteps),
    }
  } finally {
    await jobs.stop()
    await database.close()
  }
}

function small(millis: number): number {
  return Number(millis.toFixed(3))
}
