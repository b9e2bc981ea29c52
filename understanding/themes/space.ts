import { hashOf, spread } from '../hash.ts'
import { type Prior } from '../prior/pack.ts'
import { prior } from '../prior/prior.ts'

/**
 * Words as directions: those that stand in the same company, in French or in English, point the same way. Learnt from the
 * training texts (PPMI and a truncated SVD); a row per known stem.
 */
export interface Space {
  dims: number
  /** How many stems are known. */
  rows: number
  /** The row of a stem, -1 where it was never seen. */
  rowOf: (stem: string) => number
  /** The same by the stem's `hashOf`. */
  rowOfHash: (hash: number) => number
  /** How much a row tells: near 0 for « le », near 9 for what few texts hold. Row -1 tells as much as the rarest. */
  rarity: (row: number) => number
  /** Unit vectors, a row after the other; where a row begins, once it is made ready. A text touches few of them. */
  vectors: Float32Array
  ready: (row: number) => number
  /** How much a row pulls the direction of a text toward it. */
  pull: (row: number) => number
}

export const rarest = 9

let made: Space | undefined

export function space(): Space {
  made ??= spaceOf(prior())
  return made
}

export function spaceOf(packed: Prior): Space {
  const keys = packed.int32('words.keys')
  const rarities = packed.int8('words.rarity')
  const small = packed.int8('words.vectors')
  const dims = small.length / keys.length
  const rowOfHash = rowsByHash(keys)
  // By rarity: it has 128 steps.
  const pulls = Float32Array.from({ length: 128 }, (_, one) => Math.min((one * rarest) / 127, 8) ** 1.5)
  return {
    dims,
    rows: keys.length,
    rowOf: (stem) => rowOfHash(hashOf(stem)),
    rowOfHash,
    rarity: (row) => (row < 0 ? rarest : (rarities[row]! * rarest) / 127),
    ...unitRows(small, dims),
    pull: (row) => pulls[rarities[row]!]!,
  }
}

/** A table of twice as many places or more, a row at the first free one from where its hash points (open addressing). */
function rowsByHash(keys: Int32Array): (hash: number) => number {
  const size = 2 ** Math.ceil(Math.log2(keys.length * 2 + 1))
  const rows = new Int32Array(size).fill(-1)
  const placeOf = (hash: number) => {
    let place = spread(hash) & (size - 1)
    while (rows[place]! >= 0 && keys[rows[place]!] !== hash) place = (place + 1) & (size - 1)
    return place
  }
  for (let row = 0; row < keys.length; row++) rows[placeOf(keys[row]!)] = row
  return (hash) => rows[placeOf(hash)]!
}

function unitRows(small: Int8Array, dims: number): Pick<Space, 'vectors' | 'ready'> {
  // Memory that nobody has touched costs nothing: only the rows asked for are ever written.
  const vectors = new Float32Array(small.length)
  const made = new Uint8Array(small.length / dims)
  const make = (from: number) => {
    let square = 0
    for (let at = from; at < from + dims; at++) square += small[at]! * small[at]!
    const length = Math.sqrt(square) || 1
    for (let at = from; at < from + dims; at++) vectors[at] = small[at]! / length
  }
  const ready = (row: number) => {
    const from = row * dims
    if (made[row] === 0) {
      make(from)
      made[row] = 1
    }
    return from
  }
  return { vectors, ready }
}

/** The cosine of two rows. */
export function nearness({ vectors, dims, ready }: Space, one: number, other: number): number {
  const a = ready(one)
  const b = ready(other)
  // Four sums that need not wait for one another.
  let [p, q, r, s] = [0, 0, 0, 0]
  for (let at = 0; at < dims; at += 4) {
    p += vectors[a + at]! * vectors[b + at]!
    q += vectors[a + at + 1]! * vectors[b + at + 1]!
    r += vectors[a + at + 2]! * vectors[b + at + 2]!
    s += vectors[a + at + 3]! * vectors[b + at + 3]!
  }
  return p + q + (r + s)
}

/** The direction of several words together, rarer ones weighing more; a unit vector, or zeros where none is known. */
export function gist({ vectors, dims, ready, pull }: Space, rows: Iterable<number>): Float64Array {
  const sum = new Float64Array(dims)
  for (const row of rows) {
    if (row < 0) continue
    const pulls = pull(row)
    const from = ready(row)
    for (let at = 0; at < dims; at++) sum[at]! += pulls * vectors[from + at]!
  }
  let square = 0
  for (const one of sum) square += one * one
  const length = Math.sqrt(square)
  if (length > 0) for (let at = 0; at < dims; at++) sum[at]! /= length
  return sum
}
