import { nearness, type Space } from '../themes/space.ts'
import { type Among } from './among.ts'
import { type Statement } from './statement.ts'

export const comparedNames = ['words', 'letters', 'direction', 'pairs', 'beginnings', 'meanings'] as const

/** How two statements resemble each other, in six ways; the same whichever comes first. */
export function compare(one: Statement, other: Statement, among: Among, space: Space): Float64Array {
  const weigh = (statement: Statement) => statement.tells.map((tells, at) => tells * among.root(statement.roots[at]!))
  const [oneWeights, otherWeights] = [weigh(one), weigh(other)]
  // What the shorter says should stand in the longer.
  const oneIsShort = shorter(one, other)
  const [short, long] = oneIsShort ? [one, other] : [other, one]
  const covered = cover(short, long, oneIsShort ? oneWeights : otherWeights, space)
  return Float64Array.of(
    sharedWords(one, other, oneWeights, otherWeights),
    sharedRuns(one, other, among),
    sharedDirection(one, other, among),
    Math.log(1 + sharedPairs(short, long)),
    covered.beginnings,
    covered.meanings,
  )
}

function shorter(one: Statement, other: Statement): boolean {
  if (one.roots.length !== other.roots.length) return one.roots.length < other.roots.length
  return one.roots.join(' ') <= other.roots.join(' ')
}

function sharedWords(one: Statement, other: Statement, oneWeights: Float64Array, otherWeights: Float64Array): number {
  const at = new Map(other.roots.map((root, index) => [root, index]))
  let shared = 0
  for (let index = 0; index < oneWeights.length; index++) {
    const there = at.get(one.roots[index]!)
    if (there !== undefined) shared += oneWeights[index]! * otherWeights[there]!
  }
  return shared === 0 ? 0 : shared / Math.sqrt(square(oneWeights) * square(otherWeights))
}

function sharedRuns(one: Statement, other: Statement, among: Among): number {
  let shared = 0
  let oneSquare = 0
  let otherSquare = 0
  for (const [letters, tells] of one.runs) {
    const weight = among.run(letters)
    oneSquare += (tells * weight) ** 2
    shared += tells * (other.runs.get(letters) ?? 0) * weight * weight
  }
  for (const [letters, tells] of other.runs) otherSquare += (tells * among.run(letters)) ** 2
  return shared === 0 ? 0 : shared / Math.sqrt(oneSquare * otherSquare)
}

function sharedDirection(one: Statement, other: Statement, { direction }: Among): number {
  let shared = 0
  let oneSquare = 0
  let otherSquare = 0
  for (let at = 0; at < one.direction.length; at++) {
    const common = direction?.[at] ?? 0
    const a = one.direction[at]! - common
    const b = other.direction[at]! - common
    shared += a * b
    oneSquare += a * a
    otherSquare += b * b
  }
  return shared === 0 ? 0 : shared / Math.sqrt(oneSquare * otherSquare)
}

function sharedPairs(short: Statement, long: Statement): number {
  let shared = 0
  for (const pair of short.pairs) if (long.pairs.has(pair)) shared++
  return shared
}

/** How much of the shorter finds its like in the longer: by beginnings (« souffre », « souffrance »), and by meaning too. */
function cover(short: Statement, long: Statement, weights: Float64Array, space: Space) {
  let all = 1e-6
  let beginnings = 0
  let meanings = 0
  for (let at = 0; at < weights.length; at++) {
    let begins = 0
    let means = 0
    for (let there = 0; there < long.roots.length && begins < 1; there++) {
      if (short.roots[at] === long.roots[there]) {
        begins = 1
        means = 1
        break
      }
      begins = Math.max(begins, sameBeginning(short.forms[at]!, long.forms[there]!))
      const [row, other] = [short.rows[at]!, long.rows[there]!]
      if (row >= 0 && other >= 0) means = Math.max(means, nearness(space, row, other))
    }
    all += weights[at]!
    beginnings += weights[at]! * begins
    meanings += weights[at]! * Math.max(begins, 0.9 * means * means)
  }
  return { beginnings: beginnings / all, meanings: meanings / all }
}

function sameBeginning(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length++
  return length < 4 ? 0 : Math.min(1, (length / Math.max(one.length, other.length)) * 1.15)
}

function square(weights: Float64Array): number {
  let sum = 0
  for (const weight of weights) sum += weight * weight
  return sum
}
