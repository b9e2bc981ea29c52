import { capital } from '../capital.ts'
import { type health as source } from '../fr/health.ts'
import { agree, number } from './numbers.ts'

export const health: typeof source = {
  open: 'How it is doing',
  openOf: (name) => `How “${name}” is doing`,
  back: 'All contact points',
  listening: 'Listening',
  lastListened: (when) => `Last listening: ${when}.`,
  lag: (time) => `As a rule, words are heard ${time} after they are said.`,
  atOnce: 'What is said there is heard as it is said.',
  under1: 'less than a minute',
  minutes: (n) => `${number(n)} ${agree(n, 'minute', 'minutes')}`,
  hours: (n) => `${number(n)} ${agree(n, 'hour', 'hours')}`,
  days: (n) => `${number(n)} ${agree(n, 'day', 'days')}`,
  line: {
    open: 'A line stays open: what is said there arrives at once.',
    closed: 'The line is not open at the moment; we go and listen at the hour set.',
  },
  knocks: (n) =>
    agree(
      n,
      'One notice received waits to be verified at its source.',
      `${capital(number(n))} notices received wait to be verified at their source.`,
    ),
  keysEnd: (day) => `The key to this account expires on ${day}: reconnect it before then.`,
  keysEnded: (day) => `The key to this account expired on ${day}: reconnect it.`,

  counts: 'What is said there',
  moreThan: (n) => `more than ${number(n)}`,
  figure: (n) => n.toLocaleString('en-GB'),
  heard: 'Heard',
  day: 'in the last 24 hours',
  week: 'in the last seven days',
  all: 'in all, your own words included',
  said: 'Said',
  seen: 'read back there',
  accepted: 'accepted by the place',
  byHand: 'by hand',
  waiting: 'waiting to leave',
  unsent: 'did not leave',
  aside: 'Set aside',
  asideRow: 'could not be read',

  unsentTitle: 'What did not leave',
  unsentWhy: {
    gone: 'what you were answering is no longer there',
    refused: 'the place refused',
    unknown: 'perhaps it left; we are checking there',
  },
  unsentByHand: 'this place takes this answer from a person only, over there',
  unsentSays: (why) => `the place refused: ${why}`,

  asideTitle: 'What is set aside',
  asideLead: 'Received, but not understood. Nothing of it is lost as long as its bytes are held: a month.',
  asideReason: (n, when) => `${n === 1 ? 'once' : `${number(n)} times`}, the last: ${when}`,
  asideLatest: 'The latest, as they arrived',
  asideBegins: (when) => `Arrived: ${when}`,
  noExcerpt: 'It is no text, or is no longer held.',
  noReason: 'for no known reason',
  readAgain: 'Read again what was set aside',
  willReadAgain: (n) => agree(n, 'One event will be read again.', `${capital(number(n))} events will be read again.`),
  tooOld: 'What is left is too old to be read again.',

  comparedTitle: 'What the place has, and what is here',
  compared: (n, when) =>
    n === 0
      ? `Last compared: ${when}. The place showed nothing.`
      : agree(
          n,
          `Last compared: ${when}. The one message the place shows was looked for here.`,
          `Last compared: ${when}. The last ${number(n)} messages the place shows were looked for here.`,
        ),
  nothingMissing: 'None is missing.',
  notComparedYet: (when) => `First comparison: ${when}.`,
  notCompared: 'This channel cannot tell what the place has: nothing is compared there.',
  lost: (n, since, until) =>
    agree(
      n,
      `One message that the place shows is missing here. It has been there since ${since}.`,
      `${capital(number(n))} messages that the place shows are missing here, said between ${since} and ${until}.`,
    ),
  lostOn: (n) => agree(n, 'We look for it again every night.', 'We look for them again every night.'),
  found: (n, since) =>
    agree(
      n,
      `One message was lost on the way; it has been here since ${since}.`,
      `${capital(number(n))} messages were lost on the way; they have been here since ${since}.`,
    ),
  burst: (since, until) => `Between ${since} and ${until}, more was said than the place shows.`,
  burstMended: (since, until) =>
    `Between ${since} and ${until}, more was said than the place showed; it has come since.`,

  terms: 'What the source allows',
  spent: (spent, most, unit, anew) =>
    `Spent so far: ${spent.toLocaleString('en')} of ${most.toLocaleString('en')} ${unit}; ${Math.max(0, most - spent).toLocaleString('en')} left. It begins anew ${anew}.`,
  keptForAnswers: 'What is left is kept for your answers; listening goes on after that.',
  spentAll:
    'All is spent: until then nothing is asked or said there. What cannot wait is answered by hand, at the place itself; the rest leaves by itself afterwards.',
  notCounted: (channel) =>
    `The rules of ${channel} do not allow counting what is said there: Why, Face to face and alerts do without. The words and their reasons stand in the conversations.`,
  stateAudited: (channel) => `State that ${channel} has audited this use`,
  auditedBy: (by, channel, day) =>
    `${by || 'Someone of the team'} stated on ${day} that ${channel} has audited this use: what is said there is counted.`,
  withdrawAudited: 'Take this statement back',
  nowCounted: 'What is said there is counted from now on.',
  countedNoMore: 'What is said there is counted no more.',
  gone: (n, why, day) =>
    `On ${day}, ${number(n)} ${agree(n, 'text left', 'texts left')} from here${
      {
        term: ': the source lends its texts for a time only',
        source: ', as nothing of it is left at the source',
        access: ', access to the place having ended',
        person: ', at the person’s request',
      }[why]
    }.`,
  goneKeeps: 'Your notes and your answers have stayed.',
}
