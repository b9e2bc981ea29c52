import { addPhrase, longestPhrase, phraseTree } from '../phrases.ts'
import { type Word } from '../words.ts'

/** Words that only join a reason to what stands before or after it. */
const leading = new Set(
  'et mais car donc or puisque ensuite puis enfin bref alors pis and but because so since then cause plus'.split(' '),
)
/** Ways to come to what one has to say. */
const leadIns = phraseTree<true>()
for (const phrase of (
  'en plus,en plus de ca,en plus de cela,de plus,par contre,en revanche,parce que,parce qu,alors que,alors qu,sauf que,sauf qu,tandis que,' +
  'du coup,d ailleurs,par ailleurs,en effet,au final,finalement,malheureusement,franchement,honnetement,bonjour,bonsoir,' +
  'je trouve que,je trouve qu,je pense que,je pense qu,je dirais que,je dois dire que,il faut dire que,il faut savoir que,' +
  'dommage que,dommage qu,dommage car,dommage pour,c est dommage que,c est dommage qu,surtout que,surtout qu,sachant que,sachant qu,' +
  'd autant que,d autant plus que,sans compter que,sans compter qu,seul bemol,petit bemol,seul petit bemol,seul hic,seul point negatif,seul regret,' +
  'even though,and then,also,however,though,although,i think,i think that,i feel like,i feel that,i must say,to be honest,honestly,frankly,' +
  'bien que,bien qu,ainsi que,ainsi qu,tout comme,la mauvaise nouvelle est que,' +
  'unfortunately,sadly,on top of that,shame,shame about,shame that,a shame,a shame that,only downside,only downside is,the only downside is,' +
  'only issue,only issue is,hi,hello'
).split(','))
  addPhrase(leadIns, phrase.split(' '), true)
// « plus de goût », "so slow" are no joiners.
const opensWithoutComma = new Set('plus so donc alors or since'.split(' '))
const trailing = new Set('et ou mais car and or but because'.split(' '))

/** The stretch without its joiners; null where nothing is left. */
export function withoutJoiners(
  text: string,
  words: Word[],
  forms: string[],
  from: number,
  until: number,
): { from: number; until: number } | null {
  let start = from
  let end = until
  while (start < end) {
    const form = forms[start]!
    const led = longestPhrase(leadIns, forms, start, end)?.length ?? 0
    if (led > 0 && start + led < end) start += led
    else if (leading.has(form) && !(opensWithoutComma.has(form) && !commaAfter(text, words, start))) start++
    else break
  }
  while (end > start && trailing.has(forms[end - 1]!)) end--
  return end > start ? { from: start, until: end } : null
}

function commaAfter(text: string, words: Word[], at: number): boolean {
  return text.charAt(words[at]!.end) === ','
}

const signAfter = /^[ \u00a0\u202f]?[%€$£°]/
const pairs: Record<string, string> = { '«': '»', '“': '”', '"': '"', '(': ')', '[': ']' }

/** Where a reason begins in the text: "£3" keeps its sign, a quotation that closes within its opening mark. */
export function startOf(text: string, start: number, end: number): number {
  const before = text.charAt(start - 1)
  if (/[£$€]/.test(before) && /\d/.test(text.charAt(start))) return start - 1
  const gap = /[ \u00a0\u202f]/.test(before) ? 1 : 0
  const open = text.charAt(start - 1 - gap)
  const close = pairs[open]
  if (!close || (gap > 0 && open !== '«')) return start
  const closes = text.slice(start, end).indexOf(close)
  if (closes < 0 || text.slice(start, start + closes).includes(open)) return start
  return open === '"' && !isOpening(text, start - 1) ? start : start - 1 - gap
}

/** A plain mark opens where an even number of them stands before it. */
function isOpening(text: string, at: number): boolean {
  return text.slice(0, at).split('"').length % 2 === 1
}

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
