import { expect, onTestFinished, test } from 'vitest'
import { openSaid } from '../test/said.ts'
import { openJobs } from './jobs.ts'

test('work that fails is told, with its cause and the queue it came by', async () => {
  const said = await openSaid()
  let tell = (_: unknown) => {}
  const told = new Promise<unknown>((resolve) => (tell = resolve))
  const jobs = openJobs(said.database.appUrl, (cause, at) => tell([at, (cause as Error).message]))
  onTestFinished(async () => {
    await jobs.stop()
    await said.close()
  })
  await jobs.start()
  await jobs.work('listen', { batch: 1, workers: 1 }, async () => {
    throw new Error('a bug of ours')
  })
  const { id, inside } = await said.workspace()
  await inside((db) => jobs.send(db, 'listen', 'le blog', { workspace: id }))
  expect(await told).toEqual(['listen', 'a bug of ours'])
})
