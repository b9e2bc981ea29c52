import { expect, onTestFinished, test } from 'vitest'
import { api } from '#contract'
import { openWorld, password } from '../world.ts'

const odile = { name: 'Odile', email: 'odile@agence.example', password }

test('behind a proxy, as one is advised to set it up, the first account needs the code of the terminal', async () => {
  const world = await openWorld({ publicUrl: 'https://desk.example', trustProxy: 1 })
  onTestFinished(world.close)
  const stranger = world.stranger()
  expect(world.desk.firstCode).toMatch(/^[A-Z]{8}$/)
  expect((await stranger.call(api.whoAmI)).answer).toMatchObject({ firstVisit: true, needsCode: true })
  const taken = await stranger.call(api.openAccount, { body: odile })
  expect(taken).toMatchObject({ status: 403, problem: { code: 'account.first-code' } })
  const opened = await stranger.call(api.openAccount, { body: { ...odile, code: world.desk.firstCode! } })
  expect(opened.status).toBe(200)
})

test('on this machine alone, the first account asks for nothing more', async () => {
  const world = await openWorld()
  onTestFinished(world.close)
  expect(world.desk.firstCode).toBeNull()
  expect((await world.stranger().call(api.openAccount, { body: odile })).status).toBe(200)
})
