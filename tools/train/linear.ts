/** One text to learn from: its features stand once each, those of one view weigh the same and have length 1 together. */
export interface Example {
  /** Buckets of the first view, then of the second from `words` on. */
  buckets: Int32Array
  words: number
  /** Few numbers beside them, whatever their size. */
  signs: Float32Array
}

export interface Lesson {
  example: Example
  y: 1 | -1
  /** How much it costs to get it wrong. */
  cost: number
}

/** What each view weighs beside the other. */
export const viewWeights = { words: 1, characters: 1, signs: 1 }

export function viewScales({ buckets, words }: Example): [number, number] {
  return [
    viewWeights.words / Math.sqrt(Math.max(1, words)),
    viewWeights.characters / Math.sqrt(Math.max(1, buckets.length - words)),
  ]
}

/**
 * A linear support vector machine with squared hinge loss, by dual coordinate descent (Hsieh et al., 2008). After the
 * weights of buckets stand those of signs, and last the bias. Deterministic: the order is shuffled by a seed of its own. `gain` multiplies each bucket's feature.
 */
export function svm(lessons: Lesson[], size: number, epochs: number, gain?: Float32Array): Float64Array {
  const w = new Float64Array(size + lessons[0]!.example.signs.length + 1)
  const bias = w.length - 1
  const alpha = new Float64Array(lessons.length)
  const scales = lessons.map(({ example }) => viewScales(example))
  const square = lessons.map(({ example, cost }, at) => {
    const [a, b] = scales[at]!
    let sum = 1 + 1 / (2 * cost)
    for (let k = 0; k < example.buckets.length; k++) {
      const x = (k < example.words ? a : b) * (gain ? gain[example.buckets[k]!]! : 1)
      sum += x * x
    }
    for (const value of example.signs) sum += (value * viewWeights.signs) ** 2
    return sum
  })
  const order = Int32Array.from(lessons.keys())
  const random = seeded(1)
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1))
      const kept = order[at]!
      order[at] = order[other]!
      order[other] = kept
    }
    for (const at of order) {
      const { example, y, cost } = lessons[at]!
      const [a, b] = scales[at]!
      const score = scoreOf(w, size, example, a, b, gain)
      const slope = y * score - 1 + alpha[at]! / (2 * cost)
      if (alpha[at] === 0 && slope >= 0) continue
      const next = Math.max(0, alpha[at]! - slope / square[at]!)
      const step = (next - alpha[at]!) * y
      alpha[at] = next
      if (step === 0) continue
      const { buckets, words } = example
      w[bias]! += step
      const { signs } = example
      for (let k = 0; k < signs.length; k++) w[size + k]! += step * signs[k]! * viewWeights.signs
      for (let k = 0; k < buckets.length; k++) {
        const bucket = buckets[k]!
        w[bucket]! += step * (k < words ? a : b) * (gain ? gain[bucket]! : 1)
      }
    }
  }
  if (gain) for (let at = 0; at < size; at++) w[at]! *= gain[at]!
  return w
}

export function scoreOf(
  w: Float64Array | Float32Array,
  size: number,
  { buckets, words, signs }: Example,
  a: number,
  b: number,
  gain?: Float32Array,
): number {
  let one = 0
  let other = 0
  for (let k = 0; k < words; k++) one += w[buckets[k]!]! * (gain ? gain[buckets[k]!]! : 1)
  for (let k = words; k < buckets.length; k++) other += w[buckets[k]!]! * (gain ? gain[buckets[k]!]! : 1)
  let third = 0
  for (let k = 0; k < signs.length; k++) third += w[size + k]! * signs[k]!
  return one * a + other * b + third * viewWeights.signs + w[size + signs.length]!
}

/** Naive Bayes log-count ratios, shrunk to lie near 1 in size, as gains for the machine above (Wang and Manning, 2012). */
export function bayesGain(lessons: Lesson[], size: number, smooth: number): Float32Array {
  const plus = new Float64Array(size).fill(smooth)
  const minus = new Float64Array(size).fill(smooth)
  let [pluses, minuses] = [2 * smooth, 2 * smooth]
  for (const { example, y, cost } of lessons) {
    if (y > 0) pluses += cost
    else minuses += cost
    const into = y > 0 ? plus : minus
    for (const bucket of example.buckets) into[bucket]! += cost
  }
  const gain = new Float32Array(size)
  for (let at = 0; at < size; at++) gain[at] = Math.abs(Math.log(plus[at]! / pluses / (minus[at]! / minuses)))
  return gain
}

/** Numbers in [0, 1), the same each time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
