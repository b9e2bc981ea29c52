import { spread } from '../hash.ts'
import { type Reading } from '../reading.ts'
import { tokensOf } from './tokens.ts'

/**
 * The hashed features of a stretch of words: word 1–3-grams (and words under a negation), then character 2–6-grams inside
 * words, their bounds included. Each stands once, whatever its count: `bucket[0 … words)` and `bucket[words … length)`.
 */
export interface Grams {
  bucket: Int32Array
  words: number
  length: number
}

export const bits = 19
const most = 1 << 17
const grams: Grams = { bucket: new Int32Array(most), words: 0, length: 0 }
// One byte each: they stay near the processor, and are wiped when the turns of a byte are over.
const seen = new Uint8Array(1 << bits)
const turns = 255
let turn = 0

const shift = 32 - bits
const gap = 0x9e3779b1
const skipped = 0x7feb352d
const deniedSalt = 0x846ca68b
const space = 0x20

/** Grams of words `from` up to `until`. The answer is overwritten by the next call. */
export function gramsOf(reading: Reading, from: number, until: number): Grams {
  if (++turn > turns) {
    seen.fill(0)
    turn = 1
  }
  grams.length = 0
  const { hash, denied, length } = tokensOf(reading, from, until)
  for (let at = 0; at < length; at++) {
    const one = hash[at]!
    add(one)
    if (denied[at]) add(one ^ deniedSalt)
    if (at + 1 >= length) continue
    const two = Math.imul(one, gap) + hash[at + 1]!
    add(two)
    if (at + 2 >= length) continue
    add(Math.imul(two, gap) + hash[at + 2]!)
    add((Math.imul(one, gap) + hash[at + 2]!) ^ skipped)
  }
  grams.words = grams.length
  const { forms } = reading
  for (let at = from; at < until; at++) addCharacters(forms[at]!)
  return grams
}

/** Character n-grams of ` form `; each start rolls on from two characters to six. */
function addCharacters(form: string) {
  const length = Math.min(form.length, 40)
  for (let start = -1; start < length; start++) {
    let hash = 0x811c9dc5
    const end = Math.min(start + 6, length + 1)
    for (let at = start; at < end; at++) {
      const unit = at < 0 || at >= length ? space : form.charCodeAt(at)
      hash = Math.imul(hash ^ unit, 0x01000193)
      if (at > start) add(hash ^ 0x5bd1e995)
    }
  }
}

function add(hash: number) {
  const bucket = spread(hash) >>> shift
  if (seen[bucket] === turn || grams.length >= most) return
  seen[bucket] = turn
  grams.bucket[grams.length++] = bucket
}
