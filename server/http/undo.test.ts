import { expect, test } from 'vitest'
import { api } from '#contract'
import { newId, Refusal } from '#kernel'
import { recordAct, type Undo } from '#team'
import { join, odileAtHerDesk, openWorld } from './http.test-world.ts'

async function deskWithActs(undos: Record<string, Undo>) {
  const world = await openWorld({ undos })
  const { odile, workspace } = await odileAtHerDesk(world)
  const record = (kind: string) =>
    world.database.within([workspace], 'odile', (db) =>
      recordAct(db, () => new Date(), { workspace, kind, by: 'odile', detail: { before: 'ancien nom' } }),
    )
  return { world, odile, workspace, record }
}

test('an act is undone once, with what stood before', async () => {
  const seen: unknown[] = []
  const { odile, workspace, record } = await deskWithActs({
    rename: async (_db, _clock, act) => void seen.push(act.detail),
  })
  const params = { workspace, act: await record('rename') }
  expect((await odile.call(api.undo, { params })).status).toBe(204)
  expect(seen).toEqual([{ before: 'ancien nom' }])
  expect(await odile.call(api.undo, { params })).toMatchObject({ status: 409, problem: { code: 'act.not-there' } })
})

test('an undo that comes too late leaves the act standing; one that nobody offers says so', async () => {
  let late = true
  const { odile, workspace, record } = await deskWithActs({
    rename: async () => {
      if (late) throw new Refusal('act.too-late', 409)
    },
  })
  const params = { workspace, act: await record('rename') }
  expect((await odile.call(api.undo, { params })).problem.code).toBe('act.too-late')
  late = false
  expect((await odile.call(api.undo, { params })).status).toBe(204)
  for (const kind of ['unheard-of', 'constructor']) {
    const unknown = await odile.call(api.undo, { params: { workspace, act: await record(kind) } })
    expect(unknown).toMatchObject({ status: 409, problem: { code: 'act.not-undoable' } })
  }
})

test('only the desk of the workspace undoes its acts', async () => {
  const { world, odile, workspace, record } = await deskWithActs({ rename: async () => undefined })
  const act = await record('rename')
  const other = (await odile.call(api.openWorkspace, { body: { name: 'Savon Ardent' } })).answer.id
  expect((await odile.call(api.undo, { params: { workspace: other, act } })).status).toBe(409)
  const { joined } = await join(world, odile, workspace, { name: 'Basile', role: 'colleague' })
  expect((await joined.call(api.undo, { params: { workspace, act } })).status).toBe(403)
  expect((await odile.call(api.undo, { params: { workspace, act: newId() } })).status).toBe(409)
})
