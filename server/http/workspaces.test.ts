import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { api } from '#contract'
import { newId } from '#kernel'
import { join, odileAtHerDesk, openWorld, password } from './http.test-world.ts'

test('a workspace opens with its clock, its mark and its key; nobody else sees it', async () => {
  const world = await openWorld()
  const { odile, workspace } = await odileAtHerDesk(world)
  const mine = (await odile.call(api.whoAmI)).answer.workspaces
  expect(mine).toEqual([
    {
      id: workspace,
      name: 'Les Vergers Imaginaires',
      mark: 'VI',
      language: 'fr',
      zone: 'Europe/Paris',
      role: 'desk',
      demo: false,
      shared: false,
    },
  ])
  const keys = await world.database.within([workspace], null, (db) =>
    sql<{ bytes: number }>`select length(tombstone_key) as bytes from workspace`.execute(db),
  )
  expect(keys.rows).toEqual([{ bytes: 32 }])
  const unknown = await odile.call(api.openWorkspace, { body: { name: 'Ailleurs', zone: 'Lune/Mer' } })
  expect(unknown).toMatchObject({ status: 422, problem: { code: 'workspace.zone-unknown' } })
  const demo = await odile.call(api.discover)
  expect(demo.answer).toMatchObject({ demo: true, role: 'desk' })
})

test('a workspace one is not in looks like one that is not there', async () => {
  const world = await openWorld()
  const { odile, workspace } = await odileAtHerDesk(world)
  const other = await odile.call(api.openWorkspace, { body: { name: 'Savon Ardent' } })
  const { joined } = await join(world, odile, other.answer.id, { name: 'Basile', role: 'desk' })
  const there = await joined.call(api.team, { params: { workspace } })
  const nowhere = await joined.call(api.team, { params: { workspace: newId() } })
  expect(there.status).toBe(404)
  expect(there.problem).toEqual(nowhere.problem)
})

test('an invitation lets one person in, once; roles hold', async () => {
  const world = await openWorld()
  const { odile, workspace } = await odileAtHerDesk(world)
  const params = { workspace }
  const { joined, invitation } = await join(world, odile, workspace, { name: 'Basile', role: 'colleague' })
  expect((await joined.call(api.whoAmI)).answer.workspaces).toMatchObject([{ role: 'colleague', shared: false }])
  expect((await joined.call(api.team, { params })).answer.members).toHaveLength(2)
  const refused = await joined.call(api.invite, { params, body: { forWhom: 'un ami', role: 'desk' } })
  expect(refused).toMatchObject({ status: 403, problem: { code: 'team.desk-only' } })
  const again = await world.visitor().call(api.readInvitation, { params: { token: invitation } })
  expect(again).toMatchObject({ status: 410, problem: { code: 'invitation.used' } })
})

test('a link tells who invites, and stops when withdrawn, old or altered', async () => {
  let now = new Date('2026-11-20T09:00:00Z')
  const world = await openWorld({ clock: () => now })
  const { odile, workspace } = await odileAtHerDesk(world)
  const params = { workspace }
  const invite = async () => {
    const made = (await odile.call(api.invite, { params, body: { forWhom: 'Basile', role: 'desk' } })).answer
    return { ...made.invitation, token: made.link.split('/').at(-1)! }
  }
  const read = (token: string) => world.visitor().call(api.readInvitation, { params: { token } })
  const first = await invite()
  expect((await read(first.token)).answer).toMatchObject({
    workspace: 'Les Vergers Imaginaires',
    by: 'Odile',
    role: 'desk',
  })
  expect((await read(`${first.token}x`)).status).toBe(404)
  await odile.call(api.withdrawInvitation, { params: { ...params, invitation: first.id } })
  expect((await read(first.token)).problem.code).toBe('invitation.withdrawn')
  const second = await invite()
  now = new Date('2026-12-04T09:00:01Z')
  expect((await read(second.token)).problem.code).toBe('invitation.expired')
  expect((await odile.call(api.team, { params })).answer.invitations).toEqual([])
  const kept = await world.database.within([workspace], null, (db) =>
    sql<{ row: string }>`select i::text as row from invitation i`.execute(db),
  )
  expect(kept.rows.map(({ row }) => row).join()).not.toContain(second.token.split('.')[2])
})

test('two people with the same link at the same moment: one is in', async () => {
  const world = await openWorld()
  const { odile, workspace } = await odileAtHerDesk(world)
  const made = await odile.call(api.invite, { params: { workspace }, body: { forWhom: 'Basile', role: 'desk' } })
  const invitation = made.answer.link.split('/').at(-1)!
  const both = await Promise.all(
    ['basile', 'clarisse'].map((name) =>
      world.visitor().call(api.openAccount, { body: { name, email: `${name}@agence.example`, password, invitation } }),
    ),
  )
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(['invitation.in-use', 'invitation.used']).toContain(both.find(({ status }) => status !== 200)!.problem.code)
  expect((await odile.call(api.team, { params: { workspace } })).answer.members).toHaveLength(2)
})

test('someone who has an account joins with it; the second time says so', async () => {
  const world = await openWorld()
  const { odile } = await odileAtHerDesk(world)
  const other = await odile.call(api.openWorkspace, { body: { name: 'Savon Ardent' } })
  const { joined } = await join(world, odile, other.answer.id, { name: 'Basile', role: 'desk' })
  const mine = await odile.call(api.openWorkspace, { body: { name: 'Tisanes du Soir' } })
  const params = { workspace: mine.answer.id }
  const link = (await odile.call(api.invite, { params, body: { forWhom: 'Basile', role: 'client' } })).answer.link
  const token = link.split('/').at(-1)!
  const accepted = await joined.call(api.acceptInvitation, { params: { token } })
  expect(accepted.answer).toMatchObject({ name: 'Tisanes du Soir', role: 'client' })
  const next = (await odile.call(api.invite, { params, body: { forWhom: 'Basile', role: 'desk' } })).answer.link
  const twice = await joined.call(api.acceptInvitation, { params: { token: next.split('/').at(-1)! } })
  expect(twice).toMatchObject({ status: 409, problem: { code: 'invitation.already-in' } })
})

test('the last one at the desk stays at it, even when two leave at once', async () => {
  const world = await openWorld()
  const { odile, workspace } = await odileAtHerDesk(world)
  const me = (await odile.call(api.whoAmI)).answer.user!.id
  const params = { workspace, user: me }
  expect((await odile.call(api.removeMember, { params })).problem.code).toBe('team.last-at-desk')
  expect((await odile.call(api.changeMember, { params, body: { role: 'client' } })).status).toBe(409)
  const { joined, user } = await join(world, odile, workspace, { name: 'Basile', role: 'desk' })
  expect((await odile.call(api.whoAmI)).answer.workspaces).toMatchObject([{ shared: true }])
  const both = await Promise.all([
    odile.call(api.changeMember, { params: { workspace, user }, body: { role: 'colleague' } }),
    joined.call(api.changeMember, { params, body: { role: 'colleague' } }),
  ])
  // Whoever comes second is the last one there, or by then no longer at the desk themselves.
  expect([409, 403]).toContain(both.map(({ status }) => status).find((status) => status !== 204))
  const { members } = (await odile.call(api.team, { params: { workspace } })).answer
  expect(members.filter((member) => member.role === 'desk')).toHaveLength(1)
})

test('who is removed sees nothing of it any more', async () => {
  const world = await openWorld()
  const { odile, workspace } = await odileAtHerDesk(world)
  const { joined, user } = await join(world, odile, workspace, { name: 'Basile', role: 'desk' })
  expect((await odile.call(api.removeMember, { params: { workspace, user } })).status).toBe(204)
  expect((await joined.call(api.team, { params: { workspace } })).status).toBe(404)
  expect((await joined.call(api.whoAmI)).answer.workspaces).toEqual([])
})

test('views are one’s own', async () => {
  const world = await openWorld()
  const { odile, workspace } = await odileAtHerDesk(world)
  const { joined } = await join(world, odile, workspace, { name: 'Basile', role: 'desk' })
  const view = { name: 'Sans réponse', filter: { workspace, show: 'awaits' as const } }
  const saved = await odile.call(api.saveView, { body: view })
  expect((await odile.call(api.views)).answer).toEqual([{ id: saved.answer.id, ...view }])
  expect((await joined.call(api.views)).answer).toEqual([])
  const params = { view: saved.answer.id }
  expect((await joined.call(api.forgetView, { params })).status).toBe(404)
  expect((await odile.call(api.forgetView, { params })).status).toBe(204)
  expect((await odile.call(api.views)).answer).toEqual([])
})
