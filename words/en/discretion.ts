import { capital } from '../capital.ts'
import { type discretion as source } from '../fr/discretion.ts'
import { number, people } from './numbers.ts'

export const discretion: typeof source = {
  title: 'Should we speak?',
  toAdvice: 'Go to “Should we speak?”',
  advice: {
    speak: 'Speak',
    'let-live': 'Let live',
    'step-back': 'Step back',
    wait: 'Wait',
  },
  onRow: {
    'let-live': 'others see to it',
    'step-back': 'leave room',
    wait: 'no hurry',
  },
  signals: {
    'danger-answer': () => 'an answer given here may be dangerous',
    danger: () => 'danger is spoken of',
    'came-back': () => 'this conversation was let live, it comes back for that',
    addressed: () => 'someone speaks to us',
    unanswered: (hours) => (hours ? `nobody has answered for ${since(hours)}` : 'nobody has answered yet'),
    asked: (hours) => `words have waited for ${since(hours ?? 0)}`,
    contradicted: () => 'the answers contradict each other',
    disagreement: () => 'someone disagrees',
    suggestion: () => 'someone suggests something',
    recent: () => 'it is recent, others may answer',
    'one-answer': () => 'one person has answered, nothing confirms it yet',
    answered: (n) => `${people(n ?? 1)} ${n === 1 ? 'has' : 'have'} answered`,
    thanked: () => 'the one who asked says thank you',
    uncontradicted: (n) => (n === 1 ? 'nobody contradicts it' : 'nobody contradicts them'),
    'peers-talk': (n) => `${people(n ?? 2)} answer each other`,
    compliments: () => 'these are kind words, from one to another',
    'nobody-asks': () => 'nobody asks us anything',
    guests: () => 'this is not our place, as far as we know',
    share: (n, of) => `${number(n ?? 0)} of the last ${number(of ?? 0)} messages ${n === 1 ? 'is' : 'are'} ours`,
    'in-a-row': (n) => `we have spoken ${n === 2 ? 'twice' : `${number(n ?? 2)} times`} in a row`,
    'spoke-last': () => 'we spoke last',
    'not-read': () => 'something new has not been understood yet',
  },
  sentence: (signals) => `${capital(signals.join('; '))}.`,

  settings: 'Discretion',
  settingsAbout:
    'What makes for advice to speak or to keep quiet. It is advice: nothing is prevented, and a danger or someone calling on you always goes first.',
  homeHours: 'At home, a question waits for others to answer',
  peersHours: 'Elsewhere, or where people usually answer each other',
  workingHoursUnit: 'working hours',
  hoursUnit: 'hours',
  day: 'Working hours',
  dayHint:
    'By the clock of the workspace. Outside them all is quiet: nothing is sent but an alert, and the rest leaves when they begin again. Each member may have hours of their own.',
  opens: 'From (hour)',
  closes: 'To (hour)',
  homeShare: 'At home, our share of what is said',
  guestShare: 'Elsewhere, our share of what is said',
  shareUnit: '% at most',
  inARow: 'Messages of ours in a row before leaving room',
  inARowUnit: 'in a row',
  watched: 'Words that speak of danger here',
  watchedHint: 'One a line. A conversation where they are said comes back, even if it was let live.',
  alarms: 'What raises an alert',
  alarmsHint: 'An alert tells the whole desk, at any hour, once per event.',
  alertPeople: 'So many people speak of a danger',
  alertMinutes: 'Within so short a time',
  minutesUnit: 'minutes',
  alertDislikes: 'So many people say no at the same place, within an hour',
  alertTimes: 'And so many times more than in its busiest hour before',
  first: 'Back to the first figures',
  ours: 'This is our place',
  notOurs: 'This is not our place',
  isOurs: 'our place',
  didOurs: (name) => `${name}: this is our place.`,
  didNotOurs: (name) => `${name}: this is not our place.`,
}

function since(hours: number): string {
  const days = Math.floor(hours / 24)
  if (days > 1) return `${number(days)} days`
  const whole = Math.floor(hours)
  return whole < 1 ? 'a little while' : `${number(whole)} ${whole === 1 ? 'hour' : 'hours'}`
}
