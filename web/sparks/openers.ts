import { type Opener } from '#contract'

/** In the order in which one thinks of them. */
export const openers: readonly Opener[] = [
  'open-question',
  'advice',
  'disagreement',
  'behind-the-scenes',
  'poll',
  'help',
  'telling-back',
]
