import { type Dialect } from '#kernel'

/** The sentences a charter begins with and a statement is drafted from. Worded outside the desk, stored once written. */
export interface CharterWords {
  firstRules: Record<FirstRule, { title: string; explanation: string }>
  rule(position: number, title: string, explanation: string): string
  facts: {
    one(name: string, when: string, place: string, quote: string): string
    several(n: number, span: string, places: readonly string[], quote: string): string
    relied(title: string): string
  }
  when(at: Date, zone: string): string
  between(at: Date, last: Date, zone: string): string
  redress: string
}

export type FirstRule = 'insults' | 'hatred' | 'privacy' | 'copies' | 'unlawful'

/** A record is written in the client's language, whoever writes it. */
export type CharterWordsIn = (language: Dialect) => CharterWords
