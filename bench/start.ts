import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { startCluster } from '../database/embedded/cluster.ts'
import { benchmark, round, tell } from './benchmark.ts'
import { ownFolder } from './postgres.ts'
import { timesOf } from './times.ts'
import { startWholeDesk } from './whole-desk.ts'

/** From the command to the first page, on new data and on data that are there; beside PostgreSQL alone. */
const again = 7

await benchmark('start', async (_asked, opened) => {
  const folder = await ownFolder(opened)
  const [bare, whole] = [join(folder, 'bare'), join(folder, 'whole')]
  for (const one of [bare, whole]) await mkdir(one, { mode: 0o755 })

  const firstBare = await bareStart(bare)
  const laterBare: number[] = []
  for (let at = 0; at < again; at++) laterBare.push(await bareStart(bare))

  const desk = await startWholeDesk(whole, opened)
  tell(`first start: ${round(desk.startedInMs)} ms`)
  await desk.stop()
  const later: number[] = []
  for (let at = 0; at < again; at++) {
    const one = await startWholeDesk(whole, opened)
    later.push(one.startedInMs)
    await one.stop()
  }
  const killed = await startWholeDesk(whole, opened)
  await killed.kill()
  const recovered = await startWholeDesk(whole, opened)
  await recovered.stop()
  return {
    figures: [
      {
        what: 'first start, new data folder',
        unit: 'ms',
        value: round(desk.startedInMs),
        raw: { what: 'PostgreSQL alone', value: round(firstBare) },
      },
      {
        what: 'later start, to the first page',
        unit: 'ms',
        ...timesOf(later),
        raw: { what: 'PostgreSQL alone', ...timesOf(laterBare) },
        aim: { most: 2_000 },
      },
      { what: 'start after kill -9', unit: 'ms', value: round(recovered.startedInMs) },
    ],
    how: { laterStarts: again, screens: 'built beforehand', libraries: 'installed beforehand' },
  }
})

async function bareStart(folder: string): Promise<number> {
  const began = performance.now()
  const cluster = await startCluster({ dataDir: join(folder, 'data') })
  const millis = performance.now() - began
  await cluster.stop()
  return millis
}
