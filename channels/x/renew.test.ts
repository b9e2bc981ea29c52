import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Heard, type Means } from '#channel'
import { type Json } from '#kernel'
import { openNetwork } from './network.test-world.ts'
import { xAt } from './x.ts'

let network: Awaited<ReturnType<typeof openNetwork>>
let x: ReturnType<typeof xAt>
let withBearer: Means
beforeEach(async () => {
  network = await openNetwork()
  x = xAt({ api: network.url, dialog: network.url })
  withBearer = { ...network.means, app: { ...network.app, bearer: network.keys.bearer } }
})
afterEach(() => network.close())

const heardOf = (events: readonly Parameters<typeof x.read>[0][]): Heard[] =>
  events.flatMap((event) => {
    const read = x.read(event, network.place)
    return read.kind === 'read' ? [...read.heard] : []
  })

it('asks by a compliance job, over as many turns as X needs, without reading a post', async () => {
  const [kept, gone, hidden] = [network.says('un'), network.says('deux'), network.says('trois', { author: '1999' })]
  network.deletes(gone.id)
  network.at.hidden.add('1999')
  const ids = [kept.id, gone.id, hidden.id]
  let pending: Json = null
  for (let turn = 0; turn < 4; turn++) {
    const renewed = await x.renews.renew(network.place, ids, pending, withBearer)
    if (renewed.kind === 'renewed') {
      expect(heardOf(renewed.events)).toEqual([
        { kind: 'gone', nativeId: gone.id },
        { kind: 'gone', nativeId: hidden.id },
      ])
      expect(network.asked.some((path) => path.startsWith('/2/tweets'))).toBe(false)
      return
    }
    if (renewed.kind !== 'under-way') throw new Error(JSON.stringify(renewed))
    expect(renewed.at.getTime()).toBeGreaterThan(network.at.now)
    pending = renewed.pending
  }
  throw new Error('never told')
})

it.each(['no right to it', 'no key of the app', 'a job that failed', 'a job nobody knows any more'])(
  'looks at each post itself where there is %s',
  async (why) => {
    const [kept, gone] = [network.says('un'), network.says('deux', { author: '1999' })]
    network.at.hidden.add('1999')
    let pending: Json = null
    if (why === 'no right to it') network.at.compliance = 'closed'
    if (why === 'a job that failed' || why === 'a job nobody knows any more') {
      const begun = await x.renews.renew(network.place, [kept.id, gone.id], null, withBearer)
      if (begun.kind !== 'under-way') throw new Error(begun.kind)
      pending = begun.pending
      if (why === 'a job that failed') for (const job of network.jobs.jobs.values()) job.status = 'failed'
      else network.jobs.jobs.clear()
    }
    const means = why === 'no key of the app' ? network.means : withBearer
    const renewed = await x.renews.renew(network.place, [kept.id, gone.id], pending, means)
    if (renewed.kind !== 'renewed') throw new Error(JSON.stringify(renewed))
    expect(heardOf(renewed.events)).toEqual([{ kind: 'gone', nativeId: gone.id }])
  },
)

it('takes no post for gone that X only fails to show', async () => {
  const { id } = network.says('un')
  network.at.stop = { status: 200, body: { data: [] } }
  const renewed = await x.renews.renew(network.place, [id], null, network.means)
  expect(renewed).toEqual({ kind: 'renewed', events: [] })
})

it('tells about how much a search would bring and cost in a month, and pays for being told', async () => {
  for (let index = 0; index < 7; index++) network.says('une compote de lune', { mentionsUs: false })
  const estimated = await x.estimates.estimate(network.place, { searches: 'compote de lune, rien' }, network.means)
  // Seven in seven days are thirty in a month, each with its author.
  expect(estimated).toEqual({
    kind: 'estimated',
    perMonth: 30,
    amount: 30 * 15_000,
    saying: { each: 15_000, withLink: 200_000 },
  })
  expect(network.asked.filter((path) => path.includes('/counts/')).length).toBe(2)
  network.at.stop = {
    status: 400,
    body: { title: 'Invalid Request', detail: 'There were errors processing your request' },
  }
  expect(await x.estimates.estimate(network.place, { searches: 'lune AND (' }, network.means)).toEqual({
    kind: 'not-so-written',
    field: 'searches',
    detail: 'lune AND (',
  })
})

it('tries what it can of the keys of an app, and wants a ceiling that is one', async () => {
  const tries = x.manifest.app!.tries!
  const given = { 'client-id': 'a', 'client-secret': 'b', bearer: network.keys.bearer, ceiling: '20' }
  expect(await tries(given, network.means)).toEqual({ kind: 'good' })
  expect(await tries({ ...given, bearer: 'inventé' }, network.means)).toMatchObject({
    why: 'wrong-credentials',
    field: 'bearer',
  })
  for (const ceiling of ['', 'vingt', '-3', '0'])
    expect(await tries({ ...given, ceiling }, network.means)).toMatchObject({ why: 'not-so-written', field: 'ceiling' })
})
