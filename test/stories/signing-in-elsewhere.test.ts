import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '#contract'
import { newId } from '#kernel'
import { visitor } from '../../server/http/http.test-world.ts'
import { far } from '../ways-in.test-world.ts'
import { type AtDesk, openWorld, publicUrl, type World } from '../world.ts'

let world: World
let odile: AtDesk

beforeAll(async () => {
  world = await openWorld({ channels: new Map([['far', far]]) })
  odile = await world.odile()
})
afterAll(async () => world.close())

async function setsOut(server = 'la-bas.example', again?: string) {
  const set = await odile.ask(api.setOut, { body: { channel: 'far', given: { server }, again } })
  if (set.kind !== 'set-out') throw new Error(set.why)
  return { goTo: new URL(set.goTo), state: new URL(set.goTo).searchParams.get('state')! }
}
const comesBack = (came: Record<string, string>) =>
  odile.call(api.arrive, { body: { came }, params: { workspace: odile.workspace } })

test('she goes there, says yes, and comes back to a place that is connected', async () => {
  const { goTo, state } = await setsOut()
  expect([goTo.host, goTo.searchParams.get('back')]).toEqual(['la-bas.example', `${publicUrl}/joined`])
  const { answer } = await comesBack({ code: 'oui', state })
  expect(answer).toMatchObject({ kind: 'connected', place: { address: '@vergers@la-bas.example', state: 'listening' } })
  expect(JSON.stringify(answer)).not.toContain('clé')
  // Coming back a second time, by the browser’s own way back, opens nothing anew.
  expect((await comesBack({ code: 'oui', state })).problem?.code).toBe('contact-point.way-lost')
})

test('what is wrong is said before she goes, or when she comes back', async () => {
  const closed = await odile.ask(api.setOut, { body: { channel: 'far', given: { server: 'fermé' } } })
  expect(closed).toMatchObject({ kind: 'not-connected', why: 'refused', field: 'server' })
  const { state } = await setsOut()
  const { answer } = await comesBack({ error: 'access_denied', state })
  expect(answer).toMatchObject({ kind: 'not-connected', why: 'not-allowed', channel: 'far' })
})

test('nobody comes back in her stead, later than an hour, or from a way nobody took', async () => {
  const { state } = await setsOut('ailleurs.example')
  const { answer: invited } = await odile.call(api.invite, {
    params: { workspace: odile.workspace },
    body: { role: 'desk', forWhom: 'Malik' },
  })
  const malik = visitor(world.desk.app)
  const invitation = invited.link.split('/').at(-1)!
  await malik.call(api.openAccount, {
    body: { name: 'Malik', email: 'malik@agence.example', password: 'un verger en novembre', invitation },
  })
  await malik.call(api.acceptInvitation, { params: { token: invitation } })
  const stolen = await malik.call(api.arrive, {
    params: { workspace: odile.workspace },
    body: { came: { code: 'oui', state } },
  })
  expect(stolen.problem?.code).toBe('contact-point.way-lost')
  world.clock.goesOn(3_601)
  for (const late of [state, `${odile.workspace}.${newId()}`, `${newId()}.${newId()}`, 'x', ''])
    expect((await comesBack({ code: 'oui', state: late })).problem?.code, late).toBe('contact-point.way-lost')
})

test('other keys to the same account keep the place; another account is another place', async () => {
  const [point] = await odile.ask(api.contactPoints)
  const { state } = await setsOut('la-bas.example', point!.id)
  expect((await comesBack({ code: 'oui', state })).answer).toMatchObject({
    kind: 'connected',
    place: { id: point!.id },
  })
  const other = await setsOut('autre.example', point!.id)
  expect((await comesBack({ code: 'oui', state: other.state })).problem?.code).toBe('contact-point.other-account')
})
