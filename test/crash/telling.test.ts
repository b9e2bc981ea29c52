import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hear, plant } from '#contact-point'
import { api } from '#contract'
import { readLedger } from '#conversation'
import { openJobs } from '#database'
import { type Id, systemClock } from '#kernel'
import { type Loopback, openLoopback, respond } from '../../channels/loopback.ts'
import { memoryEvent } from '../../channels/memory/index.ts'
import { type KillableDesk, openKillableDesk, soon, until } from './killable-desk.ts'
import { wire } from './wire.ts'

const threads = 16
const people = 40
const kills = 5

let desk: KillableDesk
let place: Loopback
/** What the place was told, by key: the same key twice is a word said twice. */
const said = new Map<string, { times: number; to: string[] }>()

/** Whatever waits for its moment: it has come. What is on its way is looked after. */
const timePasses = () =>
  desk.database.within([desk.workspace], null, async (db) => {
    const of = sql`where workspace_id = ${desk.workspace}`
    await sql`update telling set not_before = now() - interval '1 second' ${of} and state = 'approved'`.execute(db)
    await sql`update outbox set not_before = now() - interval '1 second' ${of} and state <> 'sent'`.execute(db)
  })

beforeAll(async () => {
  place = await openLoopback((request, response, path) => {
    const readBack = path.match(/^\/said\/(.+)$/)?.[1]
    if (readBack) return respond(response, said.has(readBack) ? 200 : 404, {})
    let body = ''
    request.on('data', (bytes) => {
      body += bytes
    })
    request.on('end', () => {
      const { key, to } = JSON.parse(body) as { key: string; to: { name: string }[] }
      said.set(key, { times: (said.get(key)?.times ?? 0) + 1, to: to.map((by) => by.name) })
      setTimeout(() => respond(response, 200, {}), 20)
    })
  })
  desk = await openKillableDesk()
})

afterAll(async () => {
  await desk.close()
  await place.close()
})

test('killed again and again in the middle of telling, nobody is told twice and nobody is forgotten', async () => {
  const { odile, workspace } = desk
  await peopleSayWhy(workspace)
  const owner = (await odile.call(api.whoAmI, {})).answer.user!.id
  const why = (await odile.call(api.why, { params: { workspace }, query: {} })).answer
  const decided = await odile.call(api.decide, {
    params: { workspace },
    body: { theme: why.themes[0]!.id!, kind: 'adapt', owner, holdsBy: null, reason: 'moins de sucre', facts: [] },
  })
  const { decision } = decided.answer
  await odile.call(api.changePace, { params: { workspace }, body: { perHour: 60, perChannel: 60 } })
  const approved = await odile.call(api.approveTellings, {
    params: { workspace, decision },
    body: { number: 1, tellings: null },
  })
  expect([approved.answer.tellings, approved.answer.told]).toEqual([threads, people])

  for (let kill = 0; kill < kills; kill++) {
    // Whoever was killed holds the clockwork no more. A few become due at a time: it is killed in the middle of these.
    await sql`delete from lease where name = 'clockwork'`.execute(desk.database.global)
    await desk.database.within([workspace], null, (db) =>
      sql`update telling set not_before = now() - interval '1 second' where workspace_id = ${workspace} and state = 'approved'
        and id in (select id from telling where workspace_id = ${workspace} and state = 'approved' order by id limit 3)`.execute(
        db,
      ),
    )
    const before = said.size
    for (let n = 0; said.size === before && n < 1_000; n++) await soon(20)
    await soon(15 * kill)
    await desk.killed()
    await desk.startsAgain()
  }
  expect(said.size).toBeGreaterThanOrEqual(kills)
  expect(said.size).toBeLessThan(threads)
  await until(async () => {
    await timePasses()
    const page = await odile.call(api.decision, { params: { workspace, decision } }).catch(() => null)
    return page?.answer?.decision.told === people
  })
  expect([...said.values()].filter(({ times }) => times !== 1)).toEqual([])
  expect(said.size).toBe(threads)
  const told = [...said.values()].flatMap(({ to }) => to)
  expect(told.toSorted()).toEqual(Array.from({ length: people }, (_, n) => `voix ${n}`).toSorted())
  expect(desk.complaints()).toEqual([])
}, 300_000)

async function peopleSayWhy(workspace: Id<'workspace'>): Promise<void> {
  const jobs = openJobs(desk.fresh.appUrl, () => {})
  await jobs.start()
  await desk.database.within([workspace], null, async (db) => {
    const at = {
      workspace,
      place: await plant(db, jobs, systemClock, {
        ...{ workspace, manifest: wire.manifest, name: 'Lieu', address: place.url, settings: {}, by: 'test' },
      }),
    }
    const events = Array.from({ length: people }, (_, n) =>
      memoryEvent({
        ...{ kind: 'said', nativeId: `n${n}`, thread: { nativeId: `t${n % threads}` } },
        ...{ by: { name: `voix ${n}` }, text: `trop sucrée, ${n}` },
      }),
    )
    await hear(db, jobs, systemClock, at, events)
    await readLedger(db, jobs, systemClock, wire, at)
  })
  await jobs.stop()
  const { odile } = desk
  const { rows } = (await odile.call(api.conversations, { query: { workspace } })).answer
  for (const { id } of rows) {
    const { turns } = (await odile.call(api.turns, { params: { workspace, conversation: id }, query: {} })).answer
    for (const turn of turns)
      await odile.call(api.keepReason, {
        params: { workspace, message: turn.id },
        body: { revision: 1, start: 0, end: 11, theme: { name: 'Trop sucré' } },
      })
  }
}
