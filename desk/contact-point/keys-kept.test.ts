import { expect, onTestFinished, test } from 'vitest'
import { keysKept, plant, sealWith, secretsOf } from '#contact-point'
import { openJobs } from '#database'
import { openSaid } from '../../test/said.ts'

const manifest = {
  key: 'forum',
  name: { fr: 'Forum', en: 'Forum' },
  abilities: ['listens'] as const,
  plantedBy: 'account' as const,
  terms: { maxAgeDays: null, deleteWithSource: false, mayDerive: true, mayJoinHandles: false, mayUseAi: false },
  pace: [],
  longestUtterance: null,
}

async function openKeys() {
  const said = await openSaid()
  const jobs = openJobs(said.database.appUrl, (cause) => expect.unreachable(String(cause)))
  onTestFinished(async () => {
    await jobs.stop()
    await said.close()
  })
  await jobs.start()
  const at = { now: Date.UTC(2026, 10, 20, 12) }
  const clock = () => new Date(at.now)
  const seal = sealWith('0'.repeat(64))
  const { id: workspace, inside } = await said.workspace()
  const what = { workspace, manifest, name: 'X', address: 'x', settings: {}, by: 'odile' }
  const id = await inside((db) => plant(db, jobs, clock, { ...what, secrets: { seal, words: { key: 'un' } } }))
  const place = { workspace, id }
  const keys = keysKept(said.database.within, clock, seal, place)
  return { at, keys, inside, stored: () => inside((db) => secretsOf(db, seal, place)), seal, place }
}

test('one renews at a time, the others are told; what they get is kept sealed at once', async () => {
  const { keys, stored } = await openKeys()
  let meanwhile: unknown
  const first = await keys.renew(async (now) => {
    expect(now).toEqual({ key: 'un' })
    meanwhile = await keys.renew(async () => expect.unreachable('two at once'))
    return { key: 'deux' }
  })
  expect([first, meanwhile]).toEqual(['done', 'busy'])
  expect(await stored()).toEqual({ key: 'deux' })
  expect(await keys.renew(async (now) => (now.key === 'deux' ? null : now))).toBe('done')
  expect(await stored()).toEqual({ key: 'deux' })
})

test('whoever died at it holds up nobody for longer than a minute', async () => {
  const { at, keys, stored } = await openKeys()
  await expect(
    keys.renew(async () => {
      throw new Error('killed')
    }),
  ).rejects.toThrow('killed')
  expect(await keys.renew(async () => null)).toBe('busy')
  at.now += 61_000
  expect(await keys.renew(async () => ({ key: 'trois' }))).toBe('done')
  expect(await stored()).toEqual({ key: 'trois' })
})

test('keys of an account that was connected anew meanwhile stay', async () => {
  const { keys, stored, inside, seal, place } = await openKeys()
  await keys.renew(async () => {
    await inside((db) =>
      db
        .updateTable('contact_point')
        .set({ secrets: seal.close(place, { key: 'neuf' }) })
        .where('id', '=', place.id)
        .execute(),
    )
    return { key: 'vieux' }
  })
  expect(await stored()).toEqual({ key: 'neuf' })
})
