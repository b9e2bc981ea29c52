/**
 * A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) of three labels. Scores are logarithms:
 * `nodes` holds three for each word, `steps` nine for each word (from label × to label; those of the first word count
 * only in their first row, as if an `outside` stood before the sentence).
 */
export const outside = 0
export const first = 1
export const inside = 2
export const labels = 3
/** A score that no sum makes possible. */
export const never = -1e6

export function logSum(a: number, b: number, c: number): number {
  // The greatest is 1 beside the others: two powers are enough.
  if (a > b && a > c) return a + Math.log(1 + Math.exp(b - a) + Math.exp(c - a))
  if (b > c) return b + Math.log(Math.exp(a - b) + 1 + Math.exp(c - b))
  return c + Math.log(Math.exp(a - c) + Math.exp(b - c) + 1)
}

/** Forward and backward scores of `length` words; answers with the logarithm of the sum over all labellings. */
export function forwardBackward(
  nodes: Float64Array,
  steps: Float64Array,
  length: number,
  forward: Float64Array,
  backward: Float64Array,
): number {
  for (let to = 0; to < labels; to++) forward[to] = steps[to]! + nodes[to]!
  for (let at = 1; at < length; at++) {
    const was = (at - 1) * labels
    for (let to = 0; to < labels; to++) {
      const step = at * 9 + to
      forward[at * labels + to] =
        nodes[at * labels + to]! +
        logSum(forward[was]! + steps[step]!, forward[was + 1]! + steps[step + 3]!, forward[was + 2]! + steps[step + 6]!)
    }
  }
  const last = (length - 1) * labels
  for (let label = 0; label < labels; label++) backward[last + label] = 0
  for (let at = length - 2; at >= 0; at--) {
    const next = (at + 1) * labels
    for (let from = 0; from < labels; from++) {
      const step = (at + 1) * 9 + from * 3
      backward[at * labels + from] = logSum(
        steps[step]! + nodes[next]! + backward[next]!,
        steps[step + 1]! + nodes[next + 1]! + backward[next + 1]!,
        steps[step + 2]! + nodes[next + 2]! + backward[next + 2]!,
      )
    }
  }
  return logSum(forward[last]!, forward[last + 1]!, forward[last + 2]!)
}

/** The best labelling (Viterbi). */
export function bestLabels(nodes: Float64Array, steps: Float64Array, length: number): Uint8Array {
  const came = new Uint8Array(length * labels)
  let scores = [0, 1, 2].map((to) => steps[to]! + nodes[to]!)
  for (let at = 1; at < length; at++) {
    const next = [0, 0, 0]
    for (let to = 0; to < labels; to++) {
      let best = 0
      let top = Number.NEGATIVE_INFINITY
      for (let from = 0; from < labels; from++) {
        const score = scores[from]! + steps[at * 9 + from * 3 + to]!
        if (score <= top) continue
        top = score
        best = from
      }
      came[at * labels + to] = best
      next[to] = top + nodes[at * labels + to]!
    }
    scores = next
  }
  const found = new Uint8Array(length)
  let label = scores.indexOf(Math.max(...scores))
  for (let at = length - 1; at >= 0; at--) {
    found[at] = label
    label = came[at * labels + label]!
  }
  return found
}
