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

  erasure: {
    act: 'Erase at their request',
    title: (name) => `At their request, erase what ${name} said here`,
    goes: 'Their words leave Insuffleur: the conversation, the search, the reasons that quote them, all that was found in them. They will not come back with the next listening.',
    elsewhere: (place) =>
      `Nothing changes where they were said, on “${place}”: it is there that one must ask to have them erased.`,
    onPage: 'On the page, a line will say that whoever wrote them took them back.',
    stays:
      'What stays: their name, the time, a line in place of the words for those who answered, and what you wrote yourselves: answers, notes, drafts.',
    forGood: 'This cannot be undone. Who erased and when is kept, not what was said.',
    erase: 'Erase for good',
    did: 'It is erased.',
  },
}
