import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { type Listened, type Manifest } from '#channel'
import {
  contactPoint,
  contactPointsOnScreen,
  pause,
  plant,
  recordListening,
  sealWith,
  seeGaps,
  wake,
  withdraw,
} from '#contact-point'
import { openJobs } from '#database'
import { openSaid } from '../../test/said.ts'

const manifest: Manifest = {
  key: 'forum',
  name: { fr: 'Forum', en: 'Forum' },
  abilities: ['listens'],
  plantedBy: 'address',
  terms: { maxAgeDays: null, deleteWithSource: false, mayDerive: true, mayJoinHandles: false, mayUseAi: false },
  pace: [{ youngerThanHours: 24, everySeconds: 60 }],
  longestUtterance: null,
}
const heard = { kind: 'heard', events: [], cursor: 'ici', movedTo: null, latest: null } satisfies Listened
const trouble: Listened = { kind: 'trouble', why: 'timed-out', detail: 'no answer' }

/** A place planted, a clock of our own, and what the desk shows of it. */
async function openPlace() {
  const said = await openSaid()
  const jobs = openJobs(said.database.appUrl, (cause) => expect.unreachable(String(cause)))
  onTestFinished(async () => {
    await jobs.stop()
    await said.close()
  })
  await jobs.start()
  let now = Date.UTC(2026, 10, 20, 12)
  const seal = sealWith('0'.repeat(64))
  const clock = () => new Date(now)
  const { id: workspace, inside } = await said.workspace()
  const planted = (address: string) =>
    inside((db) => plant(db, jobs, clock, { workspace, manifest, name: address, address, settings: {}, by: 'odile' }))
  const at = { workspace, place: await planted('forum') }
  const stored = () => inside((db) => contactPoint(db, workspace, at.place))
  return {
    at,
    stored,
    planted,
    clock,
    inside,
    jobs,
    goesOn: (seconds: number) => {
      now += seconds * 1000
    },
    hears: async (listened: Listened) => {
      const place = await stored()
      await inside((db) => recordListening(db, { jobs, clock, seal }, manifest, place, listened, 0.5))
    },
    shown: async () =>
      (
        await inside((db) =>
          contactPointsOnScreen(db, clock, workspace, new Map(), { pageOf: () => null, hereOf: () => '' }, at.place),
        )
      )[0]!,
  }
}

let world: Awaited<ReturnType<typeof openPlace>>
beforeEach(async () => {
  world = await openPlace()
})

test('what was heard: the cursor, the latest word, and when to come back', async () => {
  const latest = new Date('2026-11-20T11:00:00Z')
  await world.hears({ ...heard, latest })
  expect(await world.stored()).toMatchObject({ cursor: 'ici', latestWordAt: latest, failures: 0 })
  await world.hears({ ...heard, cursor: 'plus loin', latest: new Date('2026-11-19T11:00:00Z') })
  // What is older than the latest word makes it no older.
  expect(await world.stored()).toMatchObject({ cursor: 'plus loin', latestWordAt: latest })
  expect(await world.shown()).toMatchObject({ state: 'listening', nextAt: '2026-11-20T12:01:00.000Z' })
})

test('trouble tells since when, waits longer each time, and ends with the next word', async () => {
  await world.hears(trouble)
  world.goesOn(60)
  await world.hears(trouble)
  expect(await world.shown()).toMatchObject({
    state: 'trouble',
    trouble: { why: 'timed-out', detail: 'no answer', since: '2026-11-20T12:00:00.000Z' },
    nextAt: '2026-11-20T12:03:00.000Z',
  })
  await world.hears({ ...trouble, why: 'forbidden' })
  expect((await world.shown()).trouble).toMatchObject({ why: 'forbidden', since: '2026-11-20T12:01:00.000Z' })
  await world.hears(heard)
  expect(await world.shown()).toMatchObject({ state: 'listening', trouble: null })
  expect((await world.stored()).failures).toBe(0)
})

test('an account that no longer opens is trouble of its own', async () => {
  await world.hears({ kind: 'needs-reconnection', why: 'the token was revoked' })
  const told = { why: 'needs-reconnection', detail: 'the token was revoked' }
  expect(await world.shown()).toMatchObject({ state: 'trouble', trouble: told })
})

describe('asked to wait', () => {
  const waits = (seconds: number) =>
    world.hears({
      kind: 'later',
      at: new Date(world.clock().getTime() + seconds * 1000),
      why: 'too-many-requests',
    })

  test('is no trouble, and is done as asked, yet never sooner than one would come anyway', async () => {
    await waits(900)
    expect(await world.shown()).toMatchObject({ state: 'listening', nextAt: '2026-11-20T12:15:00.000Z' })
    await waits(1)
    expect((await world.shown()).nextAt).toBe('2026-11-20T12:01:00.000Z')
  })

  test('again and again for more than two hours is trouble, since the first time; a word ends it', async () => {
    for (let times = 0; times < 8; times++) {
      await waits(900)
      expect((await world.shown()).state).toBe('listening')
      world.goesOn(900)
    }
    await waits(900)
    const told = { why: 'too-many-requests', since: '2026-11-20T12:00:00.000Z' }
    expect(await world.shown()).toMatchObject({ state: 'trouble', trouble: told })
    await world.hears(heard)
    expect(await world.shown()).toMatchObject({ state: 'listening', trouble: null })
    await waits(900)
    expect((await world.shown()).state).toBe('listening')
  })

  test('for a whole day is trouble at once', async () => {
    await waits(86_400)
    expect((await world.shown()).state).toBe('trouble')
  })
})

test('gone for good: closed with its reason, and asked no more', async () => {
  await world.hears(trouble)
  await world.hears({ kind: 'closed', why: 'gone' })
  expect(await world.shown()).toMatchObject({ state: 'closed', closedWhy: 'gone', nextAt: null, trouble: null })
})

test('moved for good: the new address is remembered, unless another place listens there or nothing could hold it', async () => {
  await world.hears({ ...heard, movedTo: 'ailleurs' })
  expect((await world.shown()).address).toBe('ailleurs')
  await world.planted('chez l’autre')
  await world.hears({ ...heard, movedTo: 'chez l’autre' })
  await world.hears({ ...heard, movedTo: 'x'.repeat(3_000) })
  expect((await world.shown()).address).toBe('ailleurs')
})

test('paused until woken: then one goes at once', async () => {
  await world.inside((db) => pause(db, world.clock, world.at, 'odile'))
  expect((await world.shown()).state).toBe('paused')
  await world.inside((db) => wake(db, world.jobs, world.at))
  expect((await world.shown()).state).toBe('listening')
})

describe('words missing', () => {
  const gap = { since: new Date('2026-11-20T10:00:00Z'), until: new Date('2026-11-20T11:00:00Z') }
  const missed = { ...heard, gaps: [{ ...gap, mended: false }] }
  const shownGaps = async () => (await world.shown()).gaps.map(({ since, until }) => [new Date(since), new Date(until)])

  test('are shown once, however often they are told, until they come after all', async () => {
    await world.hears(missed)
    await world.hears(missed)
    expect(await shownGaps()).toEqual([[gap.since, gap.until]])
    await world.hears(heard)
    expect(await shownGaps()).toHaveLength(1)
    await world.hears({ ...heard, gaps: [{ ...gap, mended: true }] })
    expect(await shownGaps()).toEqual([])
  })

  test('are shown no more once a person has seen it, unless more is missing than they saw', async () => {
    await world.hears(missed)
    const ids = (await world.shown()).gaps.map(({ id }) => id)
    await world.inside((db) => seeGaps(db, world.clock, world.at, ids, 'odile'))
    await world.hears(missed)
    expect(await shownGaps()).toEqual([])
    const more = { since: gap.since, until: new Date('2026-11-20T11:30:00Z') }
    await world.hears({ ...heard, gaps: [{ ...more, mended: false }] })
    expect(await shownGaps()).toEqual([[more.since, more.until]])
  })
})

test('what a withdrawn place brings is nobody’s any more', async () => {
  await world.inside((db) => withdraw(db, world.clock, world.at))
  expect(await world.shown()).toMatchObject({ state: 'closed', closedWhy: 'withdrawn', nextAt: null })
})

test('where nothing was ever said one comes back as if its planting were the latest word', async () => {
  await world.hears({ ...heard, events: [], latest: null })
  expect(await world.stored()).toMatchObject({ latestWordAt: null })
  expect(await world.shown()).toMatchObject({ state: 'listening', nextAt: '2026-11-20T12:01:00.000Z' })
})
