import { hashOf, mix, spread } from '../hash.ts'
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
  const last = Math.min(until, from + mostWords)
  turn++
  count = 0
  let before = 0
  for (let at = from; at < last; at++) {
    const tells = matter.rarity[at]! / rarest
    const hash = matter.hashes[at]!
    keepMost(hash, tells)
    if (at > from) keepMost(mix(matter.hashes[at - 1]!, hash), views.pair * Math.sqrt(tells * before))
    before = tells
  }
  let square = 0
  for (let at = 0; at < count; at++) square += most[at]! * most[at]!
  const length = Math.sqrt(square) || 1
  const direction = gist(space, new Set(matter.rows.subarray(from, last)))
  const hashes = new Int32Array(count + space.dims)
  const values = new Float64Array(hashes.length)
  hashes.set(found.subarray(0, count))
  for (let at = 0; at < count; at++) values[at] = most[at]! / length
  hashes.set(hashesOfDirection(space.dims), count)
  for (let dim = 0; dim < space.dims; dim++) values[count + dim] = views.direction * direction[dim]!
  return { hashes, values, fixed: space.dims, direction }
}

// Each hash once, as it came first, and the most that it tells: `table` says where, in the turn that `turns` says.
const tableSize = 2048
const table = new Int32Array(tableSize)
const turns = new Int32Array(tableSize)
const found = new Int32Array(2 * mostWords)
const most = new Float64Array(2 * mostWords)
let turn = 0
let count = 0

function keepMost(hash: number, much: number) {
  if (!(much > 0)) return
  let place = spread(hash) & (tableSize - 1)
  while (turns[place] === turn) {
    const at = table[place]!
    if (found[at] === hash) {
      if (much > most[at]!) most[at] = much
      return
    }
    place = (place + 1) & (tableSize - 1)
  }
  turns[place] = turn
  table[place] = count
  found[count] = hash
  most[count++] = much
}

export function hashesOfDirection(dims: number): Int32Array {
  let hashes = directionHashes.get(dims)
  if (!hashes) {
    hashes = Int32Array.from({ length: dims }, (_, dim) => hashOf(`direction ${dim}`))
    directionHashes.set(dims, hashes)
  }
  return hashes
}
