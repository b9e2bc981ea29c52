import { type Word } from '../words.ts'

/** Words that only join a reason to what stands before or after it. */
const leading = new Set(
  'et mais car donc or puisque ensuite puis enfin bref alors pis and but because so since then cause plus'.split(' '),
)
const leadingPairs = new Set(
  'en plus,de plus,par contre,en revanche,parce que,parce qu,alors que,alors qu,sauf que,sauf qu,tandis que,du coup,even though,and then'.split(
    ',',
  ),
)
// « plus de goût », "so slow" are no joiners.
const opensWithoutComma = new Set('plus so puis donc alors or since'.split(' '))
const trailing = new Set('et ou mais car and or but because'.split(' '))

/** The stretch without its joiners; null where nothing is left. */
export function withoutJoiners(
  text: string,
  words: Word[],
  from: number,
  until: number,
): { from: number; until: number } | null {
  let start = from
  let end = until
  while (start < end) {
    const form = words[start]!.form
    if (start + 2 < end && leadingPairs.has(`${form} ${words[start + 1]!.form}`)) start += 2
    else if (leading.has(form) && !(opensWithoutComma.has(form) && !commaAfter(text, words, start))) start++
    else break
  }
  while (end > start && trailing.has(words[end - 1]!.form)) end--
  return end > start ? { from: start, until: end } : null
}

function commaAfter(text: string, words: Word[], at: number): boolean {
  return text.charAt(words[at]!.end) === ','
}

const signAfter = /^[ \u00a0\u202f]?[%€$£°]/
const pairs: Record<string, string> = { '«': '»', '“': '”', '"': '"', '(': ')', '[': ']' }

/** Where a reason ends in the text: « 3 € » and « 12 % » keep their sign, a quotation its closing mark. */
export function endOf(text: string, start: number, end: number): number {
  let at = end
  if (/\d/.test(text.charAt(at - 1))) at += signAfter.exec(text.slice(at, at + 2))?.[0].length ?? 0
  const open = lastOpen(text.slice(start, at))
  if (open) {
    const gap = /^[ \u00a0\u202f]?/.exec(text.slice(at, at + 1))![0].length
    if (text.charAt(at + gap) === pairs[open]) at += gap + 1
  }
  return at
}

function lastOpen(span: string): string | null {
  for (let at = span.length - 1; at >= 0; at--) {
    const sign = span.charAt(at)
    if (sign === '»' || sign === '”' || sign === ')' || sign === ']') return null
    if (sign === '"') return (span.split('"').length - 1) % 2 === 1 ? sign : null
    if (pairs[sign]) return sign
  }
  return null
}
