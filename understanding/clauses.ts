import { type Word } from './words.ts'

/** A run of words between two breaths. `from` and `until` are word indexes; `sentence` counts sentences from 0. */
export interface Clause {
  from: number
  until: number
  sentence: number
  /** What closes it: the text up to the next word, where « ? » or an emoji may stand. */
  after: string
}

const sentenceEnds = /[!?…\n\r\u2028\u2029\u0085\v\f。！？]|\.\.|\.(?=[\s"»”')\]])|\.$/
const breath = /[,;:()[\]|•—–\p{Extended_Pictographic}]|\s-\s/u

// Words that open a new clause whatever stands before them.
const openers = new Set('mais car puisque sauf but because however although though except'.split(' '))
const openingPairs = new Set(
  'parce que,parce qu,alors que,alors qu,par contre,en revanche,tandis que,sauf que,sauf qu,dommage que,even though'.split(
    ',',
  ),
)

const openingFirsts = new Set([...openingPairs].map((pair) => pair.split(' ')[0]!))

export function clausesIn(text: string, words: Word[]): Clause[] {
  const clauses: Clause[] = []
  let sentence = 0
  let from = 0
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!
    const next = words[at + 1]
    const gap = text.slice(word.end, next ? Math.max(next.start, word.end) : text.length)
    const ends = !next || endsSentence(text, gap, word, next)
    if (!ends && !breath.test(gap) && !opens(words, at + 1)) continue
    if (!ends && isInsideNumber(text, gap, word, next!)) continue
    clauses.push({ from, until: at + 1, sentence, after: gap })
    from = at + 1
    if (ends) sentence++
  }
  return clauses
}

function endsSentence(text: string, gap: string, word: Word, next: Word): boolean {
  // « nul.Je » ends a sentence, « exemple.fr » and « 3.5 » do not.
  if (gap === '.') return /\p{Lu}/u.test(text.charAt(next.start)) && /\p{Ll}/u.test(text.charAt(word.end - 1))
  return sentenceEnds.test(gap)
}

function opens(words: Word[], at: number): boolean {
  const form = words[at]!.form
  return openers.has(form) || (openingFirsts.has(form) && openingPairs.has(`${form} ${words[at + 1]?.form ?? ''}`))
}

function isInsideNumber(text: string, gap: string, word: Word, next: Word): boolean {
  return gap.length === 1 && /\d/.test(text.charAt(word.end - 1)) && /\d/.test(text.charAt(next.start))
}
