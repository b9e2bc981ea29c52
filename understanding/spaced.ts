import { fold } from './fold.ts'

/** ` one folded word after the other `, whatever stood between them. */
export function spaced(text: string): string {
  return ` ${fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
}

/** Whether any of these phrases stands there, whole words only; expects `spaced`. */
export function oneOf(...phrases: string[]): RegExp {
  return new RegExp(` (?:${phrases.join('|')}) `)
}
