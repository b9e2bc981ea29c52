import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { read, writePage } from './read.ts'

// A bug report becomes a folder here. `UPDATE_SAMPLES=1` rewrites what is heard: look at the difference before keeping it.
const folder = new URL('./samples/', import.meta.url)
const target = 'https://atelier-des-lunes.example/poire'

it.each(readdirSync(folder))('%s', (name) => {
  const sample = new URL(`${name}/`, folder)
  const page = readFileSync(new URL('received.html', sample), 'utf8')
  const source = /<!-- found at (\S+) -->/.exec(page)![1]!
  const thread = { nativeId: 'atelier-des-lunes.example/poire', url: target, title: 'Vous aimerez la poire' }
  const found = { source, target, url: source, thread, answers: null, at: '2026-11-20T12:00:00.000Z' }
  const heard = read(writePage(page, found))
  const kept = new URL('heard.json', sample)
  if (process.env.UPDATE_SAMPLES) writeFileSync(kept, `${JSON.stringify(heard, null, 2)}\n`)
  expect(JSON.parse(JSON.stringify(heard))).toEqual(JSON.parse(readFileSync(kept, 'utf8')))
})
