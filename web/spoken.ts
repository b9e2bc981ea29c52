import { language } from './words.svelte.ts'

/** A date as one says it: in French, the first of a month is « 1er ». */
export function spoken(at: Date, how: Intl.DateTimeFormatOptions): string {
  return firstSaid(at.toLocaleDateString(language.now, how))
}

export function firstSaid(said: string): string {
  return language.now === 'en' ? said : said.replace(/(?<!\d)1(?=\s?[–-]|\s\p{L})/gu, '1er')
}
