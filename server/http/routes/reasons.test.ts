import { expect, test } from 'vitest'
import { api } from '#contract'
import { newId } from '#kernel'
import { keepFindings, reasonUndo } from '#reason'
import { understand } from '#understanding'
import { join, odileAtHerDesk, openWorld as openHttp, type Visitor } from '../http.test-world.ts'
import { reasonRoutes } from './reasons.ts'

/** Work that waits is not this test’s matter. */
const noJobs = { send: async () => {}, work: async () => {}, start: async () => {}, stop: async () => {} }

const text = 'trop sucrée, et mon fils ne finit plus le pot'

async function openWorld() {
  const clock = () => new Date()
  const areas: ((on: Parameters<typeof reasonRoutes>[0]) => void)[] = []
  const changes = { areas, undos: reasonUndo, clock }
  let opened: Pick<Parameters<typeof reasonRoutes>[1], 'within' | 'reading'> | undefined
  areas.push((on) =>
    reasonRoutes(on, {
      answersPrivately: () => false,
      clock,
      jobs: noJobs,
      within: (...call) => opened!.within(...call),
      reading: (...call) => opened!.reading(...call),
    }),
  )
  const world = await openHttp(changes)
  opened = world.database
  const { odile, workspace } = await odileAtHerDesk(world)
  const message = await said(world, workspace)
  return { ...world, odile, workspace, params: { workspace, message } }
}

/** One comment, as hearing leaves it, and read for reasons. */
async function said({ database }: Awaited<ReturnType<typeof openHttp>>, workspace: string) {
  const ids = { place: newId(), person: newId(), conversation: newId(), thread: newId(), message: newId<'message'>() }
  await database.within([workspace], null, async (db) => {
    const at = new Date()
    const mine = { workspace_id: workspace, at }
    await db
      .insertInto('contact_point')
      .values({
        workspace_id: workspace,
        id: ids.place,
        channel: 'feed',
        name: 'Le blog',
        address: 'https://blog.example',
        terms: '{}',
        cursor: null,
        trouble: null,
        planted_by: 'odile',
        planted_at: at,
      })
      .execute()
    await db
      .insertInto('person')
      .values({ ...mine, id: ids.person, name: 'Marmelade', user_id: null })
      .execute()
    await db
      .insertInto('conversation')
      .values({ ...mine, id: ids.conversation, last_said_at: at } as never)
      .execute()
    const where = { contact_point_id: ids.place, conversation_id: ids.conversation }
    await db
      .insertInto('thread')
      .values({ ...mine, ...where, id: ids.thread, native_id: 't', url: null, title: null })
      .execute()
    const row = { ...where, workspace_id: workspace, id: ids.message, thread_id: ids.thread, person_id: ids.person }
    const words = { audience: 'public', text, terms: '{}', said_at: at, heard_at: at, search: '' }
    await db
      .insertInto('message')
      .values({ ...row, ...words } as never)
      .execute()
    const findings = understand(text, { names: [], themes: [] })
    await keepFindings(db, () => at, workspace as never, [{ message: ids.message, revision: 1, findings }])
  })
  return ids.message
}

const ok = { status: 200 }

test('every act on reasons and themes goes over HTTP as the contract says, and comes back', async () => {
  const { odile, workspace, params } = await openWorld()
  const undo = (act: string) => odile.call(api.undo, { params: { workspace, act } })
  const keep = (start: number, end: number, theme: object | null) =>
    odile.call(api.keepReason, { params, body: { revision: 1, start, end, theme } })

  const kept = await keep(0, 11, { name: 'Trop sucré' })
  expect(kept).toMatchObject(ok)
  expect(Date.parse(kept.answer.undoUntil!)).toBeGreaterThan(Date.now())
  const second = await keep(16, text.length, { key: 'quantity' })
  const why = await odile.call(api.why, { params, query: { days: '30' } })
  expect(why.answer.themes.map((one) => [one.name, one.people])).toEqual(
    expect.arrayContaining([
      ['Trop sucré', 1],
      ['Quantité', 1],
    ]),
  )
  const [one, other] = why.answer.themes.map((theme) => theme.id!)
  const joined = await odile.call(api.joinTheme, { params: { workspace, theme: one! }, body: { into: other! } })
  const read = await odile.call(api.verbatims, { params: { workspace, theme: other! }, query: {} })
  expect(read.answer.verbatims).toHaveLength(2)
  expect(await undo(joined.answer.act)).toMatchObject({ status: 204 })

  const reason = { workspace, reason: second.answer.reason }
  expect(await odile.call(api.changeReason, { params: reason, body: { theme: null } })).toMatchObject(ok)
  const renamed = { params: { workspace, theme: one! }, body: { name: 'Sucre' } }
  expect(await odile.call(api.renameTheme, renamed)).toMatchObject(ok)
  expect((await odile.call(api.themes, { params })).answer.map((theme) => theme.name)).toContain('Sucre')
  expect(await odile.call(api.withdrawReason, { params: reason })).toMatchObject(ok)
  expect(await odile.call(api.markStance, { params, body: { stance: null } })).toMatchObject(ok)
  expect((await odile.call(api.aside, { params })).answer.alsoSaid).toHaveLength(1)
})

test('what cannot be is said in words: a taken name, a cut message, a stranger, a colleague who may only read', async () => {
  const world = await openWorld()
  const { odile, workspace, params } = world
  const keep = (visitor: Visitor, body: object) => visitor.call(api.keepReason, { params, body })
  const span = { revision: 1, start: 0, end: 11, theme: { name: 'Trop sucré' } }
  await keep(odile, span)
  const again = await keep(odile, span)
  expect(again).toMatchObject({ status: 409, problem: { code: 'reason.already-kept' } })
  expect(again.problem.detail).toBe('Ces mots sont déjà gardés comme raison.')
  expect(await keep(odile, { ...span, end: 9999 })).toMatchObject({
    status: 422,
    problem: { code: 'reason.no-such-span' },
  })
  expect(await keep(odile, { ...span, start: -1 })).toMatchObject({ status: 422 })
  expect(await keep(odile, { ...span, revision: 2 })).toMatchObject({ problem: { code: 'reason.words-changed' } })
  const refusal = { params, body: { revision: 1, start: 1, end: 3 } }
  expect(await odile.call(api.refuseSuggestion, refusal)).toMatchObject({ status: 404 })

  const { joined } = await join(world, odile, workspace, { name: 'Basile', role: 'colleague' })
  expect(await keep(joined, { ...span, start: 16 })).toMatchObject({ status: 403, problem: { code: 'team.desk-only' } })
  expect(await joined.call(api.why, { params, query: {} })).toMatchObject(ok)
  expect(await world.visitor().call(api.why, { params, query: {} })).toMatchObject({ status: 401 })
  // What was learnt is read by all who are of the workspace; the past is read again by who works there.
  expect(await joined.call(api.learning, { params })).toMatchObject(ok)
  for (const act of [api.relearn, api.stopRelearning]) {
    expect(await joined.call(act, { params })).toMatchObject({ status: 403, problem: { code: 'team.desk-only' } })
    expect(await odile.call(act, { params })).toMatchObject(ok)
  }
})
