import { type claims as french } from '../fr/claims.ts'
import { englishCount } from '../plural.ts'

export const claims: typeof french = {
  title: 'Face to face',
  about: 'What the brand asserts, and what people answer it, everywhere.',
  fromWhy: 'Face to face: what the brand asserts, and what people answer it',
  claim: 'The claim',
  all: 'All claims',
  none: 'No claim of the brand yet.',
  noneAbout:
    'In a message of yours, choose the words (“You will love…”), then “Mark as a claim of the brand”. Or write down a claim read elsewhere.',
  seen: (source, day) => `${source}, ${day}`,
  stands: (n) => `in ${englishCount(n, 'message', 'messages')}`,
  more: 'Other claims',

  write: 'Write down a claim read elsewhere',
  writeWords: 'What is asserted, to the letter',
  writeSource: 'Where it appeared',
  writeSourceHint: 'A poster, a pack, a spot',
  writeOn: 'Since which day',
  writeIt: 'Keep this claim',
  didWrite: 'Claim kept.',
  withdraw: 'Withdraw this claim',
  didWithdraw: 'It is a claim no more.',

  answered: (people, channels) =>
    people === 0
      ? 'Nobody answers it, at this place and in this time.'
      : `${englishCount(people, 'person answers it', 'people answer it')}, on ${englishCount(channels, 'channel', 'channels')}.`,
  group: {
    like: 'Agree',
    dislike: 'Disagree',
    question: 'Questions',
    suggestion: 'Suggestions',
    other: 'Something else',
  },
  people: (n) => englishCount(n, 'person', 'people'),
  nobody: 'Nobody.',
  nobodyYet:
    'What is said below this claim comes here. What is said elsewhere is linked from its conversation: “Link to a claim…”.',
  because: 'Reasons:',
  noTheme: 'without a theme',
  moreVoices: 'More',
  takeOut: 'Take out of here',
  didTakeOut: 'These words are no longer counted as an answer.',

  mark: 'Mark as a claim of the brand',
  isClaim: 'claim of the brand, open face to face',
  open: 'Open face to face',
  answers: 'Link to a claim…',
  pickTitle: 'Which claim?',
  pickField: 'Claim',
  pickHint: 'Look for a claim',
  pickNothing: 'No claim of these words.',
  fresh: 'A new claim',
  didMark: 'Marked as a claim of the brand.',
  didAnswer: 'These words answer the claim.',
  noClaimYet: 'No claim is marked yet. Mark yours first, in a message of yours.',
}
