import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { captured, fitMention, readTable } from './index.ts'

const samples = join(import.meta.dirname, 'samples')
const now = new Date('2026-11-20T12:00:00Z')
const place = { id: 'place-1', address: 'captured:place-1', settings: {} }

/** What becomes of each line: what is heard, or why not. */
function heardOf(bytes: Uint8Array): unknown {
  const table = readTable(bytes)
  if (table.kind === 'no-table') return table
  const lines = table.lines.map((line) => {
    if (!('given' in line)) return { line: line.line, why: 'broken' }
    const fit = fitMention(line.given, { zone: 'Europe/Paris', now, order: table.order })
    return fit.kind === 'fit' ? { line: line.line, ...captured.read(fit.event, place) } : { line: line.line, ...fit }
  })
  return { columns: table.columns, lines }
}

it.each(readdirSync(samples))('hears the sample %s', (name) => {
  const heard = JSON.stringify(heardOf(readFileSync(join(samples, name, 'received.csv'))), null, 2)
  const kept = join(samples, name, 'heard.json')
  if (process.env.UPDATE_SAMPLES) writeFileSync(kept, `${heard}\n`)
  expect(existsSync(kept), 'UPDATE_SAMPLES=1 writes it').toBe(true)
  expect(JSON.parse(heard)).toEqual(JSON.parse(readFileSync(kept, 'utf8')))
})
