import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { expect, it } from 'vitest'
import { decodeText } from '#reading'
import { cpuMs } from '../../test/cpu.ts'
import { readEntry } from './entry.ts'
import { newAmong } from './new-among.ts'
import { parseDocument } from './parse.ts'

const corpus = new URL('../../../shared/corpora/feeds/', import.meta.url)
const now = new Date('2026-11-20T12:00:00Z')

it('reads the feeds collected by others without a crash, none for longer than a second', ({ skip }) => {
  if (!existsSync(corpus)) return skip('the corpus of feeds is not beside this repository')
  const tally = { feeds: 0, heard: 0, other: 0 }
  for (const name of readdirSync(corpus, { recursive: true }) as string[]) {
    const file = new URL(name.split('/').map(encodeURIComponent).join('/'), corpus)
    if (!statSync(file).isFile()) continue
    const start = cpuMs()
    const parsed = parseDocument(decodeText(readFileSync(file)).text, 'https://blog.example/feed')
    if (parsed.kind !== 'feed') tally.other++
    else {
      tally.feeds++
      const page = { document: parsed.document, url: 'https://blog.example/feed', carries: undefined, now }
      for (const event of newAmong(page, { seen: new Map(), shared: new Set() }).events) {
        const read = readEntry(event)
        expect(read.kind, name).toBe('read')
        if (read.kind === 'read') tally.heard += read.heard.length
      }
    }
    expect(cpuMs() - start, name).toBeLessThan(1000)
  }
  // Measured on the corpus of November 2026: less would mean that we stopped understanding some.
  expect(tally.feeds).toBeGreaterThanOrEqual(850)
  expect(tally.heard).toBeGreaterThan(200)
})
