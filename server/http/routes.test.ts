import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type AnyRoute, api } from '#contract'
import { openWorld } from './http.test-world.ts'
import { type On } from './mount.ts'
import { type openApiDocument, openApiPath } from './openapi.ts'

type Area = (on: On, needs: object) => void

/** Every area there is, as `main.ts` mounts them; what they need is asked when a request comes, but for the channels. */
async function areas(): Promise<[string, Area][]> {
  const folder = join(import.meta.dirname, 'routes')
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  const found = await Promise.all(files.map((file) => import(join(folder, file)) as Promise<Record<string, Area>>))
  return found.flatMap((door) => Object.entries(door).filter(([name]) => name.endsWith('Routes')))
}

const ours = ['accountRoutes', 'workspaceRoutes', 'undoRoutes']
const named = (route: Pick<AnyRoute, 'method' | 'path'>) => `${route.method} ${route.path}`

test('every route of the contract has one handler, and nothing else answers under /api', async () => {
  const others = (await areas()).filter(([name]) => !ours.includes(name))
  const world = await openWorld({
    areas: others.map(
      ([, area]) =>
        (on: On) =>
          area(on, { channels: new Map() }),
    ),
  })
  const mounted = world.app.routes
    .filter(({ path, method }) => path.startsWith('/api/') && method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`)
  const wanted = [...Object.values<AnyRoute>(api).map(named), 'GET /api/live', 'GET /api/openapi.json']
  expect(mounted.sort()).toEqual(wanted.sort())
})

test('the OpenAPI document describes the same set, and says each schema in JSON Schema', async () => {
  const world = await openWorld()
  const document = (await (await world.app.request('/api/openapi.json')).json()) as ReturnType<typeof openApiDocument>
  const paths = document.paths as Record<string, Record<string, { operationId: string }>>
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const wanted = Object.values<AnyRoute>(api).map((route) => `${route.method} ${openApiPath(route.path)}`)
  expect(described.sort()).toEqual([...wanted, 'GET /api/live'].sort())
  const ids = Object.values(paths).flatMap((operations) => Object.values(operations).map((one) => one.operationId))
  expect(new Set(ids).size).toBe(ids.length)
  expect(JSON.stringify(paths['/api/workspaces/{workspace}/invitations'])).toContain('"maxLength":200')
})
