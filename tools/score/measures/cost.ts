import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Brand, defaultThemes, learnAll } from '../../../understanding/index.ts'
import { ownSamples } from '../../train/data.ts'
import { type Figure } from '../figure.ts'

const understanding = new URL('../../../understanding/index.ts', import.meta.url).href
const texts = ownSamples('held-out').map(({ text }) => text)

/** What reading costs a process that begins, and what one correction costs; in work of one core, whatever else runs. */
export function measure(): Figure[] {
  const figure = { set: 'all held-out samples', from: 'own' as const, texts: texts.length }
  const compiled = mkdtempSync(join(tmpdir(), 'compiled-'))
  const { loading: first } = beginAnew(compiled)
  // As each start but the first: our programs keep what Node compiled.
  const { loading, memory } = [1, 2, 3].map(() => beginAnew(compiled)).sort((a, b) => a.loading - b.loading)[1]!
  rmSync(compiled, { recursive: true })
  return [
    { ...figure, metric: 'loading and first message, ms', ours: loading },
    { ...figure, metric: 'loading and first message, nothing compiled yet, ms', ours: first },
    { ...figure, metric: 'memory of a process that read them all, MB', ours: memory },
    { ...figure, metric: 'one correction, ms', ours: correcting() },
  ]
}

function beginAnew(compiled: string): { loading: number; memory: number } {
  const program = `
    const before = process.cpuUsage()
    const { understand, defaultThemes } = await import(${JSON.stringify(understanding)})
    const brand = { names: [], themes: defaultThemes }
    const texts = ${JSON.stringify(texts)}
    understand(texts[0], brand)
    const { user, system } = process.cpuUsage(before)
    for (const text of texts) understand(text, brand)
    console.log(JSON.stringify({ loading: (user + system) / 1000, memory: process.memoryUsage().rss / 1e6 }))`
  const env = { ...process.env, NODE_COMPILE_CACHE: compiled }
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8', env }),
  )
}

function correcting(): number {
  const brand: Brand = { names: [], themes: defaultThemes }
  const corrections = ownSamples('held-out').map(({ text, stance, reasons }) => ({
    text,
    stance,
    ...(reasons[0]?.[1] && { theme: reasons[0][1] }),
  }))
  const known = learnAll(brand, corrections)
  const before = process.cpuUsage()
  learnAll(known, corrections)
  return process.cpuUsage(before).user / 1000 / corrections.length
}
