import { type moderation as source } from '../fr/moderation.ts'
import { englishCount } from '../plural.ts'

export const moderation: typeof source = {
  remove: 'Remove',
  title: (n) => (n === 1 ? 'Remove this message' : `Remove ${n} messages`),
  about: 'Which rule of the charter is not kept? The person will read your reasons and may appeal.',
  criticism: 'Criticism, however harsh, is no ground.',
  ground: { illegal: 'unlawful content', 'incompatible-with-terms': 'against the charter' },
  facts: 'What you hold against these words, as the person will read it',
  redress: (redress) => `Redress: ${redress}`,
  copies: (n) => `Remove ${englishCount(n, 'copy', 'copies')} of the same text too, in the same act`,
  otherRule: 'Choose another rule',
  did: (n) => (n === 1 ? 'The message will be removed in 10 s.' : `${n} messages will be removed in 10 s.`),
}
