/** Where a draft and one text say the same thing with the same words. */
import { pairsIn } from './prints.ts'
import { type Token } from './tokens.ts'
import { weightOf } from './weight.ts'

export interface Aligned {
  /** First and last token of the draft, and of the text. */
  draft: [number, number]
  text: [number, number]
  /** Tokens of the draft that stand in that piece of the text too, each word of the text counted once. */
  alike: number
}

/** Within one passage, two pieces stand at most so many tokens apart in the draft, and in the text, in any order. */
const apartInDraft = 5
const apartInText = 14
/** A print that stands more often than that in one text says nothing of a place in it. */
const oftenest = 40
/** At least so much of a passage stands in the text, in so many words, and so much of that place in the draft. */
const mostlyAlike = 0.6
const fewestAlike = 4
const placeAlike = 0.45
/** What two people who write about one thing share by chance weighs less; `npm run bench -- --only originality` holds it. */
const leastWeight = 2.6

/** `weigh`: how seldom two neighbouring words stand together on the shelf, from 0, everywhere, to 1, once. */
export function align(draft: readonly Token[], text: readonly Token[], weigh: (print: number) => number): Aligned[] {
  return clusters(seeds(draft, text))
    .map((cluster) => grown(draft, text, cluster))
    .filter(({ draft: [from, to], text: [begins, ends], alike }) => {
      const [inDraft, inText] = [to - from + 1, ends - begins + 1]
      if (alike < fewestAlike || alike < mostlyAlike * inDraft || alike < placeAlike * inText) return false
      return weightOf(draft.slice(from, to + 1), text.slice(begins, ends + 1), weigh) >= leastWeight
    })
}

type Seed = [draft: number, text: number]

/** Two neighbouring words of the draft that are neighbours in the text as well. */
function seeds(draft: readonly Token[], text: readonly Token[]): Seed[] {
  const places = new Map<number, number[]>()
  for (const [at, print] of pairsIn(text).entries()) {
    const there = places.get(print)
    if (!there) places.set(print, [at])
    else if (there.length < oftenest) there.push(at)
  }
  const found: Seed[] = []
  for (const [at, print] of pairsIn(draft).entries())
    for (const place of places.get(print) ?? []) found.push([at, place])
  return found
}

/** Seeds that stand near one another on both sides. */
function clusters(found: readonly Seed[]): Seed[][] {
  let open: Seed[][] = []
  const all: Seed[][] = []
  for (const seed of found) {
    open = open.filter((cluster) => seed[0] - cluster.at(-1)![0] <= apartInDraft)
    const near = open.find((cluster) => cluster.slice(-8).some(([, at]) => Math.abs(at - seed[1]) <= apartInText))
    if (near) near.push(seed)
    else {
      const cluster = [seed]
      open.push(cluster)
      all.push(cluster)
    }
  }
  return all
}

/** From the first seed to the last; at both ends words that stand at that place in the text belong to it too. */
function grown(draft: readonly Token[], text: readonly Token[], cluster: readonly Seed[]): Aligned {
  const places = cluster.map(([, at]) => at)
  const begins = Math.max(0, Math.min(...places) - 3)
  const ends = Math.min(text.length - 1, Math.max(...places) + 4)
  const left = new Map<number, number>()
  for (let at = begins; at <= ends; at++) left.set(text[at]!.stem, (left.get(text[at]!.stem) ?? 0) + 1)
  let [from, to] = [cluster[0]![0], cluster.at(-1)![0] + 1]
  let alike = 0
  const takes = (at: number) => {
    const there = left.get(draft[at]!.stem) ?? 0
    if (there > 0) left.set(draft[at]!.stem, there - 1)
    return there > 0
  }
  for (let at = from; at <= to; at++) if (takes(at)) alike++
  const grows = (step: 1 | -1) => {
    let edge = step === 1 ? to : from
    for (let at = edge + step, missed = 0; at >= 0 && at < draft.length && missed < 2; at += step) {
      if (takes(at)) {
        alike++
        edge = at
        missed = 0
      } else missed++
    }
    return edge
  }
  to = grows(1)
  from = grows(-1)
  const stems = new Set(draft.slice(from, to + 1).map(({ stem }) => stem))
  const inText = Array.from({ length: ends - begins + 1 }, (_, at) => begins + at).filter((at) =>
    stems.has(text[at]!.stem),
  )
  return { draft: [from, to], text: [inText[0] ?? begins, inText.at(-1) ?? ends], alike }
}
