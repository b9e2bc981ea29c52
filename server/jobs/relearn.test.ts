import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openJobs } from '#database'
import { keepReason, learningOnPourquoi, markStance, refuseSuggestion, relearn, stopRelearning } from '#reason'
import { understand } from '#understanding'
import { openSaid, type SaidMessage } from '../../test/said.ts'
import { goOnRelearning } from './relearn.ts'
import { type UnderstandJob, understandMessages } from './understand.ts'

const clock = () => new Date()

async function openWorld() {
  const said = await openSaid()
  onTestFinished(said.close)
  const workspace = await said.workspace()
  const jobs = openJobs(said.database.appUrl, () => undefined)
  await jobs.start()
  onTestFinished(jobs.stop)
  const needs = { within: said.database.within, jobs, clock }
  /** Does the work that waits, as the queue hands it out; `most` pieces of it. */
  async function works(most = Infinity, reads = understand): Promise<number> {
    for (let done = 0; done < most; done++) {
      const { rows } = await sql<{ data: UnderstandJob }>`
        delete from pgboss.job where id = (select id from pgboss.job where name = 'understand' order by created_on limit 1)
        returning data`.execute(said.database.global)
      if (!rows.length) return done
      await understandMessages({ ...needs, understand: reads }, rows[0]!.data)
    }
    return most
  }
  const shown = () => workspace.inside((db) => learningOnPourquoi(db, workspace.id))
  const asks = () => workspace.inside((db) => relearn(db, jobs, clock, 'odile', workspace.id))
  const understands = (...messages: SaidMessage[]) =>
    understandMessages(needs, { workspace: workspace.id, messages: messages.map((one) => one.id) })
  const found = () =>
    workspace.inside((db) =>
      db.selectFrom('finding').select(['message_id', 'reasons', 'at']).orderBy('message_id').execute(),
    )
  return { ...workspace, needs, global: said.database.global, works, shown, asks, understands, found }
}

async function heard(world: Awaited<ReturnType<typeof openWorld>>, many: number): Promise<SaidMessage[]> {
  const messages: SaidMessage[] = []
  for (let at = 0; at < many; at++) messages.push(await world.says({ by: `voix ${at % 7}`, text: `trop sucrée ${at}` }))
  await world.understands(...messages)
  return messages
}

test('the past is read again page by page, and says how far it has come; a second wish joins the first', async () => {
  const world = await openWorld()
  await heard(world, 450)
  expect((await world.shown()).underWay).toBeNull()
  await world.asks()
  await world.asks()
  expect((await world.shown()).underWay).toEqual({ read: 0, total: 450 })
  await world.works(1)
  expect((await world.shown()).underWay).toEqual({ read: 200, total: 450 })
  const before = await world.found()
  await world.works()
  expect(await world.shown()).toMatchObject({ underWay: null, lastAt: expect.any(String) })
  const after = await world.found()
  expect(after.filter((one, at) => one.at > before[at]!.at)).toHaveLength(250)
  expect(await world.works()).toBe(0)
})

test('killed in the middle it goes on at the next start; the same page asked for twice is read once', async () => {
  const world = await openWorld()
  await heard(world, 450)
  await world.asks()
  await world.works(1)
  await sql`delete from pgboss.job where name = 'understand'`.execute(world.global)
  await goOnRelearning({ ...world.needs, global: world.global })
  await goOnRelearning({ ...world.needs, global: world.global })
  await world.works()
  expect(await world.shown()).toMatchObject({ underWay: null })
  const { rows } = await sql<{ read: number }>`select read from relearning`.execute(world.global)
  expect(rows).toEqual([])
  const read = await world.inside((db) => db.selectFrom('relearning').select('read').execute())
  expect(read).toEqual([{ read: 450 }])
})

test('stopped it reads no further; begun again it reads all', async () => {
  const world = await openWorld()
  await heard(world, 450)
  await world.asks()
  await world.works(1)
  await world.inside((db) => stopRelearning(db, clock, 'odile', world.id))
  const before = await world.found()
  await world.works()
  expect(await world.found()).toEqual(before)
  expect(await world.shown()).toMatchObject({ underWay: null, lastAt: null })
  await world.asks()
  expect((await world.shown()).underWay).toEqual({ read: 0, total: 450 })
})

test('what someone has decided on stays decided, and one message that cannot be read holds up no other', async () => {
  const world = await openWorld()
  const messages = await heard(world, 4)
  const suggestion = { start: 0, end: 'trop sucrée 0'.length, revision: 1, workspace: world.id }
  const spanOf = async (at: number) => {
    const row = (await world.found()).find((one) => one.message_id === messages[at]!.id)!
    return { ...suggestion, ...(row.reasons as { start: number; end: number }[])[0]!, message: messages[at]!.id }
  }
  const [kept, refused] = [await spanOf(0), await spanOf(1)]
  await world.inside((db) => keepReason(db, clock, 'odile', { ...kept, theme: { key: 'taste' } }))
  await world.inside((db) => refuseSuggestion(db, clock, 'odile', refused))
  await world.inside((db) => markStance(db, clock, 'odile', { workspace: world.id, message: messages[2]!.id }, 'like'))
  expect((await world.shown()).sinceRead).toBe(3)
  await world.asks()
  const broken = (text: string, brand: Parameters<typeof understand>[1]) => {
    if (text.endsWith('3')) throw new Error('a fault of ours')
    return understand(text, brand)
  }
  await expect(world.works(1, broken)).rejects.toThrow('1 messages could not be read')
  expect(await world.shown()).toMatchObject({ underWay: null, sinceRead: 0, corrections: 3 })
  const after = await world.found()
  expect(after.map((one) => (one.reasons as unknown[]).length).slice(0, 2)).toEqual([0, 0])
  const stances = await world.inside((db) => db.selectFrom('message').select('stance').orderBy('id').execute())
  expect(stances.map((one) => one.stance)).toEqual([null, null, 'like', null])
})
