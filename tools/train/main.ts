/**
 * `npm run train`: makes understanding/prior/prior.bin of the sentences in understanding/samples/learn and, where it
 * lies beside the project, of ../shared/data/train. The same data give the same bytes.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { pack, type Section, unpack } from '../../understanding/prior/pack.ts'
import { trainingData } from './data.ts'
import { madeOf } from './made-of.ts'
import { trainSpans } from './spans.ts'
import { trainStance } from './stance.ts'
import { trainThemes } from './themes.ts'

/** Each part of understanding that learns has its trainer, which answers with sections named after it: `stance.…`. */
const trainers: { name: string; train: () => Map<string, Section> }[] = [
  { name: 'stance', train: trainStance },
  { name: 'spans', train: trainSpans },
  { name: 'themes', train: trainThemes },
]

if (!existsSync(trainingData)) {
  process.stderr.write(`The data that train it are not in ${trainingData}: prior.bin stays as it is.\n`)
  process.exit(1)
}
const sections = new Map<string, Section>()
for (const { name, train } of trainers) {
  process.stderr.write(`${name} …\n`)
  const { user: before } = process.cpuUsage()
  for (const [key, section] of train()) sections.set(key, section)
  process.stderr.write(`${name}: ${Math.round((process.cpuUsage().user - before) / 1e6)} s of work\n`)
}
sections.set('made.of', madeOf(unpack(pack(sections))))
const file = pack(sections)
writeFileSync(new URL('../../understanding/prior/prior.bin', import.meta.url), file)
process.stderr.write(`prior.bin: ${file.length} bytes\n`)
