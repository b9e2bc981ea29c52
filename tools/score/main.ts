/**
 * `npm run score`: measures understanding/ on our held-out samples and, where they lie beside the project, on the sets of
 * others in ../shared/data/score, and writes understanding/SCOREBOARD.md. `--peers` measures npm packages beside us;
 * without it their last figures stay. Words after it choose measures: `npm run score -- stance`.
 */
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Figure, type Measure } from './figure.ts'
import { readyPeers } from './peers.ts'
import { boardOf, figuresOn } from './scoreboard.ts'

const board = join(import.meta.dirname, '../../understanding/SCOREBOARD.md')
const asked = process.argv.slice(2)
const peers = asked.includes('--peers') ? await readyPeers() : []
const chosen = asked.filter((word) => !word.startsWith('--'))

const before = existsSync(board) ? figuresOn(readFileSync(board, 'utf8')) : []
const figures: Figure[] = []
const names = globSync('*.ts', { cwd: join(import.meta.dirname, 'measures') })
  .map((file) => file.replace('.ts', ''))
  .sort()
for (const name of names) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  const { measure } = (await import(`./measures/${name}.ts`)) as { measure: Measure }
  for (const figure of await measure(peers)) {
    const same = before.find((old) => old.set === figure.set && old.metric === figure.metric)
    figures.push({ ...figure, peers: { ...same?.peers, ...figure.peers } })
    process.stdout.write(`${line(figure)}\n`)
  }
}
// Sets that are not on this machine, and measures not asked for, keep the figures they had.
const kept = before.filter((old) => !figures.some(({ set, metric }) => set === old.set && metric === old.metric))
writeFileSync(board, boardOf([...figures, ...kept]))

function line({ set, metric, ours, peers: others, perSecond }: Figure): string {
  const beside = Object.entries(others ?? {}).map(([name, value]) => `${name} ${value.toFixed(1)}`)
  const speed = perSecond ? `${Math.round(perSecond)} messages/s` : ''
  return [set.padEnd(34), metric.padEnd(34), ours.toFixed(1).padStart(6), speed, ...beside].join('  ').trimEnd()
}
