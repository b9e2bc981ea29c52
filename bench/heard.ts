import { sql } from 'kysely'
import { type Channel, type RawEvent } from '#channel'
import { hear, plant } from '#contact-point'
import { readLedger } from '#conversation'
import { type Database, listenForRings, openDatabase, openJobs } from '#database'
import { type Id, newId, systemClock } from '#kernel'
import { openWorkspace } from '#team'
import { openMemory } from '../channels/memory/index.ts'
import { type UnderstandJob, understandMessages } from '../server/jobs/understand.ts'
import { benchmark, type Figure, round, tell } from './benchmark.ts'
import { chanceFrom } from './chance.ts'
import { cpuTaken } from './cpu.ts'
import { eventsAtOnce, eventsOfPlace } from './heard-events.ts'
import { odileAt } from './odile.ts'
import { freshDatabaseNamed, openDeskOn, openPostgres, ownerOf, ownFolder } from './postgres.ts'
import { rawInsertRate } from './raw-inserts.ts'
import { type StatementTimes, timeStatements } from './statement-times.ts'
import { millisOf } from './times.ts'

/**
 * From the ledger to the bell: everything that happens to a message between the moment a place brings it and the moment
 * every open screen is told. Once through the desk as it runs, its queues and workers too; once step by step, one after
 * the other, for the time of each.
 */
const count = 30_000
const placesOfDesk = 8
const countInSteps = 8_000

interface Place {
  workspace: Id<'workspace'>
  place: Id<'contact point'>
  batches: RawEvent[][]
}

await benchmark('heard', async (_asked, opened) => {
  const times = timeStatements()
  const cluster = await openPostgres(await ownFolder(opened), opened)
  const ownerUrl = await freshDatabaseNamed(cluster, 'heard')
  const owner = await ownerOf(ownerUrl, opened)
  const places = await throughTheDesk(ownerUrl, cluster.dataDir, times)
  const steps = await stepByStep(ownerUrl, times)
  times.stop()
  const texts = textsOf(eventsOfPlace(chanceFrom(90), 90, count).flat())
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
      ...(places.processor ? ofProcessor(places.processor) : []),
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

/** What the run took of the processor, whoever else was at work on the machine. */
function ofProcessor({ node, postgres }: { node: number; postgres: number }): Figure[] {
  const perMessage = (seconds: number) => small((seconds / count) * 1000)
  return [
    { what: 'processor: desk', unit: 'ms a message', value: perMessage(node) },
    { what: 'processor: PostgreSQL', unit: 'ms a message', value: perMessage(postgres) },
  ]
}

async function throughTheDesk(ownerUrl: string, dataDir: string, times: StatementTimes) {
  const desk = await openDeskOn(ownerUrl)
  try {
    const odile = await odileAt(desk.app)
    const places = await planted(desk.database, odile.user, count, 0, async (db, what) =>
      plant(db, desk.jobs, systemClock, what),
    )
    let lastBell = 0
    let bells = 0
    const bell = listenForRings(desk.database.appUrl, {
      ring: ({ kind }) => {
        if (kind !== 'heard' && kind !== 'marked') return
        lastBell = performance.now()
        bells++
      },
      gap: () => undefined,
      trouble: (cause) => tell(String(cause)),
    })
    await bell.ready
    times.forget()
    const cpu = cpuTaken(dataDir)
    const began = performance.now()
    await Promise.all(
      places.map(async ({ workspace, place, batches }) => {
        for (const events of batches)
          await desk.database.within([workspace], null, (db) =>
            hear(db, desk.jobs, systemClock, { workspace, place }, events),
          )
      }),
    )
    tell(`the ledger holds all after ${round((performance.now() - began) / 1000)} s`)
    await untilUnderstood(desk.database, places)
    // The last bell may ring a moment after its commit was seen.
    await new Promise((soon) => setTimeout(soon, 100))
    const seconds = (lastBell - began) / 1000
    tell(`${count} messages heard in ${round(seconds)} s: ${round(count / seconds)}/s`)
    await bell.close()
    const after = cpuTaken(dataDir)
    const processor = cpu && after && { node: after.node - cpu.node, postgres: after.postgres - cpu.postgres, seconds }
    return { processor, rate: count / seconds, bells, statements: perThousand(times, count) }
  } finally {
    await desk.stop()
  }
}

/** Until no work waits; then all that was heard must be stored and understood: anything less is not « heard ». */
async function untilUnderstood(database: Database, places: readonly Place[]): Promise<void> {
  const until = Date.now() + 240_000
  for (let open = 1, told = Date.now(); open > 0; ) {
    await new Promise((later) => setTimeout(later, 100))
    const { rows } = await sql<{ open: number }>`
      select count(*)::int as open from pgboss.job
      where name in ('read', 'understand') and state in ('created', 'retry', 'active')`.execute(database.global)
    open = rows[0]!.open
    if (Date.now() > until) throw new Error(`after four minutes ${open} pieces of work still wait`)
    if (Date.now() - told > 5_000) {
      tell(`${open} pieces of work wait`)
      told = Date.now()
    }
  }
  const workspaces = [...new Set(places.map((one) => one.workspace))]
  const { rows } = await database.within(workspaces, null, (db) =>
    sql<{ stored: number; open: number }>`
      select count(*)::int as stored, count(*) filter (where not m.ours and f.message_id is null)::int as open
      from message m left join finding f on f.workspace_id = m.workspace_id and f.message_id = m.id`.execute(db),
  )
  if (rows[0]!.stored !== count || rows[0]!.open > 0)
    throw new Error(`${rows[0]!.stored} of ${count} are stored, ${rows[0]!.open} not understood`)
}

/** The same functions the workers call, one after the other, so that the time of each can be told apart. */
async function stepByStep(ownerUrl: string, times: StatementTimes) {
  const database = await openDatabase({ ownerUrl, appPassword: 'bench', onLost: () => undefined })
  const jobs = openJobs(database.appUrl, (cause) => tell(String(cause)))
  await jobs.start()
  try {
    const odile = await database.global.selectFrom('auth_user').select('id').executeTakeFirstOrThrow()
    const places = await planted(database, odile.id, countInSteps, 50, (db, what) => plant(db, jobs, systemClock, what))
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

async function planted(
  database: Database,
  user: string,
  messages: number,
  seed: number,
  plantIt: (db: Parameters<typeof plant>[0], what: Parameters<typeof plant>[3]) => ReturnType<typeof plant>,
): Promise<Place[]> {
  const places: Place[] = []
  const { manifest } = openMemory()
  let workspace = newId<'workspace'>()
  for (let at = 0; at < placesOfDesk; at++) {
    // Two clients to one desk, four places each.
    if (at % 4 === 0) {
      workspace = newId<'workspace'>()
      const id = workspace
      await database.within([id], user, (db) =>
        openWorkspace(db, systemClock, user, { id, name: `Vergers ${seed + at}`, language: 'fr' }),
      )
    }
    const what = { workspace, manifest, name: `Place ${at}`, address: `place-${seed + at}`, settings: {}, by: user }
    const place = await database.within([workspace], user, (db) => plantIt(db, what))
    const batches = eventsOfPlace(chanceFrom(seed + at), seed + at, messages / placesOfDesk)
    places.push({ workspace, place, batches })
  }
  return places
}

function textsOf(events: readonly RawEvent[]): string[] {
  return events.map((event) => (JSON.parse(new TextDecoder().decode(event.body)) as { text: string }).text)
}

function small(millis: number): number {
  return Number(millis.toFixed(3))
}

/** How long the desk waited for each kind of statement, in milliseconds for 1,000 messages. Waits overlap. */
function perThousand(times: StatementTimes, messages: number): Record<string, string> {
  const sorted = [...times.millis].toSorted(([, one], [, other]) => other - one)
  return Object.fromEntries(
    sorted.map(([kind, millis]) => [kind, `${round((millis / messages) * 1000)} ms in ${times.count.get(kind)}`]),
  )
}
