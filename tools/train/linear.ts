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

/** A lesson in one of some languages; in none of them (null), it teaches what all share. */
export interface SpokenLesson extends Lesson {
  language: number | null
}

/** What is the same in all languages, and what is read in each: the shared weights and its own together. */
export interface Spoken {
  shared: Float64Array
  by: Float64Array[]
}

/**
 * A linear support vector machine with squared hinge loss, by dual coordinate descent (Hsieh et al., 2008). Each language has
 * weights of its own beside those that all share (Daumé 2007, "Frustratingly easy domain adaptation"): what is added in one
 * pulls the others less. After the weights of buckets stand those of signs, and last the bias. Deterministic: the order is
 * shuffled by a seed of its own. `gain` multiplies each bucket's feature.
 */
export function svm(
  lessons: SpokenLesson[],
  languages: number,
  size: number,
  epochs: number,
  gain: Float32Array,
): Spoken {
  // What all share and what each language has alone lie side by side: one look into memory serves both.
  const stride = languages + 1
  const width = size + lessons[0]!.example.signs.length + 1
  const w = new Float64Array(width * stride)
  const alpha = new Float64Array(lessons.length)
  const scales = lessons.map(({ example }) => viewScales(example))
  const square = lessons.map(({ example, cost, language }, at) => {
    const [a, b] = scales[at]!
    const times = language === null ? 1 : 2
    let sum = times + 1 / (2 * cost)
    for (let k = 0; k < example.buckets.length; k++) {
      const x = (k < example.words ? a : b) * gain[example.buckets[k]!]!
      sum += x * x * times
    }
    for (const value of example.signs) sum += (value * viewWeights.signs) ** 2 * times
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
      const { example, y, cost, language } = lessons[at]!
      const { buckets, words, signs } = example
      const [a, b] = scales[at]!
      const own = language === null ? 0 : language + 1
      const weightAt = (place: number) =>
        own === 0 ? w[place * stride]! : w[place * stride]! + w[place * stride + own]!
      let [one, other, third] = [0, 0, 0]
      for (let k = 0; k < words; k++) one += weightAt(buckets[k]!) * gain[buckets[k]!]!
      for (let k = words; k < buckets.length; k++) other += weightAt(buckets[k]!) * gain[buckets[k]!]!
      for (let k = 0; k < signs.length; k++) third += weightAt(size + k) * signs[k]!
      const score = one * a + other * b + third * viewWeights.signs + weightAt(width - 1)
      const slope = y * score - 1 + alpha[at]! / (2 * cost)
      if (alpha[at] === 0 && slope >= 0) continue
      const next = Math.max(0, alpha[at]! - slope / square[at]!)
      const step = (next - alpha[at]!) * y
      alpha[at] = next
      if (step === 0) continue
      const move = (place: number, by: number) => {
        w[place * stride]! += by
        if (own > 0) w[place * stride + own]! += by
      }
      move(width - 1, step)
      for (let k = 0; k < signs.length; k++) move(size + k, step * signs[k]! * viewWeights.signs)
      for (let k = 0; k < buckets.length; k++) move(buckets[k]!, step * (k < words ? a : b) * gain[buckets[k]!]!)
    }
  }
  const read = (own: number) =>
    Float64Array.from({ length: width }, (_, at) => {
      const weight = own === 0 ? w[at * stride]! : w[at * stride]! + w[at * stride + own]!
      return at < size ? weight * gain[at]! : weight
    })
  return { shared: read(0), by: Array.from({ length: languages }, (_, language) => read(language + 1)) }
}

export function scoreOf(
  w: Float64Array | Float32Array,
  size: number,
  { buckets, words, signs }: Example,
  a: number,
  b: number,
): number {
  let one = 0
  let other = 0
  for (let k = 0; k < words; k++) one += w[buckets[k]!]!
  for (let k = words; k < buckets.length; k++) other += w[buckets[k]!]!
  let third = 0
  for (let k = 0; k < signs.length; k++) third += w[size + k]! * signs[k]!
  return one * a + other * b + third * viewWeights.signs + w[size + signs.length]!
}

/** Naive Bayes log-count ratios by bucket, shrunk (Wang and Manning, 2012). */
export function bayesRatios(lessons: Lesson[], size: number, smooth: number): Float64Array {
  const plus = new Float64Array(size).fill(smooth)
  const minus = new Float64Array(size).fill(smooth)
  let [pluses, minuses] = [2 * smooth, 2 * smooth]
  for (const { example, y, cost } of lessons) {
    if (y > 0) pluses += cost
    else minuses += cost
    const into = y > 0 ? plus : minus
    for (const bucket of example.buckets) into[bucket]! += cost
  }
  return plus.map((one, at) => Math.log(one / pluses / (minus[at]! / minuses)))
}

/** Their sizes, as gains for the machine above. */
export function bayesGain(lessons: Lesson[], size: number, smooth: number): Float32Array {
  return Float32Array.from(bayesRatios(lessons, size, smooth), Math.abs)
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
