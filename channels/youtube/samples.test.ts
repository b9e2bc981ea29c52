import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { read } from './read.ts'

// A bug report becomes a folder here. `UPDATE_SAMPLES=1` rewrites what is heard: look at the difference before keeping it.
const folder = new URL('./samples/', import.meta.url)

it.each(readdirSync(folder))('%s', (name) => {
  const sample = new URL(`${name}/`, folder)
  const heard = read({ nativeId: null, contentType: '', body: readFileSync(new URL('received.json', sample)) })
  const kept = new URL('heard.json', sample)
  if (process.env.UPDATE_SAMPLES) writeFileSync(kept, `${JSON.stringify(heard, null, 2)}\n`)
  expect(JSON.parse(JSON.stringify(heard))).toEqual(JSON.parse(readFileSync(kept, 'utf8')))
})
