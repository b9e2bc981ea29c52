import { type Tone } from '#contract'

/** « client = la personne », one a line; without a sign, nothing is better said. */
export const avoidWritten = (avoid: Tone['avoid']): string =>
  avoid.map(({ word, instead }) => (instead ? `${word} = ${instead}` : word)).join('\n')

export function avoidFrom(text: string): Tone['avoid'] {
  return text.split('\n').flatMap((line) => {
    const [word = '', ...instead] = line.split(/[=→]/u)
    return word.trim() ? [{ word: word.trim(), instead: instead.join('=').trim() }] : []
  })
}
