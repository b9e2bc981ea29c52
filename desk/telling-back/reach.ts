import { type Audience, type HeardBy, type Mentions } from '#channel'

/** What the channels let us do, as far as telling people back goes. */
export interface Ways {
  says(channel: string): boolean
  answersPrivately(channel: string): boolean
  /** What was taken over there may come back as undeliverable. */
  mayComeBack(channel: string): boolean
  /** Most UTF-16 units of one word there; null: no bound. */
  longest(channel: string): number | null
  mentions(channel: string): Mentions
}

/** Where a channel names nobody its own way: as one does in any comment, and the place itself tells nobody. */
export const plainMentions: Mentions = {
  most: null,
  of: ({ name }: HeardBy) => (name.startsWith('@') ? name : `@${name}`),
  added: false,
}

/** Why it cannot be said to someone. None of these is a failure of theirs. */
export type CannotWhy =
  | 'erased'
  | 'asked-for-silence'
  | 'taken-away'
  | 'place-closed'
  | 'no-private-way'
  | 'window-closed'
export const cannotWhys: readonly CannotWhy[] = [
  'erased',
  'asked-for-silence',
  'taken-away',
  'place-closed',
  'no-private-way',
  'window-closed',
]

/** What is known of a message when one wonders whether whoever said it can be told there. */
export interface Facts {
  channel: string
  audience: Audience
  /** The words are gone, or the person has taken back everything. */
  gone: boolean
  /** We took the words away: under what is not there one answers nothing. */
  removed: boolean
  silent: boolean
  closed: boolean
  /** Until when its place takes an answer to it; null: it sets no hour. */
  answerUntil: Date | null
}

/** null: they can be told there, by us or by hand. Never where others would read what was said to us alone. */
export function whyNot(facts: Facts, ways: Pick<Ways, 'says' | 'answersPrivately'>, now: Date): CannotWhy | null {
  if (facts.gone) return 'erased'
  if (facts.silent) return 'asked-for-silence'
  if (facts.removed) return 'taken-away'
  if (facts.closed) return 'place-closed'
  const byUs = ways.says(facts.channel)
  if (byUs && facts.audience === 'direct' && !ways.answersPrivately(facts.channel)) return 'no-private-way'
  if (byUs && facts.answerUntil && facts.answerUntil <= now) return 'window-closed'
  return null
}
