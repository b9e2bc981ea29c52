import { capital } from '../capital.ts'
import { type morning as source } from '../fr/morning.ts'
import { englishList } from '../plural.ts'
import { number, people } from './numbers.ts'

export const morning: typeof source = {
  title: 'This morning',
  since: (when) => `Since ${when}`,
  spoke: (n, first) =>
    n === 0
      ? 'Nobody spoke.'
      : `${capital(people(n))} spoke${first === 0 ? '' : first === n ? `, ${n === 1 ? 'for the first time' : 'all for the first time'}` : `, ${number(first)} of them for the first time`}.`,
  spokeMany: (n) => `At least ${people(n)} spoke.`,
  awaiting: {
    danger: 'A danger, perhaps',
    addressed: 'You are spoken to',
    'answers-telling': 'They answer what you told them',
    'answers-you': 'You are answered',
    'disagreement-no-reason': 'They do not like it, and have not said why',
    disagreement: 'They disagree',
    question: 'They ask',
    suggestion: 'They suggest',
    new: 'Something new',
  },
  others: (n) =>
    n > 900
      ? 'More than nine hundred other conversations'
      : `${capital(number(n))} other ${n === 1 ? 'conversation' : 'conversations'}`,
  withOthers: (n) => `with ${number(n)} other ${n === 1 ? 'voice' : 'voices'}`,
  loops: 'Who is still to be told',
  toTell: (n, failed) =>
    `${capital(people(n))} ${n === 1 ? 'waits' : 'wait'} to hear what came of it.${
      failed === 0 ? '' : failed === n ? ' It did not arrive.' : ` To ${number(failed)} of them it did not arrive.`
    }`,
  allLoops: 'All loops',
  asks: 'Departments',
  ask: {
    word: 'writes to you',
    'asked-back': 'needs something from you',
    overdue: 'has not answered by the day named',
  },
  allAsks: 'All that waits in Departments',
  approvals: 'What is said of your sparks',
  approval: {
    approved: (by) => `${by} approves`,
    change: (by) => `${by} asks for a change`,
    comment: (by) => `${by} comments`,
  },
  given: 'What you promised',
  otherWords: (n) =>
    n > 900
      ? 'More than nine hundred other words given'
      : `${capital(number(n))} other ${n === 1 ? 'word' : 'words'} given`,
  quiet: 'What cannot be heard',
  silent: (name, since) => `“${name}” has been silent since ${since}.`,
  partly: (name, since) => `“${name}” is heard only in part since ${since}.`,
  missing: (name, since) => `“${name}”: words are missing since ${since}.`,
  sparks: 'What did not go out at its hour',
  allSparks: 'All sparks under way',
  paused: 'What is planned',
  seeWhy: 'See why',
  nothingElse: 'Nothing else this morning.',
  nothingElseBut: (places) => `Nothing else this morning, but for ${englishList(places)}.`,
  muteSince: (name, since) => `“${name}”, silent since ${since}`,
  read: 'I have read it',
  didRead: 'Read. Next time begins here.',
  toConversations: 'Open the conversations',
  next: 'Next',
  before: 'Previous',
  noClient: 'There is no client yet. Open the first one, and its day begins here.',
}
