import { createHash } from 'node:crypto'

const letters = '234567abcdefghijklmnopqrstuvwxyz'
const [from, until] = [Date.UTC(2020, 0), Date.UTC(2100, 0)]

/**
 * The record key of what is said under a key: the same key, the same record, so that saying it twice is once. A TID
 * (atproto.com/specs/tid): 53 bits of microseconds and ten of a clock. The time is the key's own where it holds one
 * (uuidv7), since servers list records by it.
 */
export function tidOf(key: string): string {
  const hash = createHash('sha256').update(key).digest()
  const made = /^[0-9a-f]{8}-[0-9a-f]{4}-7/i.test(key) ? Number.parseInt(key.slice(0, 8) + key.slice(9, 13), 16) : 0
  const at = made >= from && made < until ? made : from + (hash.readUIntBE(8, 6) % (Date.UTC(2024, 0) - from))
  const micros = BigInt(at) * 1000n + BigInt(hash.readUInt16BE(0) % 1000)
  let rest = (micros << 10n) | BigInt(hash.readUInt16BE(2) & 1023)
  let tid = ''
  for (let place = 0; place < 13; place++) {
    tid = letters[Number(rest & 31n)] + tid
    rest >>= 5n
  }
  return tid
}
