import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decodeText } from '#reading'
import { carriesComments } from './comments.ts'
import { readEntry } from './entry.ts'
import { newAmong } from './new-among.ts'
import { parseDocument } from './parse.ts'

// A bug report becomes a folder here. `UPDATE_SAMPLES=1` rewrites what is heard: look at the difference before keeping it.
const folder = new URL('./samples/', import.meta.url)
const now = new Date('2026-11-20T12:00:00Z')

interface About {
  url?: string
  contentType?: string
}

function heardIn(sample: URL): unknown {
  const received = readdirSync(sample).find((name) => name.startsWith('received.'))!
  const about: About = existsSync(new URL('about.json', sample))
    ? JSON.parse(readFileSync(new URL('about.json', sample), 'utf8'))
    : {}
  const url = about.url ?? 'https://carnet.example/feed/'
  const parsed = parseDocument(decodeText(readFileSync(new URL(received, sample)), about.contentType).text, url)
  if (parsed.kind !== 'feed') return parsed
  const { events, latest } = newAmong(
    { document: parsed.document, url, carries: undefined, now },
    { seen: new Map(), shared: new Set() },
  )
  const carries = carriesComments(parsed.document, url) ? 'comments' : 'pieces'
  return { kind: 'feed', title: parsed.document.title, carries, latest, read: events.map((event) => readEntry(event)) }
}

describe('what is heard in what was received', () => {
  it.each(readdirSync(folder))('%s', (name) => {
    const sample = new URL(`${name}/`, folder)
    const heard = JSON.parse(JSON.stringify(heardIn(sample)))
    const kept = new URL('heard.json', sample)
    if (process.env.UPDATE_SAMPLES) writeFileSync(kept, `${JSON.stringify(heard, null, 2)}\n`)
    expect(heard).toEqual(JSON.parse(readFileSync(kept, 'utf8')))
  })
})
