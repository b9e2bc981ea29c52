import { type Dialect } from '#kernel'
import { quotationsIn, type Span } from '#originality'
import { avoiding, type Spelt } from './avoided.ts'
import { type Tone } from './tone.ts'

/** What stands beside words of ours, about some of them. `instead`: what may stand in their place; '' takes them out; null: one has to think. */
export interface ToneRemark {
  kind: 'mixed-address' | 'says-tu' | 'says-vous' | 'avoided' | 'emoji' | 'many-emoji' | 'dots' | 'other-sign'
  start: number
  end: number
  said: string
  instead: string | null
}

/** Whoever has so many remarks beside their words reads none of them. */
const mostRemarks = 12
const fewEmoji = 2

/**
 * What a client's tone says of a text, in the order of the text. What is quoted is somebody else's; addresses, names and
 * tags are no words. Pure, and linear in the text.
 */
export function toneRemarks(text: string, tone: Tone, dialect: Dialect): ToneRemark[] {
  const english = dialect === 'en'
  const quoted = quotationsIn(text)
  const words = outside(spelt(text), quoted)
  const found = [
    ...avoiding(tone.avoid, english)(text, words, mostRemarks).map(
      ({ word, ...one }): ToneRemark => ({ kind: 'avoided', said: word, ...one }),
    ),
    ...(english ? [] : addressed(text, words, tone)),
    ...outside(emojiOf(text, tone), quoted),
    ...(english ? [] : outside(signs(text, tone), quoted)),
  ]
  return found.toSorted((one, other) => one.start - other.start).slice(0, mostRemarks)
}

const pieces = /https?:\/\/\S+|www\.\S+|[\p{L}\p{M}\p{N}]+/gu

function spelt(text: string): Spelt[] {
  const words: Spelt[] = []
  for (const { 0: said, index } of text.matchAll(pieces)) {
    const end = index + said.length
    const before = text[index - 1]
    const partOfName = before === '@' || before === '#' || text[end] === '@' || said.includes('://')
    if (!partOfName && !said.startsWith('www.'))
      words.push({ text: said, form: said.normalize('NFC').toLowerCase(), start: index, end })
  }
  return words
}

function outside<T extends Span>(some: readonly T[], quoted: readonly Span[]): T[] {
  let at = 0
  return some.filter(({ start }) => {
    while (at < quoted.length && quoted[at]!.end <= start) at++
    return !(quoted[at] && quoted[at]!.start <= start)
  })
}

const tuWords = new Set(['tu', 'te', 'toi', 'ton', 'ta', 'tes', 'tien', 'tienne', 'tiennes'])
const vousWords = new Set(['vous', 'votre', 'vos', 'vôtre', 'vôtres'])
/** « le ton » is how something sounds. */
const beforeATone = new Set('le un ce du au de son mon bon même quel notre votre sur'.split(' '))
/** « pouvons-nous » and « sommes-nous » ask; « dites-nous » and « dis-nous » address. */
const asks = /(?:ons|mes)$/

function addressOf(text: string, words: readonly Spelt[], at: number): 'tu' | 'vous' | null {
  const { form, end } = words[at]!
  const next = words[at + 1]
  const before = words[at - 1]
  // « un rendez-vous » speaks to nobody.
  if (form === 'vous' && before?.form === 'rendez' && text.slice(before.end, words[at]!.start) === '-') return null
  if (vousWords.has(form)) return 'vous'
  if (form === 'ton' && before && beforeATone.has(before.form)) return null
  // « t’as », where « y a-t-il » speaks to nobody.
  if (tuWords.has(form) || (form === 't' && next?.start === end + 1 && /['’]/.test(text[end]!))) return 'tu'
  if (next && next.start === end + 1 && text[end] === '-' && (next.form === 'nous' || next.form === 'moi')) {
    if (/ez$/.test(form) || form === 'dites' || form === 'faites') return 'vous'
    if (/(?:e|s)$/.test(form) && !asks.test(form)) return 'tu'
  }
  return null
}

function addressed(text: string, words: readonly Spelt[], { address }: Tone): ToneRemark[] {
  const first: Partial<Record<'tu' | 'vous', Spelt>> = {}
  for (const [at, word] of words.entries()) {
    const by = addressOf(text, words, at)
    if (by && !first[by]) first[by] = word
    if (first.tu && first.vous) break
  }
  const remark = (kind: ToneRemark['kind'], { text, start, end }: Spelt): ToneRemark => ({
    ...{ kind, start, end, said: text, instead: null },
  })
  const other = address === 'tu' ? first.vous : address === 'vous' ? first.tu : undefined
  if (other) return [remark(address === 'tu' ? 'says-vous' : 'says-tu', other)]
  if (address !== 'person' || !first.tu || !first.vous) return []
  return [remark('mixed-address', first.tu.start > first.vous.start ? first.tu : first.vous)]
}

const emoji =
  /\p{RI}{2}|(?![©®™‼⁉〰〽\u2190-\u21ff])\p{Extended_Pictographic}(?:\p{EMod}|\ufe0f|\u200d\p{Extended_Pictographic})*/gu

function emojiOf(text: string, tone: Tone): ToneRemark[] {
  if (tone.emoji === 'yes') return []
  const found = [...text.matchAll(emoji)].map(({ 0: said, index }) => ({
    start: index,
    end: index + said.length,
    said,
  }))
  if (tone.emoji === 'no') return found.map((one) => ({ kind: 'emoji', ...one, instead: '' }))
  return found.slice(fewEmoji).map((one) => ({ kind: 'many-emoji', ...one, instead: '' }))
}

// From the sign on, so that a long word is looked at once.
const dotted = /(?<=\p{L}{2})[·•‧](\p{L}{1,6})(?:[·•‧]?(s))?(?!\p{L})/gu
const others =
  /(?<=\p{L}{2})(?:\.(e|ne|le|te|rice|trice|euse|ère|ve)(?:\.?(s))?(?![\p{L}.])|-(e)(?:-?(s))?(?![\p{L}-])|\((e|ne|le|te|rice|trice|euse|ère|ve)\)(s)?(?!\p{L}))/gu
const longestWord = 40

function signs(text: string, { inclusive }: Tone): ToneRemark[] {
  if (inclusive === 'free') return []
  const kind = inclusive === 'dots' ? 'other-sign' : 'dots'
  const marks = inclusive === 'dots' ? [others] : [dotted, others]
  return marks
    .flatMap((mark) => [...text.matchAll(mark)])
    .map((match) => {
      const [ending, ...caught] = match
      const stem = /\p{L}+$/u.exec(text.slice(Math.max(0, match.index - longestWord), match.index))?.[0] ?? ''
      const [feminine, several] = caught.filter(Boolean)
      const start = match.index - stem.length
      const end = match.index + ending.length
      const instead = `${stem}·${feminine}${several ? '·s' : ''}`
      return { kind, start, end, said: text.slice(start, end), instead: inclusive === 'dots' ? instead : null } as const
    })
    .toSorted((one, other) => one.start - other.start)
}
