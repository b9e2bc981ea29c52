import { capital } from '../capital.ts'
import { type learning as source } from '../fr/learning.ts'
import { englishList } from '../plural.ts'
import { agree, number } from './numbers.ts'

export const learning: typeof source = {
  title: 'What the reading has learnt',
  nothing:
    'Nothing has been corrected here yet. Each reason kept under a theme, each stance marked, teaches it to read better what comes. A reason refused is not offered again.',
  since: (n, taught) =>
    n === 1
      ? `Since your correction, what arrives is read with what it taught${under(taught)}.`
      : `Since your ${figures(n)} corrections, what arrives is read with what they taught${under(taught)}.`,
  reasons: (of) =>
    of.decided === 1
      ? `The only suggested reason you looked at was ${outcome(of)}.`
      : `Of the last ${figures(of.decided)} suggested reasons you looked at, ${parts(of)}.`,
  stances: (of) =>
    of.decided === 1
      ? `The only suggested stance you looked at was ${outcome(of)}.`
      : `Of the last ${figures(of.decided)} suggested stances, ${parts(of)}.`,
  theme: (name, of) => `Under “${name}”, ${figures(of.kept)} of ${figures(of.decided)} kept as they were.`,
  more: (n) =>
    `${capital(number(n))} ${agree(n, 'correction has', 'corrections have')} come since: what was read before can be read again with ${agree(n, 'it', 'them')}. What you decided stays decided.`,
  again: 'Learn again',
  progress: (read, total) => `${figures(read)} of ${figures(total)} ${agree(total, 'message', 'messages')} read again`,
  stop: 'Stop',
  stopped: 'Reading again has stopped. What was read again stays so.',
  done: 'All is read again.',
  byLlm: 'according to the language model plugged in here',
  sure: (confidence) => (confidence >= 0.8 ? 'nearly sure' : confidence >= 0.6 ? 'fairly sure' : 'perhaps'),
  surely: (confidence) => `${Math.round(confidence * 100)}%`,
}

interface Decided {
  kept: number
  changed: number
  refused: number
}

function under(taught: { name: string; times: number }[]): string {
  if (!taught.length) return ''
  return `, mostly under ${englishList(taught.map(({ name, times }) => `“${name}” (${figures(times)})`))}`
}

function parts({ kept, changed, refused }: Decided): string {
  const said = [
    [kept, 'kept'],
    [changed, 'changed'],
    [refused, 'refused'],
  ] as const
  const some = said.filter(([n]) => n > 0)
  return englishList(
    some.map(([n, word], at) => `${number(n)} ${at === 0 ? `${agree(n, 'was', 'were')} ${word}` : word}`),
  )
}

const outcome = ({ kept, changed }: Decided) => (kept ? 'kept' : changed ? 'changed' : 'refused')

const format = new Intl.NumberFormat('en-GB')
const figures = (n: number) => format.format(n)
