import { hashOf } from '../../understanding/hash.ts'
import { type Section } from '../../understanding/prior/pack.ts'
import { plainRoots } from '../../understanding/themes/matter.ts'
import { rarest } from '../../understanding/themes/space.ts'
import { argumentPairs, aspectSentences, frenchTweets, judgedTargets, ownSamples, unlabelledTweets } from './data.ts'
import { type Row, topDirections } from './themes-svd.ts'

const dims = 64
const reach = 6
const fewest = 3
/** Beyond this share of all words a word counts less as company. */
const common = 1e-3
const smoothing = 0.75

/** The word space: which words keep the same company, within a sentence and across its French and English versions. */
export function trainSpace(): Map<string, Section> {
  const { sentences, pairs } = texts()
  const words = vocabulary(sentences)
  const rows = associations(sentences, pairs, words)
  const vectors = topDirections(rows, dims)
  return new Map<string, Section>([
    ['words.keys', Int32Array.from(words.stems, (stem) => hashOf(stem))],
    ['words.rarity', raritiesOf(sentences, words)],
    ['words.vectors', asBytes(vectors)],
  ])
}

interface Words {
  stems: string[]
  index: Map<string, number>
  /** How much each counts as company. */
  weight: Float64Array
}

function texts() {
  const french = aspectSentences('fr').map(({ text }) => stemsOf(text))
  const english = aspectSentences('en').map(({ text }) => stemsOf(text))
  const others = new Set([
    ...frenchTweets().map(({ text }) => text),
    ...unlabelledTweets(),
    ...judgedTargets().map(({ words }) => words.join(' ')),
    ...argumentPairs('train').flatMap(({ text, point }) => [text, point]),
    ...ownSamples('learn').map(({ text }) => text),
  ])
  // The lines of both languages stand in the same order; where they do not, nothing may be learnt across.
  const aligned = french.length === english.length
  const pairs = aligned ? french.map((one, at) => [one, english[at]!] as const) : []
  return { sentences: [...french, ...english, ...[...others].map(stemsOf)], pairs }
}

/** Links and handles are no words. */
const stemsOf = (text: string) => plainRoots(text.replace(/https?:\/\/\S+|www\.\S+|@[\w.-]+/g, ' '))

function vocabulary(sentences: string[][]): Words {
  const counts = new Map<string, number>()
  let total = 0
  for (const sentence of sentences) {
    total += sentence.length
    for (const word of sentence) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const hashes = new Set<number>()
  const stems = [...counts]
    .filter(([, count]) => count >= fewest)
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .map(([word]) => word)
    .filter((word) => !hashes.has(hashOf(word)) && hashes.add(hashOf(word)))
  const weight = Float64Array.from(stems, (word) => Math.min(1, Math.sqrt((common * total) / counts.get(word)!)))
  return { stems, index: new Map(stems.map((word, at) => [word, at])), weight }
}

function associations(sentences: string[][], pairs: (readonly [string[], string[]])[], words: Words): Row[] {
  const together: Map<number, number>[] = words.stems.map(() => new Map())
  const meet = (one: number, other: number, much: number) => {
    if (one < 0 || other < 0 || one === other) return
    const weighed = much * words.weight[one]! * words.weight[other]!
    together[one]!.set(other, (together[one]!.get(other) ?? 0) + weighed)
    together[other]!.set(one, (together[other]!.get(one) ?? 0) + weighed)
  }
  const indexesOf = (sentence: Iterable<string>) => [...sentence].map((word) => words.index.get(word) ?? -1)
  for (const sentence of sentences) {
    const at = indexesOf(sentence)
    for (let right = 1; right < at.length; right++)
      for (let left = Math.max(0, right - reach); left < right; left++)
        meet(at[left]!, at[right]!, 1 / (1 + 0.15 * (right - left - 1)))
  }
  for (const [french, english] of pairs) {
    const [one, other] = [indexesOf(new Set(french)), indexesOf(new Set(english))]
    const much = 1 / Math.sqrt(Math.max(1, one.length, other.length))
    for (const a of one) for (const b of other) meet(a, b, much)
  }
  return informationOf(together)
}

/** Positive pointwise mutual information, the mean of both ways of smoothing the context. */
function informationOf(together: Map<number, number>[]): Row[] {
  const sums = together.map((row) => [...row.values()].reduce((sum, one) => sum + one, 0))
  const contexts = sums.map((sum) => sum ** smoothing)
  const all = contexts.reduce((sum, one) => sum + one, 0)
  const toward = (count: number, one: number, other: number) =>
    Math.max(0, Math.log((count * all) / (sums[one]! * contexts[other]!)))
  return together.map((row, one) => {
    const kept = [...row]
      .map(([other, count]) => [other, (toward(count, one, other) + toward(count, other, one)) / 2] as const)
      .filter(([, much]) => much > 0)
    return { at: Int32Array.from(kept, ([other]) => other), much: Float32Array.from(kept, ([, much]) => much) }
  })
}

function raritiesOf(sentences: string[][], words: Words): Int8Array {
  const held = new Float64Array(words.stems.length)
  for (const sentence of sentences)
    for (const word of new Set(sentence)) {
      const at = words.index.get(word)
      if (at !== undefined) held[at]!++
    }
  return Int8Array.from(held, (count) =>
    Math.round((Math.min(Math.log((sentences.length + 1) / (count + 1)), rarest) / rarest) * 127),
  )
}

function asBytes(vectors: Float64Array): Int8Array {
  const bytes = new Int8Array(vectors.length)
  for (let from = 0; from < vectors.length; from += dims) {
    let most = 1e-9
    for (let at = from; at < from + dims; at++) most = Math.max(most, Math.abs(vectors[at]!))
    for (let at = from; at < from + dims; at++) bytes[at] = Math.round((vectors[at]! / most) * 127)
  }
  return bytes
}
