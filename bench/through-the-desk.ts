import { sql } from 'kysely'
import { type Manifest, type RawEvent } from '#channel'
import { hear, plant } from '#contact-point'
import { type Database, type Jobs, listenForRings } from '#database'
import { type Id, type JsonObject, newId, systemClock } from '#kernel'
import { openWorkspace } from '#team'
import { round, tell } from './benchmark.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { cpuBetween, cpuTaken } from './cpu.ts'
import { inBatches } from './heard-events.ts'
import { odileAt } from './odile.ts'
import { openDeskOn } from './postgres.ts'
import { type StatementTimes } from './statement-times.ts'

export const placesOfDesk = 8

/** What a channel's places bring, and how one of them is planted. */
export interface Shape {
  manifest: Manifest
  settings: JsonObject
  eventsOfPlace(chance: Chance, place: number, count: number): Iterable<RawEvent>
}

export interface Place {
  workspace: Id<'workspace'>
  place: Id<'contact point'>
  batches: readonly RawEvent[][]
}

interface Run {
  ownerUrl: string
  dataDir: string
  shape: Shape
  count: number
}

/** From the ledger to the bell through the desk as it runs, its queues and workers too. */
export async function throughTheDesk({ ownerUrl, dataDir, shape, count }: Run, times?: StatementTimes) {
  const desk = await openDeskOn(ownerUrl)
  try {
    const odile = await odileAt(desk.app)
    const { database, jobs } = desk
    const places = await planted({ database, jobs, user: odile.user, shape, messages: count, seed: 0 })
    const bells = await countBells(database)
    times?.forget()
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
    await untilUnderstood(database, [...new Set(places.map((one) => one.workspace))], count)
    const { last, rung } = await bells.end()
    const seconds = (last - began) / 1000
    tell(`${count} messages heard in ${round(seconds)} s: ${round(count / seconds)}/s`)
    const processor = cpuBetween(cpu, cpuTaken(dataDir))
    return { processor, rate: count / seconds, bells: rung, statements: times && perThousand(times, count) }
  } finally {
    await desk.stop()
  }
}

export async function countBells(database: Database) {
  let last = 0
  let rung = 0
  const bell = listenForRings(database.appUrl, {
    ring: ({ kind }) => {
      if (kind !== 'heard' && kind !== 'marked') return
      last = performance.now()
      rung++
    },
    gap: () => undefined,
    trouble: (cause) => tell(String(cause)),
  })
  await bell.ready
  return {
    async end() {
      // The last bell may ring a moment after its commit was seen.
      await new Promise((soon) => setTimeout(soon, 100))
      await bell.close()
      return { last, rung }
    },
  }
}

/** Until no work waits; then all that was heard must be stored and understood: anything less is not « heard ». `count`: null where it is not for us to say. */
export async function untilUnderstood(
  database: Database,
  workspaces: readonly Id<'workspace'>[],
  count: number | null,
): Promise<void> {
  const until = Date.now() + 240_000
  for (let open = 1, told = Date.now(); open > 0; ) {
    await new Promise((later) => setTimeout(later, 100))
    const { rows } = await sql<{ open: number }>`
      select count(*)::int as open from pgboss.job
      where name in ('listen', 'read', 'understand') and state in ('created', 'retry', 'active')`.execute(
      database.global,
    )
    open = rows[0]!.open
    if (Date.now() > until) throw new Error(`after four minutes ${open} pieces of work still wait`)
    if (Date.now() - told > 5_000) {
      tell(`${open} pieces of work wait`)
      told = Date.now()
    }
  }
  const { rows } = await database.within(workspaces, null, (db) =>
    sql<{ stored: number; open: number }>`
      select count(*)::int as stored, count(*) filter (where not m.ours and f.message_id is null)::int as open
      from message m left join finding f on f.workspace_id = m.workspace_id and f.message_id = m.id`.execute(db),
  )
  const wanted = count ?? rows[0]!.stored
  if (rows[0]!.stored !== wanted || rows[0]!.open > 0)
    throw new Error(`${rows[0]!.stored} of ${wanted} are stored, ${rows[0]!.open} not understood`)
}

export interface Planting {
  database: Database
  jobs: Jobs
  user: string
  shape: Shape
  messages: number
  seed: number
}

/** Two clients to one desk, four places each. */
export async function planted({ database, jobs, user, shape, messages, seed }: Planting): Promise<Place[]> {
  const places: Place[] = []
  let workspace = newId<'workspace'>()
  for (let at = 0; at < placesOfDesk; at++) {
    if (at % 4 === 0) {
      workspace = newId<'workspace'>()
      const id = workspace
      await database.within([id], user, (db) =>
        openWorkspace(db, systemClock, user, { id, name: `Vergers ${seed + at}`, language: 'fr' }),
      )
    }
    const { manifest, settings } = shape
    const what = { workspace, manifest, name: `Place ${at}`, address: `place-${seed + at}`, settings, by: user }
    const place = await database.within([workspace], user, (db) => plant(db, jobs, systemClock, what))
    const events = shape.eventsOfPlace(chanceFrom(seed + at), seed + at, messages / placesOfDesk)
    places.push({ workspace, place, batches: [...inBatches(events)] })
  }
  return places
}

/** How long the desk waited for each kind of statement, in milliseconds for 1,000 messages. Waits overlap. */
export function perThousand(times: StatementTimes, messages: number): Record<string, string> {
  const sorted = [...times.millis].toSorted(([, one], [, other]) => other - one)
  return Object.fromEntries(
    sorted.map(([kind, millis]) => [kind, `${round((millis / messages) * 1000)} ms in ${times.count.get(kind)}`]),
  )
}
