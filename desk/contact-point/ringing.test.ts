import { expect, onTestFinished, test, vi } from 'vitest'
import { type Listened, type Manifest } from '#channel'
import { contactPoint, plant, recordListening, rename, sealWith } from '#contact-point'
import { listenForRings, openJobs } from '#database'
import { systemClock as clock } from '#kernel'
import { openSaid } from '../../test/said.ts'

const seal = sealWith('0'.repeat(64))

const manifest: Manifest = {
  key: 'forum',
  name: { fr: 'Forum', en: 'Forum' },
  abilities: ['listens'],
  plantedBy: 'address',
  terms: { maxAgeDays: null, deleteWithSource: false, mayDerive: true, mayJoinHandles: false, mayUseAi: false },
  pace: [{ youngerThanHours: 24, everySeconds: 60 }],
  longestUtterance: null,
}
const nothingNew = { kind: 'heard' as const, events: [], cursor: 'here', movedTo: null, latest: null, gaps: [] }
const event = { nativeId: '1', contentType: 'text/plain', body: Buffer.from('non, je n’aime pas') }

/** A place planted, and how often the bell has rung for whoever looks at it. */
async function openPlace() {
  const said = await openSaid()
  const jobs = openJobs(said.database.appUrl, (cause) => expect.unreachable(String(cause)))
  let rung = 0
  const bell = listenForRings(said.database.appUrl, {
    ring: ({ kind }) => {
      if (kind === 'places') rung++
    },
    gap: () => undefined,
    trouble: (cause) => expect.unreachable(String(cause)),
  })
  onTestFinished(async () => {
    await bell.close()
    await jobs.stop()
    await said.close()
  })
  await Promise.all([bell.ready, jobs.start()])
  const { id: workspace, inside } = await said.workspace()
  const place = await inside((db) =>
    plant(db, jobs, clock, { workspace, manifest, name: 'Le forum', address: 'forum', settings: {}, by: 'odile' }),
  )
  let told = 0
  /** How many times it rang for what was done. A ring of our own ends the wait: they arrive in order. */
  const rings = async (work: Parameters<typeof inside>[0]) => {
    await inside(work)
    await inside((db) => rename(db, { workspace, place }, 'Le forum'))
    const before = told
    await vi.waitFor(() => expect(rung).toBeGreaterThan(before), { interval: 5 })
    await new Promise((soon) => setTimeout(soon, 30))
    told = rung
    return told - before - 1
  }
  const hears = (listened: Listened) =>
    rings(async (db) =>
      recordListening(db, { jobs, clock, seal }, manifest, await contactPoint(db, workspace, place), listened, 0.5),
    )
  return { rings, hears, at: { workspace, place } }
}

test('a listening that brings nothing wakes nobody; one that brings something does', async () => {
  const { hears } = await openPlace()
  expect(await hears(nothingNew), 'planted, then listened to for the first time').toBe(2)
  expect(await hears(nothingNew), 'nothing new').toBe(0)
  expect(await hears({ ...nothingNew, events: [event] }), 'a word').toBe(1)
  expect(await hears({ kind: 'trouble', why: 'timed-out', detail: '' }), 'trouble').toBe(1)
  expect(await hears(nothingNew), 'trouble over').toBe(1)
  expect(await hears({ ...nothingNew, movedTo: 'elsewhere' }), 'another address').toBe(1)
  expect(await hears({ kind: 'closed', why: 'gone' }), 'closed').toBe(1)
})

test('a new name is told to whoever looks on', async () => {
  const { rings, at } = await openPlace()
  await rings(async () => undefined)
  expect(await rings((db) => rename(db, at, 'Le grand forum'))).toBe(1)
})
