/**
 * `npm run train`: makes understanding/prior/prior.bin of the sentences in understanding/samples/learn and, where it
 * lies beside the project, of ../shared/data/train. The same data give the same bytes.
 */
import { writeFileSync } from 'node:fs'
import { pack, type Section } from '../../understanding/prior/pack.ts'
import { trainSpans } from './spans.ts'
import { trainStance } from './stance.ts'
import { trainThemes } from './themes.ts'

/** Each part of understanding that learns has its trainer, which answers with sections named after it: `stance.…`. */
const trainers: { name: string; train: () => Map<string, Section> }[] = [
  { name: 'stance', train: trainStance },
  { name: 'spans', train: trainSpans },
  { name: 'themes', train: trainThemes },
]

const sections = new Map<string, Section>()
for (const { name, train } of trainers) {
  const began = performance.now()
  for (const [key, section] of train()) sections.set(key, section)
  process.stderr.write(`${name}: ${Math.round(performance.now() - began)} ms\n`)
}
const file = pack(sections)
writeFileSync(new URL('../../understanding/prior/prior.bin', import.meta.url), file)
process.stderr.write(`prior.bin: ${file.length} bytes\n`)
