/** Where a draft and one text say the same thing with the same words. */
import { pairsIn } from './prints.ts'
import { rowsIn } from './rows.ts'
import { type Token, type Word, type Worded } from './tokens.ts'
import { weightOf } from './weight.ts'

/** A piece of a draft and the place of a text where it stands: from the first word to the last, of any kind. */
export interface Aligned {
  draft: [number, number]
  text: [number, number]
  /** Words of the draft carrying meaning that stand in that piece of the text too, each word of the text counted once. */
  alike: number
}

/** Within one passage, two pieces stand at most so many tokens apart in the draft, and in the text, in any order. */
const apartInDraft = 5
const apartInText = 14
/** A print that stands more often than that in one text says nothing of a place in it. */
const oftenest = 40
/** At least so much of a passage stands in the text, in so many words, and so much of that place in the draft. */
const mostlyAlike = 0.5
const fewestAlike = 3
const placeAlike = 0.4
/** So many words that stand everywhere belong to a passage at either end, where they stand there in the text. */
const around = 6
/** What each word in a row says besides. */
const perWordInARow = 0.2
/** What two people who write about one thing share by chance weighs less; `npm run bench -- --only originality` holds it. */
const leastWeight = 4

/** `weigh`: how seldom two neighbouring words stand together on the shelf, from 0, everywhere, to 1, once. */
export function align(draft: Worded, text: Worded, weigh: (print: number) => number): Aligned[] {
  return clusters(seeds(draft.tokens, text.tokens, weigh)).flatMap((cluster) => {
    const { draft: here, text: there, alike } = grown(draft.tokens, text.tokens, cluster)
    const [inDraft, inText] = [here[1] - here[0] + 1, there[1] - there[0] + 1]
    if (alike < fewestAlike || alike < mostlyAlike * inDraft || alike < placeAlike * inText) return []
    const [said, standing] = [draft.tokens.slice(here[0], here[1] + 1), text.tokens.slice(there[0], there[1] + 1)]
    const weight = weightOf(said, standing, weigh)
    const [one, other] = [pieceOf(draft.words, said), pieceOf(text.words, standing)]
    if (weight + perWordInARow * one.words.length < leastWeight) return []
    const rows = rowsIn(one.words, other.words)
    const [from, to] = outIn(one, rows)
    const inRows = rows.slice(from - one.begins, to - one.begins + 1).filter(Boolean).length
    if (weight + perWordInARow * inRows < leastWeight) return []
    return [{ draft: [from, to], text: outIn(other, rowsIn(other.words, one.words)), alike }]
  })
}

/** Words of any kind, with a few around; `edges` are those within them that carry meaning, first and last. */
interface Piece {
  words: readonly Word[]
  begins: number
  edges: [from: number, to: number]
}

function pieceOf(words: readonly Word[], tokens: readonly Token[]): Piece {
  const edges: Piece['edges'] = [tokens[0]!.nth, tokens.at(-1)!.nth]
  const begins = Math.max(0, edges[0] - around)
  return { words: words.slice(begins, edges[1] + around + 1), begins, edges }
}

/** Out to the last words that stand in a row as they do on the other side. */
function outIn({ begins, edges }: Piece, rows: readonly boolean[]): Piece['edges'] {
  let [first, last] = edges
  while (rows[first - 1 - begins] && rows[first - begins]) first--
  while (rows[last + 1 - begins] && rows[last - begins]) last++
  return [first, last]
}

type Seed = [draft: number, text: number]

/** Two neighbouring words of the draft that are neighbours in the text as well, and say something. */
function seeds(draft: readonly Token[], text: readonly Token[], weigh: (print: number) => number): Seed[] {
  const places = new Map<number, number[]>()
  for (const [at, print] of pairsIn(text).entries()) {
    const there = places.get(print)
    if (!there) places.set(print, [at])
    else if (there.length < oftenest) there.push(at)
  }
  const found: Seed[] = []
  for (const [at, print] of pairsIn(draft).entries())
    if (weigh(print) > 0) for (const place of places.get(print) ?? []) found.push([at, place])
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

/** From the first seed to the last, in tokens; at both ends words that stand at that place in the text belong to it too. */
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
