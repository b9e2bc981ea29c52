import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AnyRoute, api } from '#contract'
import { isId, newId } from '#kernel'
import { type AtDesk, openWorld, type World } from '../world.ts'
import { sampleOf, spoiled, strings } from './sample.ts'

let world: World
let odile: AtDesk
const ids: Record<string, string> = {}

beforeAll(async () => {
  world = await openWorld()
  odile = await world.odile()
  const page = await odile.ask(api.plant, { body: { channel: 'page', name: 'La page', opening: 'Dites-nous' } })
  const form = new URLSearchParams({ name: 'Marmelade', text: 'trop sucrée, je n’aime pas', once: newId() })
  await odile.fetch(new URL(page.publicUrl!).pathname, {
    method: 'POST',
    body: form.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  await world.settled()
  const { rows } = await odile.ask(api.conversations)
  const { turns } = await odile.ask(api.turns, { params: { conversation: rows[0]!.id } })
  const rules = await odile.ask(api.rules)
  const known = { place: page.id, conversation: rows[0]!.id, message: turns[0]!.id, thread: turns[0]!.thread }
  Object.assign(ids, known, {
    workspace: odile.workspace,
    messages: turns[0]!.id,
    answers: turns[0]!.id,
    rule: rules[0]!.id,
  })
})
afterAll(async () => {
  // All this was tried by someone who could do it, on things that are there.
  await odile.ask(api.turns, { params: { conversation: ids.conversation! } })
  await world.close()
})

// These end what the others need, or plant a whole demo.
const apart = new Set<AnyRoute>([api.signOut, api.discover])
// These leave something behind each time: last, so that the others stay quick.
const growing = new Set<AnyRoute>([api.openWorkspace, api.plant, api.saveView, api.invite, api.note, api.reply])
const routes = (Object.values(api) as AnyRoute[]).filter((route) => !apart.has(route))
const idOf = (field: string) => ids[field] ?? newId()
const paths = (route: AnyRoute) => route.path.replace(/:(\w+)/g, (_, name: string) => idOf(name))

/** What is wrong with an answer; null where nothing is. */
async function amiss(route: AnyRoute, path: string, body?: string, type = 'application/json'): Promise<string | null> {
  const response = await odile.fetch(path, {
    method: route.method,
    ...(body === undefined ? {} : { body, headers: { 'content-type': type } }),
  })
  const text = await response.text()
  if (response.status < 400) return null
  const { detail } = response.headers.get('content-type') === 'application/problem+json' ? JSON.parse(text) : {}
  if (response.status < 500 && /\S \S/.test(detail)) return null
  return `${route.method} ${path.slice(0, 200)} ${body?.slice(0, 300)} → ${response.status} ${text.slice(0, 200)}`
}

test('whatever an address carries, the answer says in words what is amiss', async () => {
  const found: (string | null)[] = []
  for (const route of routes) {
    if (route.body) continue
    const path = paths(route)
    for (const one of strings) {
      const bad = encodeURIComponent(one.toWellFormed().slice(0, 5000))
      for (const name of route.path.matchAll(/:(\w+)/g)) {
        if (name[1] === 'workspace') found.push(await amiss(route, path.replace(ids.workspace!, bad)))
        else
          found.push(
            await amiss(
              route,
              route.path.replace(`:${name[1]}`, bad).replace(/:(\w+)/g, (_, is) => idOf(is)),
            ),
          )
      }
      for (const field of fieldsOf(route)) found.push(await amiss(route, `${path}?${field}=${bad}`))
    }
  }
  expect(found.filter(Boolean)).toEqual([])
}, 240_000)

test('nor is a body, whatever it carries, ever a fault of ours', async () => {
  const found: (string | null)[] = []
  for (const route of routes.toSorted((one, other) => Number(growing.has(one)) - Number(growing.has(other)))) {
    if (!route.body) continue
    // The same key twice is one act: each try has its own.
    const bodies = [...spoiled(sampleOf(route.body, idOf))].map((body) =>
      JSON.stringify(body, (name, value) => (name === 'key' && isId(value) ? newId() : value)),
    )
    while (bodies.length)
      found.push(...(await Promise.all(bodies.splice(0, 8).map((body) => amiss(route, paths(route), body)))))
  }
  expect(found.filter(Boolean)).toEqual([])
}, 240_000)

const fieldsOf = (route: AnyRoute) => Object.keys((route.query as { entries?: object } | undefined)?.entries ?? {})

test('a body that is no JSON, too deep or too heavy is refused in words', async () => {
  const path = paths(api.note)
  const deep = (open: string, close: string, n: number) => `{"text":${open.repeat(n)}1${close.repeat(n)}}`
  const bodies = ['', '{', 'null', '\ufeff{}', '[]', '"text"', '{"text":"a","text":1}', '{"__proto__":{"text":"a"}}']
  bodies.push(deep('[', ']', 100_000), deep('{"a":', '}', 40_000), `{"text":"${'a'.repeat(10_000_000)}"}`)
  const found: (string | null)[] = []
  for (const body of bodies) found.push(await amiss(api.note, path, body))
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/jsonx',
    '',
  ])
    found.push(await amiss(api.note, path, '{"text":"a"}', type))
  expect(found.filter(Boolean)).toEqual([])
})
