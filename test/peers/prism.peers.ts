import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Loopback, openLoopback, respond } from '../../channels/loopback.ts'
import { openPrism, type Prism, prismIsThere } from './prism.ts'

const description = 'x/openapi-2.167-production-2026-07-21.json'
const missing = await prismIsThere(description)
if (missing) console.warn(`a vendor’s description is not tried: ${missing}`)

let emulator: Loopback
let prism: Prism
let answer: object = {}

beforeAll(async () => {
  if (missing) return
  emulator = await openLoopback((_, response) =>
    respond(response, 200, { 'content-type': 'application/json' }, JSON.stringify(answer)),
  )
  prism = await openPrism({ description, emulator: emulator.url, beside: (path) => path.startsWith('/apart') })
})
afterAll(async () => {
  await prism?.close()
  await emulator?.close()
})

const call = async (path: string) =>
  await fetch(`${prism.url}${path}`, { headers: { authorization: 'Bearer jeton' } }).then(({ status }) => status)

test.skipIf(missing)('what the vendor describes goes through, and what it would not know is told', async () => {
  answer = { data: { id: '2244994945', name: 'Compotes', username: 'compotes' } }
  expect(await call('/2/users/me')).toBe(200)
  expect(await call('/apart/token')).toBe(200)
  expect(prism.complaints).toEqual([])
  expect(prism.held).toEqual(['GET /2/users/me 200', 'GET /apart/token 200'])

  expect(await call('/2/users/moi')).not.toBe(200)
  expect(await call('/2/users/me?couleur=verte')).toBe(200)
  answer = { data: { id: 12, name: 'Compotes' } }
  expect(await call('/2/users/me')).not.toBe(200)
  expect(prism.complaints).toHaveLength(3)
})
