import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { firehose } from './firehose.ts'
import { jetstream } from './jetstream.ts'
import { read } from './read.ts'

// A bug report becomes a folder here. `UPDATE_SAMPLES=1` rewrites what is heard: look at the difference before keeping it.
const folder = new URL('./samples/', import.meta.url)

it.each(readdirSync(folder))('%s', (name) => {
  const sample = new URL(`${name}/`, folder)
  const frame = new URL('received.frame', sample)
  // Frames are those that a real PDS sent.
  const heard = existsSync(frame)
    ? { mark: firehose.mark(readFileSync(frame)), seen: firehose.seen(readFileSync(frame)) }
    : read({ nativeId: null, contentType: '', body: readFileSync(new URL('received.json', sample)) })
  const kept = new URL('heard.json', sample)
  if (process.env.UPDATE_SAMPLES) writeFileSync(kept, `${JSON.stringify(heard, null, 2)}\n`)
  expect(JSON.parse(JSON.stringify(heard))).toEqual(JSON.parse(readFileSync(kept, 'utf8')))
})

it('reads any message of a stream to a value, a real one with bytes changed or cut as well', () => {
  const real = readFileSync(new URL('frame-reply/received.frame', folder))
  const changed = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }), fc.nat()).map(([where, byte, cut]) => {
    const message = Uint8Array.from(real).subarray(0, real.length - (cut % 60))
    message[where % message.length] = byte
    return message
  })
  const nested = fc.constantFrom(0x81, 0xa1, 0xd8, 0x9b, 0xbb, 0x5b).map((byte) => new Uint8Array(5_000).fill(byte))
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), changed, nested), (message) => {
      for (const { mark, seen } of [firehose, jetstream]) {
        mark(message)
        for (const one of seen(message)) expect(one.uri).toMatch(/^at:\/\/did:/)
      }
    }),
    { numRuns: 500 },
  )
})
