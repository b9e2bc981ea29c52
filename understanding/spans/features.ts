import { hashOf, mix } from '../hash.ts'
import { saidBetween } from './evidence.ts'
import { cueCount, cuePraise, type Passage } from './passage.ts'

export const featureSize = 1 << 18
const mask = featureSize - 1
export const mostFeatures = 62

/** How likely the text as a whole is a dislike, and a like. */
export interface Mood {
  dislike: number
  like: number
}

/** What a text says as a whole, worked out once for its words. */
export interface Scene {
  doc: number
  docFor: number
  sentences: number
  dislike: number
  like: number
}

export function sceneOf({ evidence, forms, sentences }: Passage, mood: Mood): Scene {
  return {
    dislike: stepOfChance(mood.dislike),
    like: stepOfChance(mood.like),
    doc: step(saidBetween(evidence.against, 0, forms.length)),
    docFor: step(saidBetween(evidence.inFavour, 0, forms.length)),
    sentences: Math.min(4, sentences.length - 1),
  }
}

function step(score: number): number {
  return Math.max(-8, Math.min(8, Math.round(score * 2))) + 8
}

function stepOfChance(chance: number): number {
  const kept = Math.max(0.01, Math.min(0.99, chance))
  return step(Math.log(kept / (1 - kept)))
}

const nothing = 0x5bd1e995

const place = (kind: number, value: number) => mix(kind, value) & mask

// The kinds below, group by group as they are written.
const written = Uint8Array.of(
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17, 18, 28, 29, 31, 32, 33, 37, 43, 44, 45, 51, 52, 54, 55],
  ...[16, 19, 22, 39, 41, 60, 61],
  ...[20, 23, 26, 27, 35, 36, 38, 40, 42, 46, 47, 48, 59],
  ...[21, 24, 25, 30, 34, 49, 50, 53, 56, 57, 58, 62],
)
const grouped = new Int32Array(mostFeatures)

/** All features of word `at` in the sentence [from, until), as places in the weights, by kind; answers with how many. */
export function featuresAt(
  passage: Passage,
  scene: Scene,
  from: number,
  until: number,
  at: number,
  out: Int32Array,
): number {
  let count = featuresOfWord(passage, from, until, at, grouped)
  count = featuresOfPart(passage, scene, at, grouped, count)
  count = featuresOfClause(passage, scene, from, until, at, grouped, count)
  count = featuresOfSentence(passage, scene, from, until, grouped, count)
  for (let k = 0; k < count; k++) out[written[k]! - 1] = grouped[k]!
  return count
}

/** What no other word of its part shares. Writes from the beginning of `out`; like its neighbours answers with where it ended. */
export function featuresOfWord(passage: Passage, from: number, until: number, at: number, out: Int32Array): number {
  const { hashes, stems, forms, shapes, gaps, cues, measures, evidence } = passage
  const own = hashes[at]!
  const form = forms[at]!
  const before = at - 1 >= from ? hashes[at - 1]! : nothing
  const after = at + 1 < until ? hashes[at + 1]! : nothing
  const part = passage.partOf[at]!
  const [partFrom, partUntil] = [passage.parts[part]!, passage.parts[part + 1]!]
  const clause = passage.clauseOf[at]!
  const [clauseFrom, clauseUntil] = [passage.clauses[clause]!, passage.clauses[clause + 1]!]
  const fromStart = Math.min(3, at - partFrom)
  const fromEnd = Math.min(3, partUntil - 1 - at)
  const inClause = Math.min(3, at - clauseFrom)
  const edge = fromStart * 4 + fromEnd
  const [left, right] = [Math.max(from, at - 2), Math.min(until, at + 3)]
  let count = 0
  out[count++] = place(1, own)
  out[count++] = place(2, before)
  out[count++] = place(3, after)
  out[count++] = place(4, at - 2 >= from ? hashes[at - 2]! : nothing)
  out[count++] = place(5, at + 2 < until ? hashes[at + 2]! : nothing)
  out[count++] = place(6, mix(before, own))
  out[count++] = place(7, mix(own, after))
  out[count++] = place(8, stems[at]!)
  out[count++] = place(9, hashOf(form, Math.max(0, form.length - 3)))
  out[count++] = place(10, hashOf(form, 0, 4))
  out[count++] = place(11, shapes[at]!)
  out[count++] = place(12, gaps[at]! * 16 + (at + 1 < until ? gaps[at + 1]! : 15))
  out[count++] = place(13, edge)
  out[count++] = place(14, mix(fromStart, own))
  out[count++] = place(15, mix(fromEnd, own))
  out[count++] = place(17, mix(hashes[partFrom]!, fromStart))
  out[count++] = place(18, mix(hashes[clauseFrom]!, inClause))
  out[count++] = place(28, step(saidBetween(evidence.against, partFrom, partUntil)) * 4 + fromStart)
  out[count++] = place(29, step(saidBetween(evidence.against, clauseFrom, clauseUntil)) * 4 + inClause)
  out[count++] = place(31, step(evidence.against[at + 1]! - evidence.against[at]!))
  out[count++] = place(32, step(saidBetween(evidence.against, left, right)))
  out[count++] = place(33, step(saidBetween(evidence.inFavour, left, right)))
  out[count++] = place(37, cues[at]!)
  out[count++] = place(43, mix(passage.heardInParts[part]! >> 1, edge))
  out[count++] = place(44, mix(cues[at]!, edge))
  out[count++] = place(45, measures[at]!)
  out[count++] = place(51, Math.min(5, at - from))
  out[count++] = place(52, Math.min(5, until - 1 - at))
  out[count++] = place(54, at === 0 ? 1 : from === 0 ? 2 : 3)
  out[count++] = place(55, cueNear(cues, from, until, at))
  return count
}

/** What all words of the part share that word `at` stands in. */
export function featuresOfPart(
  { parts, partOf, hashes, evidence, heardInParts }: Passage,
  scene: Scene,
  at: number,
  out: Int32Array,
  count = 0,
): number {
  const part = partOf[at]!
  const [from, until] = [parts[part]!, parts[part + 1]!]
  const says = step(saidBetween(evidence.against, from, until))
  const heard = heardInParts[part]!
  const among = (heard >> 1) * cueCount + scene.sentences
  out[count++] = place(16, hashes[from]!)
  out[count++] = place(19, says)
  out[count++] = place(22, step(saidBetween(evidence.inFavour, from, until)))
  out[count++] = place(39, heard)
  out[count++] = place(41, among * 32 + scene.doc)
  out[count++] = place(60, scene.dislike * 32 + says)
  out[count++] = place(61, among * 32 + scene.dislike)
  return count
}

/** What all words of the clause share that word `at` stands in. */
export function featuresOfClause(
  { clauses, clauseOf, evidence, heardInClauses, closings }: Passage,
  scene: Scene,
  sentenceFrom: number,
  sentenceUntil: number,
  at: number,
  out: Int32Array,
  count = 0,
): number {
  const clause = clauseOf[at]!
  const [from, until] = [clauses[clause]!, clauses[clause + 1]!]
  const says = step(saidBetween(evidence.against, from, until))
  const praises = step(saidBetween(evidence.inFavour, from, until))
  const heard = heardInClauses[clause]!
  out[count++] = place(20, says)
  out[count++] = place(23, praises)
  out[count++] = place(26, says * 32 + scene.doc)
  out[count++] = place(27, says * 32 + praises)
  out[count++] = place(35, from > sentenceFrom ? step(saidBetween(evidence.against, sentenceFrom, from)) : 31)
  out[count++] = place(36, until < sentenceUntil ? step(saidBetween(evidence.against, until, sentenceUntil)) : 31)
  out[count++] = place(38, heard >> 1)
  out[count++] = place(40, heard)
  out[count++] = place(42, (heard >> 1) * 32 + says)
  out[count++] = place(46, closings[clause]!)
  out[count++] = place(47, closings[clauseOf[sentenceUntil - 1]!]! * 32 + says)
  out[count++] = place(48, Math.min(9, until - from) * 32 + says)
  out[count++] = place(59, scene.dislike * 32 + says)
  return count
}

/** What all words of the sentence [from, until) share. */
export function featuresOfSentence(
  { evidence, english }: Passage,
  scene: Scene,
  from: number,
  until: number,
  out: Int32Array,
  count = 0,
): number {
  const says = step(saidBetween(evidence.against, from, until))
  out[count++] = place(21, says)
  out[count++] = place(24, scene.doc)
  out[count++] = place(25, scene.docFor)
  out[count++] = place(30, scene.doc * 32 + scene.docFor)
  out[count++] = place(34, says * 32 + scene.doc)
  out[count++] = place(49, scene.sentences)
  out[count++] = place(50, scene.sentences * 32 + says)
  out[count++] = place(53, english ? 1 : 0)
  out[count++] = place(56, scene.dislike)
  out[count++] = place(57, scene.like)
  out[count++] = place(58, scene.dislike * 32 + scene.like)
  out[count++] = place(62, scene.dislike * 32 + says)
  return count
}

function cueNear(cues: Uint8Array, from: number, until: number, at: number): number {
  for (let away = 0; away <= 4; away++) {
    const left = at - away >= from ? cues[at - away]! : 0
    const right = at + away < until ? cues[at + away]! : 0
    if (left > cuePraise) return away * 32 + left
    if (right > cuePraise) return (8 + away) * 32 + right
  }
  return 511
}
