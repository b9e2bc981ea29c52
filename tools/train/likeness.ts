import { type Among, amongNone, amongOf } from '../../understanding/likeness/among.ts'
import { compare } from '../../understanding/likeness/compare.ts'
import { type Statement, statementOf } from '../../understanding/likeness/statement.ts'
import { type Section } from '../../understanding/prior/pack.ts'
import { type Space } from '../../understanding/themes/space.ts'
import { argumentPairs } from './data.ts'

const rounds = 300
const pull = 1

/** Which ways of resembling tell that two statements say the same: a logistic regression on ArgKP’s pairs. */
export function trainLikeness(space: Space): Map<string, Section> {
  const pairs = comparedPairs(space, argumentPairs('train'))
  return new Map<string, Section>([
    ['likeness.among', regression(pairs.map(({ among, same }) => ({ compared: among, same })))],
    ['likeness.alone', regression(pairs.map(({ alone, same }) => ({ compared: alone, same })))],
  ])
}

function comparedPairs(space: Space, pairs: ReturnType<typeof argumentPairs>) {
  const known = new Map<string, Statement>()
  const of = (text: string) => {
    const statement = known.get(text) ?? statementOf(text, space)
    known.set(text, statement)
    return statement
  }
  const subjects = new Map<string, Set<string>>()
  for (const { topic, stance, text, point } of pairs) {
    const subject = subjects.get(topic + stance) ?? new Set()
    subjects.set(topic + stance, subject.add(text).add(point))
  }
  const amongs = new Map<string, Among>()
  for (const [subject, texts] of subjects) amongs.set(subject, amongOf([...texts].map(of)))
  return pairs.map(({ topic, stance, text, point, same }) => ({
    among: compare(of(text), of(point), amongs.get(topic + stance)!, space),
    alone: compare(of(text), of(point), amongNone, space),
    same,
  }))
}

/** Weights, then the bias. Gradient descent with momentum on scaled features; unscaled in the answer. */
function regression(lessons: { compared: Float64Array; same: boolean }[]): Float32Array {
  const width = lessons[0]!.compared.length
  const means = new Float64Array(width)
  const spreads = new Float64Array(width)
  for (const { compared } of lessons) for (let at = 0; at < width; at++) means[at]! += compared[at]! / lessons.length
  for (const { compared } of lessons)
    for (let at = 0; at < width; at++) spreads[at]! += (compared[at]! - means[at]!) ** 2 / lessons.length
  for (let at = 0; at < width; at++) spreads[at] = Math.sqrt(spreads[at]!) || 1

  const weights = new Float64Array(width + 1)
  const speed = new Float64Array(width + 1)
  for (let round = 0; round < rounds; round++) {
    const slopes = new Float64Array(width + 1)
    for (const { compared, same } of lessons) {
      let score = weights[width]!
      for (let at = 0; at < width; at++) score += (weights[at]! * (compared[at]! - means[at]!)) / spreads[at]!
      const miss = 1 / (1 + Math.exp(-score)) - (same ? 1 : 0)
      for (let at = 0; at < width; at++) slopes[at]! += (miss * (compared[at]! - means[at]!)) / spreads[at]!
      slopes[width]! += miss
    }
    for (let at = 0; at <= width; at++) {
      const slope = slopes[at]! + (at < width ? pull * weights[at]! : 0)
      speed[at] = 0.9 * speed[at]! - slope / lessons.length
      weights[at]! += speed[at]!
    }
  }
  const answer = new Float32Array(width + 1)
  let bias = weights[width]!
  for (let at = 0; at < width; at++) {
    answer[at] = weights[at]! / spreads[at]!
    bias -= (weights[at]! * means[at]!) / spreads[at]!
  }
  answer[width] = bias
  return answer
}
