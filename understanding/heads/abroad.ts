import { prior } from '../prior/prior.ts'
import { type Reading } from '../reading.ts'
import { gramsOf } from './grams.ts'

export const abroadSize = 1 << 18
export const abroadBucket = (bucket: number) => bucket & (abroadSize - 1)

/** The languages without cues that we learnt from; of any other we know what these have in common. */
export const abroadLanguages = ['es', 'pt', 'de', 'nl'] as const
type Known = (typeof abroadLanguages)[number] | 'other'

/** Fewer words say too little in a language we barely know. */
const leastWords = 6

interface Weights {
  buckets: Int8Array
  /** What a weight of 1 stands for, the bias, and how far from 0 a score must lie before it is an answer. */
  numbers: Float32Array
}

const read = new Map<Known, Weights>()

function weightsOf(code: string): Weights {
  const known = abroadLanguages.find((one) => one === code) ?? 'other'
  const weights = read.get(known) ?? {
    buckets: prior().int8(`abroad.buckets.${known}`),
    numbers: prior().float32(`abroad.numbers.${known}`),
  }
  read.set(known, weights)
  return weights
}

/** Whether there is enough to go by: a language we can name, and some words. */
export function speaksEnough({ language, words }: Reading): boolean {
  return language.code !== 'und' && words.length >= leastWords
}

/**
 * In a language we have no cues for: how likely a dislike is rather than a like, and whether that is sure enough to be said.
 * Null where there is nothing to go by.
 */
export function leanAbroad(reading: Reading): { dislike: number; sure: boolean } | null {
  if (!speaksEnough(reading)) return null
  const { buckets, numbers } = weightsOf(reading.language.code)
  const [scale, bias, least] = numbers as unknown as [number, number, number]
  const { bucket, words, length } = gramsOf(reading, 0, reading.words.length)
  const sum = (from: number, until: number) => {
    let total = 0
    for (let at = from; at < until; at++) total += buckets[abroadBucket(bucket[at]!)]!
    return total / Math.sqrt(Math.max(1, until - from))
  }
  const score = (sum(0, words) + sum(words, length)) * scale + bias
  return { dislike: 1 / (1 + Math.exp(-2 * score)), sure: Math.abs(score) >= least }
}
