import { hashOf } from '../hash.ts'
import { type Prior } from '../prior/pack.ts'
import { prior } from '../prior/prior.ts'

/**
 * Words as directions: those that stand in the same company, in French or in English, point the same way. Learnt from the
 * training texts (PPMI and a truncated SVD); a row per known stem.
 */
export interface Space {
  dims: number
  /** The row of a stem, -1 where it was never seen. */
  rowOf: (stem: string) => number
  /** How much a row tells: near 0 for « le », near 9 for what few texts hold. Row -1 tells as much as the rarest. */
  rarity: (row: number) => number
  /** Unit vectors, a row after the other. */
  vectors: Float32Array
  /** How much each row pulls the direction of a text toward it. */
  pulls: Float32Array
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
  const rows = new Map<number, number>()
  for (let row = 0; row < keys.length; row++) rows.set(keys[row]!, row)
  return {
    dims,
    rowOf: (stem) => rows.get(hashOf(stem)) ?? -1,
    rarity: (row) => (row < 0 ? rarest : (rarities[row]! * rarest) / 127),
    vectors: unitRows(small, dims),
    pulls: Float32Array.from(rarities, (one) => Math.min((one * rarest) / 127, 8) ** 1.5),
  }
}

function unitRows(small: Int8Array, dims: number): Float32Array {
  const vectors = new Float32Array(small.length)
  for (let from = 0; from < small.length; from += dims) {
    let square = 0
    for (let at = from; at < from + dims; at++) square += small[at]! * small[at]!
    const length = Math.sqrt(square) || 1
    for (let at = from; at < from + dims; at++) vectors[at] = small[at]! / length
  }
  return vectors
}

/** The cosine of two rows. */
export function nearness({ vectors, dims }: Space, one: number, other: number): number {
  const a = one * dims
  const b = other * dims
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
export function gist({ vectors, dims, pulls }: Space, rows: Iterable<number>): Float64Array {
  const sum = new Float64Array(dims)
  for (const row of rows) {
    if (row < 0) continue
    const pull = pulls[row]!
    const from = row * dims
    for (let at = 0; at < dims; at++) sum[at]! += pull * vectors[from + at]!
  }
  let square = 0
  for (const one of sum) square += one * one
  const length = Math.sqrt(square)
  if (length > 0) for (let at = 0; at < dims; at++) sum[at]! /= length
  return sum
}
