import { hashOf, mix } from '../hash.ts'
import { once } from '../once.ts'

/** How much each word speaks against and for, as running sums: any stretch of words is read in two look-ups. */
export interface Evidence {
  against: Float64Array
  inFavour: Float64Array
}

/** Weights by hashed feature, and what one unit of them is worth. */
export interface EvidenceWeights {
  against: Int8Array | Float32Array
  inFavour: Int8Array | Float32Array
  scaleAgainst: number
  scaleInFavour: number
}

export const evidenceSize = 1 << 18
const mask = evidenceSize - 1
const longestWord = 24

const deniers = new Set(
  'pas jamais ni sans aucun aucune rien peu guere plus not never no without t nor hardly barely'.split(' '),
)
const reach = 3

/** Features that begin at word `at` of a sentence that ends before `until`: words alone, in pairs, denied, and in pieces. */
export function evidenceFeatures(
  forms: string[],
  hashes: Int32Array,
  cues: Uint8Array,
  from: number,
  at: number,
  until: number,
  out: Int32Array,
): number {
  let count = 0
  const own = hashes[at]!
  out[count++] = mix(1, own) & mask
  if (isDenied(forms, from, at)) out[count++] = mix(2, own) & mask
  if (at + 1 < until) {
    const pair = mix(own, hashes[at + 1]!)
    out[count++] = mix(3, pair) & mask
    if (at + 2 < until) {
      out[count++] = mix(4, mix(own, hashes[at + 2]!)) & mask
      out[count++] = mix(5, mix(pair, hashes[at + 2]!)) & mask
    }
  }
  if (cues[at]! > 0 && (at === from || cues[at - 1] !== cues[at])) out[count++] = mix(10, cues[at]!) & mask
  const pieces = piecesOf(forms[at]!)
  for (let k = 0; k < pieces.length; k++) out[count++] = pieces[k]!
  return count
}

const piecesOf = once((form) => {
  const pieces: number[] = []
  const length = Math.min(form.length, longestWord)
  for (let size = 3; size <= 5; size++) {
    // Word bounds count as letters: « ^in » and « ble$ » say more than their letters alone.
    for (let start = -1; start + size <= length + 1; start++) {
      if (start < 0 && size > length) break
      const edge = (start < 0 ? 1 : 0) + (start + size > length ? 2 : 0)
      pieces.push(mix(6 + edge, hashOf(form, Math.max(0, start), Math.min(length, start + size))) & mask)
    }
  }
  return Int32Array.from(pieces)
})

function isDenied(forms: string[], from: number, at: number): boolean {
  for (let before = at - 1; before >= Math.max(from, at - reach); before--) if (deniers.has(forms[before]!)) return true
  return false
}

export const mostEvidenceFeatures = 6 + 3 * (longestWord + 2)
const scratch = new Int32Array(mostEvidenceFeatures)

/** `sentences` are word bounds: sentence n stands from sentences[n] until sentences[n + 1]. */
export function evidenceOf(
  forms: string[],
  hashes: Int32Array,
  cues: Uint8Array,
  sentences: number[],
  weights: EvidenceWeights,
): Evidence {
  const against = new Float64Array(forms.length + 1)
  const inFavour = new Float64Array(forms.length + 1)
  for (let n = 0; n + 1 < sentences.length; n++) {
    const from = sentences[n]!
    const until = sentences[n + 1]!
    for (let at = from; at < until; at++) {
      const count = evidenceFeatures(forms, hashes, cues, from, at, until, scratch)
      let one = 0
      let other = 0
      for (let k = 0; k < count; k++) {
        one += weights.against[scratch[k]!]!
        other += weights.inFavour[scratch[k]!]!
      }
      against[at + 1] = against[at]! + one * weights.scaleAgainst
      inFavour[at + 1] = inFavour[at]! + other * weights.scaleInFavour
    }
  }
  return { against, inFavour }
}

/** What a stretch of words says, evened by its length. */
export function saidBetween(sums: Float64Array, from: number, until: number): number {
  return until > from ? (sums[until]! - sums[from]!) / Math.sqrt(until - from) : 0
}
