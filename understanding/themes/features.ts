import { hashOf, mix } from '../hash.ts'
import { type Features } from '../learnt.ts'
import { type Matter } from './matter.ts'
import { gist, rarest, type Space } from './space.ts'

export const views = { pair: 0.5, direction: 0.5 }
const mostWords = 400

/** The directions' features have hashes of their own, the same for every text. */
const directionHashes = new Map<number, Int32Array>()

export interface ThemeFeatures extends Features {
  direction: Float64Array
}

/** What corrections are learnt by: words, pairs of words, and the direction of the whole. */
export function featuresOf(matter: Matter, from: number, until: number, space: Space): ThemeFeatures {
  const found = new Map<number, number>()
  const last = Math.min(until, from + mostWords)
  let before = 0
  for (let at = from; at < last; at++) {
    const tells = matter.rarity[at]! / rarest
    const hash = hashOf(matter.roots[at]!)
    keepMost(found, hash, tells)
    if (at > from) keepMost(found, mix(hashOf(matter.roots[at - 1]!), hash), views.pair * Math.sqrt(tells * before))
    before = tells
  }
  let square = 0
  for (const much of found.values()) square += much * much
  const length = Math.sqrt(square) || 1
  const direction = gist(space, new Set(matter.rows.subarray(from, last)))
  const hashes = new Int32Array(found.size + space.dims)
  const values = new Float64Array(hashes.length)
  let at = 0
  for (const [hash, much] of found) {
    hashes[at] = hash
    values[at++] = much / length
  }
  hashes.set(hashesOfDirection(space.dims), at)
  for (let dim = 0; dim < space.dims; dim++) values[at + dim] = views.direction * direction[dim]!
  return { hashes, values, fixed: space.dims, direction }
}

function keepMost(found: Map<number, number>, hash: number, much: number) {
  if (much > 0 && much > (found.get(hash) ?? 0)) found.set(hash, much)
}

export function hashesOfDirection(dims: number): Int32Array {
  let hashes = directionHashes.get(dims)
  if (!hashes) {
    hashes = Int32Array.from({ length: dims }, (_, dim) => hashOf(`direction ${dim}`))
    directionHashes.set(dims, hashes)
  }
  return hashes
}
