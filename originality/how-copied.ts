import { type Aligned, align } from './align.ts'
import { pairsIn } from './prints.ts'
import { joined, lengthOf, quotationsIn, type Span } from './quotations.ts'
import { type Shelf } from './shelf.ts'
import { type Token, type Worded, wordsOf } from './tokens.ts'

/** A piece of a draft that stands in another text already. */
export interface Passage {
  /** In the draft. */
  draft: Span
  /** Which text, as the shelf counts them, and where in it. */
  text: number
  there: Span
  /** Word for word, or the same thing in other forms or another order. */
  how: 'word for word' | 'close'
}

export interface Copied {
  /** Of the draft’s own words, how much is copied: from 0 to 1. What is marked as a quotation is not counted. */
  share: number
  /** In the order of the draft; none overlaps another. */
  passages: Passage[]
}

/** Texts that a draft is held against. */
export interface Reference {
  shelf: Shelf
  /** The text at that place of the shelf; null where it has gone. */
  textAt(text: number): string | null
}

/** Of each stretch of the draft, so many texts that share most of it are looked into; so many in all. */
const stretch = 12
const perStretch = 5
const lookedInto = 60
/** A print that stands in more texts than that is looked for in the first of them. */
const mostHaving = 300
/** Fewer words than that in a row are everyone’s. */
const fewestWords = 8

/**
 * How much of a draft stands in other texts already. Words are compared by their stems, so that number, gender or tense
 * hide nothing; clauses may have changed places, and some words been swapped for others.
 */
export function howCopied(draft: string, { shelf, textAt }: Reference): Copied {
  const quoted = quotationsIn(draft)
  const isQuoted = ({ start, end }: Span) => quoted.some((span) => start >= span.start && end <= span.end)
  const said = unquoted(wordsOf(draft), isQuoted)
  const { tokens } = said
  const prints = printsAmong(tokens, shelf)
  const weigh = (print: number) => prints.get(print)?.weight ?? 0
  const found = candidates(tokens, prints).flatMap((text) => {
    const there = textAt(text)
    if (there === null) return []
    const of = wordsOf(there)
    return align(said, of, weigh)
      .filter(({ draft: [from, to] }) => to - from + 1 >= fewestWords)
      .map((aligned) => ({ aligned, passage: passageOf(draft, said, there, of, text, aligned) }))
  })
  const passages = best(found)
  const own = draft.trim().length - lengthOf(quoted)
  const copied = lengthOf(joined(passages.map((passage) => passage.draft)))
  return { share: own > 0 ? Math.min(1, copied / own) : 0, passages }
}

/** What is quoted is the same as nothing. */
function unquoted({ words, tokens }: Worded, isQuoted: (span: Span) => boolean): Worded {
  return {
    words: words.map((word) => (isQuoted(word) ? { ...word, stem: 0 } : word)),
    tokens: tokens.filter((token) => !isQuoted(token)),
  }
}

/** Where each print of the draft stands, and how much it says: 1 where it stands once, less the oftener it does. */
type Prints = ReadonlyMap<number, { texts: readonly number[]; weight: number }>

function printsAmong(tokens: readonly Token[], shelf: Shelf): Prints {
  const once = Math.log1p(shelf.size)
  const prints = new Map<number, { texts: readonly number[]; weight: number }>()
  for (const print of pairsIn(tokens)) {
    if (prints.has(print)) continue
    const texts = shelf.having(print, mostHaving)
    prints.set(print, { texts, weight: texts.length ? Math.log1p(shelf.size / texts.length) / once : 0 })
  }
  return prints
}

/** Texts that may hold a piece of the draft: those that share most prints of some stretch of it, rare ones first. */
function candidates(tokens: readonly Token[], prints: Prints): number[] {
  const inOrder = [...pairsIn(tokens)].map((print) => prints.get(print)!)
  const most = new Map<number, number>()
  for (let from = 0; from < inOrder.length; from += stretch / 2) {
    const weights = new Map<number, number>()
    for (const { texts, weight } of inOrder.slice(from, from + stretch))
      for (const text of texts) weights.set(text, (weights.get(text) ?? 0) + weight)
    const heaviest = [...weights].sort(([, one], [, other]) => other - one).slice(0, perStretch)
    for (const [text, weight] of heaviest) most.set(text, Math.max(most.get(text) ?? 0, weight))
  }
  return [...most]
    .sort(([, one], [, other]) => other - one)
    .slice(0, lookedInto)
    .map(([text]) => text)
}

function passageOf(
  draft: string,
  { words }: Worded,
  there: string,
  { words: of }: Worded,
  text: number,
  { draft: [from, to], text: [begins, ends] }: Aligned,
): Passage {
  const here = { start: words[from]!.start, end: words[to]!.end }
  const place = { start: of[begins]!.start, end: of[ends]!.end }
  const letters = (words: string) =>
    words
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  const isSame = letters(there.slice(place.start, place.end)).includes(letters(draft.slice(here.start, here.end)))
  return { draft: here, text, there: place, how: isSame ? 'word for word' : 'close' }
}

/** The longest ones, each piece of the draft once. */
function best(found: readonly { aligned: Aligned; passage: Passage }[]): Passage[] {
  const kept: Passage[] = []
  const byLength = found.toSorted((one, other) => other.aligned.alike - one.aligned.alike)
  for (const { passage } of byLength) {
    const overlaps = kept.some(({ draft }) => passage.draft.start < draft.end && draft.start < passage.draft.end)
    if (!overlaps) kept.push(passage)
  }
  return kept.sort((one, other) => one.draft.start - other.draft.start)
}
