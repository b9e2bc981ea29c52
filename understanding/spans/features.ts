import { hashOf, mix } from '../hash.ts'
import { saidBetween } from './evidence.ts'
import { cueCount, cuePraise, type Passage } from './passage.ts'

export const featureSize = 1 << 18
const mask = featureSize - 1
export const mostFeatures = 72

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

/** The features of word `at` in the sentence [from, until), as places in the weights. Answers with how many there are. */
export function wordFeatures(
  passage: Passage,
  scene: Scene,
  from: number,
  until: number,
  at: number,
  out: Int32Array,
): number {
  const { hashes, stems, forms, shapes, gaps, cues, measures, evidence } = passage
  let count = 0
  const put = (kind: number, value: number) => {
    out[count++] = mix(kind, value) & mask
  }
  const near = (away: number) => (at + away >= from && at + away < until ? hashes[at + away]! : nothing)
  const own = hashes[at]!
  const before = near(-1)
  const after = near(1)
  put(1, own)
  put(2, before)
  put(3, after)
  put(4, near(-2))
  put(5, near(2))
  put(6, mix(before, own))
  put(7, mix(own, after))
  put(8, stems[at]!)
  const form = forms[at]!
  put(9, hashOf(form, Math.max(0, form.length - 3)))
  put(10, hashOf(form, 0, 4))
  put(11, shapes[at]!)
  put(12, gaps[at]! * 16 + (at + 1 < until ? gaps[at + 1]! : 15))

  const part = passage.partOf[at]!
  const [partFrom, partUntil] = [passage.parts[part]!, passage.parts[part + 1]!]
  const clause = passage.clauseOf[at]!
  const [clauseFrom, clauseUntil] = [passage.clauses[clause]!, passage.clauses[clause + 1]!]
  const fromStart = Math.min(3, at - partFrom)
  const fromEnd = Math.min(3, partUntil - 1 - at)
  const inClause = Math.min(3, at - clauseFrom)
  const partSays = step(saidBetween(evidence.against, partFrom, partUntil))
  const clauseSays = step(saidBetween(evidence.against, clauseFrom, clauseUntil))
  const sentenceSays = step(saidBetween(evidence.against, from, until))
  const partPraises = step(saidBetween(evidence.inFavour, partFrom, partUntil))
  const clausePraises = step(saidBetween(evidence.inFavour, clauseFrom, clauseUntil))
  const edge = fromStart * 4 + fromEnd
  put(13, edge)
  put(14, mix(fromStart, own))
  put(15, mix(fromEnd, own))
  put(16, hashes[partFrom]!)
  put(17, mix(hashes[partFrom]!, fromStart))
  put(18, mix(hashes[clauseFrom]!, inClause))
  put(19, partSays)
  put(20, clauseSays)
  put(21, sentenceSays)
  put(22, partPraises)
  put(23, clausePraises)
  put(24, scene.doc)
  put(25, scene.docFor)
  put(26, clauseSays * 32 + scene.doc)
  put(27, clauseSays * 32 + clausePraises)
  put(28, partSays * 4 + fromStart)
  put(29, clauseSays * 4 + inClause)
  put(30, scene.doc * 32 + scene.docFor)
  put(31, step(evidence.against[at + 1]! - evidence.against[at]!))
  put(32, step(saidBetween(evidence.against, Math.max(from, at - 2), Math.min(until, at + 3))))
  put(33, step(saidBetween(evidence.inFavour, Math.max(from, at - 2), Math.min(until, at + 3))))
  put(34, sentenceSays * 32 + scene.doc)
  put(35, clauseFrom > from ? step(saidBetween(evidence.against, from, clauseFrom)) : 31)
  put(36, clauseUntil < until ? step(saidBetween(evidence.against, clauseUntil, until)) : 31)

  const inAll = passage.heardInClauses[clause]!
  const inPart = passage.heardInParts[part]!
  put(37, cues[at]!)
  put(38, inAll >> 1)
  put(39, inPart)
  put(40, inAll)
  put(41, ((inPart >> 1) * cueCount + scene.sentences) * 32 + scene.doc)
  put(42, (inAll >> 1) * 32 + clauseSays)
  put(43, mix(inPart >> 1, edge))
  put(44, mix(cues[at]!, edge))
  put(45, measures[at]!)
  put(46, passage.closings[clause]!)
  put(47, passage.closings[lastClauseBefore(passage, until)]! * 32 + clauseSays)
  put(48, Math.min(9, clauseUntil - clauseFrom) * 32 + clauseSays)
  put(49, scene.sentences)
  put(50, scene.sentences * 32 + sentenceSays)
  put(51, Math.min(5, at - from))
  put(52, Math.min(5, until - 1 - at))
  put(53, passage.english ? 1 : 0)
  put(54, at === 0 ? 1 : from === 0 ? 2 : 3)
  put(55, cueNear(cues, from, until, at))
  put(56, scene.dislike)
  put(57, scene.like)
  put(58, scene.dislike * 32 + scene.like)
  put(59, scene.dislike * 32 + clauseSays)
  put(60, scene.dislike * 32 + partSays)
  put(61, ((inPart >> 1) * cueCount + scene.sentences) * 32 + scene.dislike)
  put(62, scene.dislike * 32 + sentenceSays)
  return count
}

function lastClauseBefore(passage: Passage, until: number): number {
  return passage.clauseOf[until - 1]!
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
