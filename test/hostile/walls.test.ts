import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AnyRoute, api } from '#contract'
import { newId } from '#kernel'
import { join, type Visitor } from '../../server/http/http.test-world.ts'
import { type AtDesk, atDesk, openWorld, type World } from '../world.ts'
import { sampleOf } from './sample.ts'

const routes = Object.values(api) as AnyRoute[]
let world: World
/** Two clients of one agency; what stands in the first is what everyone is after. */
let odile: AtDesk
let here: Record<string, string>
let there: Record<string, string>
let bruno: Visitor
const others: Record<string, Visitor> = {}

beforeAll(async () => {
  world = await openWorld()
  odile = await world.odile()
  here = await furnished(odile)
  for (const role of ['colleague', 'client'] as const) {
    const invited = await join({ visitor: world.stranger } as never, odile, odile.workspace, { name: role, role })
    others[role] = invited.joined
  }
  const joined = await join({ visitor: world.stranger } as never, odile, odile.workspace, {
    name: 'Bruno',
    role: 'desk',
  })
  bruno = joined.joined
  const own = await bruno.call(api.openWorkspace, { body: { name: 'Une autre maison' } })
  await odile.ask(api.removeMember, { params: { user: joined.user } })
  there = await furnished(atDesk(bruno, own.answer.id))
  others.stranger = world.stranger()
}, 60_000)
afterAll(() => world.close())

/** A page with a voice that disagrees, a reason with its theme, a note, a draft, an act, a view: something of everything. */
async function furnished(who: AtDesk): Promise<Record<string, string>> {
  const page = await who.ask(api.plant, { body: { channel: 'page', name: 'La page', opening: 'Dites-nous' } })
  await speaks(page.publicUrl!, 'trop sucrée, je n’aime pas du tout')
  const { rows } = await who.ask(api.conversations, { query: { workspace: who.workspace } })
  const conversation = rows[0]!.id
  const { turns } = await who.ask(api.turns, { params: { conversation } })
  const { id: message, thread } = turns[0]!
  const span = { revision: 1, start: 0, end: 11, theme: { name: 'le sucre' } }
  const kept = await who.ask(api.keepReason, { params: { message }, body: span })
  const themes = await who.ask(api.themes)
  const note = { text: 'entre nous', answers: [message], key: newId() }
  await who.ask(api.note, { params: { conversation }, body: note })
  const draft = { text: 'Merci', kind: 'reply' as const, answers: [message], version: 0 }
  await who.ask(api.keepDraft, { params: { conversation }, body: draft })
  const [rule] = await who.ask(api.rules)
  const view = await who.ask(api.saveView, { body: { name: 'Ma vue', filter: { workspace: who.workspace } } })
  const invited = await who.ask(api.invite, { body: { forWhom: 'quelqu’un', role: 'desk' } })
  const { user } = await who.ask(api.whoAmI)
  const theme = themes.find((one) => one.name === 'le sucre')!.id!
  return {
    ...{ workspace: who.workspace, place: page.id, conversation, message, thread, reason: kept.reason, act: kept.act },
    ...{ theme, into: theme, rule: rule!.id, view: view.id, invitation: invited.invitation.id, user: user!.id },
    ...{ messages: message, answers: message, reasons: kept.reason, id: theme },
  }
}

async function speaks(page: string, text: string): Promise<void> {
  await world.stranger().fetch(new URL(page).pathname, {
    method: 'POST',
    body: new URLSearchParams({ name: 'Marmelade', text, once: newId() }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  await world.settled()
}

/** Everything one client holds, but for what only says when someone was last here. */
async function all(workspace: string): Promise<Record<string, unknown[]>> {
  const { rows: tables } = await sql<{ name: string }>`select table_name as name from information_schema.columns
    where column_name = 'workspace_id' and table_schema = 'public' order by 1`.execute(world.desk.database.global)
  const held: Record<string, unknown[]> = {}
  await world.desk.database.within([workspace], null, async (db) => {
    for (const { name } of tables) {
      const { rows } =
        await sql`select * from ${sql.table(name)} t where workspace_id = ${workspace} order by t::text`.execute(db)
      held[name] = rows
    }
  })
  return held
}

const pathOf = (route: AnyRoute, ids: Record<string, string>) =>
  route.path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? newId())
const asks = async (who: Visitor, route: AnyRoute, path: string, body?: unknown, query = '') =>
  who.fetch(path + query, {
    method: route.method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
const bodyOf = (route: AnyRoute, ids: Record<string, string>) =>
  route.body && sampleOf(route.body, (field) => ids[field] ?? newId())

const shutTo: Record<string, string[]> = { colleague: ['desk'], client: ['desk', 'colleague'] }

describe('who may not do it is told so, on every route', () => {
  test('nobody signed in does anything but arrive', async () => {
    for (const route of routes.filter((one) => one.openTo !== 'anyone')) {
      const answer = await asks(others.stranger!, route, pathOf(route, here), bodyOf(route, here))
      expect(answer.status, route.path).toBe(401)
    }
  })

  test.each(['colleague', 'client'])('a %s does nothing that is not theirs to do', async (role) => {
    const before = await all(odile.workspace)
    for (const route of routes.filter((one) => shutTo[role]!.includes(one.openTo))) {
      const answer = await asks(
        others[role]!,
        route,
        pathOf(route, here),
        bodyOf(route, here),
        '?name=Les Vergers Imaginaires',
      )
      expect(answer.status, `${route.method} ${route.path}`).toBe(403)
    }
    const several = {
      conversations: [{ workspace: here.workspace!, conversation: here.conversation! }],
      act: { kind: 'wake' as const },
    }
    expect((await others[role]!.call(api.actOnSeveral, { body: several })).status).toBe(403)
    expect(await all(odile.workspace)).toEqual(before)
  })

  test('someone of another client finds nothing here', async () => {
    const before = await all(odile.workspace)
    for (const route of routes.filter((one) => !['anyone', 'signed-in'].includes(one.openTo))) {
      const answer = await asks(bruno, route, pathOf(route, here), bodyOf(route, here))
      expect(answer.status, `${route.method} ${route.path}`).toBe(404)
    }
    expect(await all(odile.workspace)).toEqual(before)
  })
})

test('what is another client’s, or another user’s, is not there by its id, wherever the id stands', async () => {
  const before = await all(odile.workspace)
  const views = await odile.ask(api.views)
  // These name nothing of someone else’s: they may go through, on one’s own.
  const own = new Set<AnyRoute>([
    api.openWorkspace,
    api.discover,
    api.changeMe,
    api.changePassword,
    api.signOut,
    api.openAccount,
    api.signIn,
  ])
  for (const route of routes.filter((one) => !own.has(one) && one.openTo !== 'anyone')) {
    const params = [...route.path.matchAll(/:(\w+)/g)].map((found) => found[1]!).filter((name) => name !== 'workspace')
    for (const name of params)
      await asks(bruno, route, pathOf(route, { ...there, [name]: here[name] ?? newId() }), bodyOf(route, there))
    if (!route.body) continue
    const mixed = bodyOf(route, here)
    const answer = await asks(bruno, route, pathOf(route, there), mixed)
    const names = JSON.stringify(mixed)
    const takesTheirs = Object.values(here).some((id) => names.includes(id))
    // A draft keeps what is given to it for its writer alone; a place last read that is not there is not remembered.
    const forOneself = route === api.keepDraft || route === api.read || route === api.saveView
    if (takesTheirs && !forOneself)
      expect([403, 404, 409, 422], `${route.path} ${names} ${answer.status}`).toContain(answer.status)
  }
  for (const query of [`workspace=${here.workspace}`, `place=${here.place}`]) {
    for (const path of ['/api/conversations', '/api/search']) {
      const answer = await bruno.fetch(`${path}?${query}&words=sucrée`)
      expect(await answer.text()).not.toContain(here.conversation)
    }
  }
  expect(await all(odile.workspace)).toEqual(before)
  expect(await odile.ask(api.views)).toEqual(views)
})
