import { readFileSync } from 'node:fs'
import { type Prior, unpack } from './pack.ts'

let read: Prior | undefined

/** What `npm run train` learnt, read once, when it is first needed. */
export function prior(): Prior {
  read ??= unpack(readFileSync(new URL('prior.bin', import.meta.url)))
  return read
}
