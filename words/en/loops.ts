import { type loops as french } from '../fr/loops.ts'
import { englishCount } from '../plural.ts'

const figure = (n: number) => new Intl.NumberFormat('en').format(n)
const people = (n: number) => englishCount(n, 'person', 'people')
const messages = (n: number) => englishCount(n, 'message', 'messages')

/** Who is still to be told what came of what they said. */
export const loops: typeof french = {
  screen: 'Loops',
  about: 'What you decided on what people told you, and who is still to hear of it.',
  empty:
    'Nothing is decided yet. In Why, open a theme and decide: each person who said so can then hear what comes of it.',
  emptyAct: 'Open Why',
  noWorkspace: 'There is no client yet. Decisions will come with what people tell them.',
  changeClient: 'Change client',
  back: 'Loops',

  kind: { adapt: 'Adapt', try: 'Try', 'not-now': 'Not now', no: 'No' },
  kindSays: { adapt: 'We adapt', try: 'We try', 'not-now': 'Not now', no: 'No' },
  onAlert: { danger: 'A danger that was reported', volume: 'Many who say no in little time' },
  onAlertAbout: (n) => `${people(n)} spoke of it. Nothing is said to them before you approve it.`,
  seeAlert: 'See the alert',
  direction: (theme, direction) => `${theme}: ${direction}`,
  holdsBy: (day) => `by ${day}`,
  owner: (name) => `${name} sees to it`,
  standing: (told, all, leaving, cannot) =>
    [
      `${figure(told)} of ${figure(all)} know`,
      leaving > 0 ? `${figure(leaving)} on the way` : '',
      cannot > 0 ? `${figure(cannot)} who cannot be told` : '',
    ]
      .filter(Boolean)
      .join('; '),
  median: (days, n) =>
    days < 1
      ? `Less than a day, as a median, from their words to your return (n = ${figure(n)}).`
      : `${englishCount(Math.round(days), 'day', 'days')}, as a median, from their words to your return (n = ${figure(n)}).`,

  decide: 'Decide',
  decideOn: (what) => `Decide on “${what}”`,
  decideAbout: (n) => `${people(n)} gave this reason. Nothing is told to them before you approve it.`,
  decided: (what) => `It is decided on “${what}”. It remains to be told.`,
  seeDecision: 'See the decision',
  whichKind: 'What do you decide?',
  whoSees: 'Who sees to it',
  byWhen: 'By',
  byWhenHint: 'Left empty: no day is promised.',
  reason: 'What changes, or why not',
  reasonHint: 'In plain words, as people will read it.',
  facts: 'What may be quoted',
  factsHint: 'One fact a line.',
  addFact: (fact) => `Add “${fact}”`,
  keep: 'Keep the decision',

  change: 'Change the decision',
  changeAbout:
    'Another answer or another date: those who knew will hear of it, if you approve. What has not left will not leave.',
  changed: 'The decision has changed.',
  history: 'How it came to this',
  wordOf: (by, when) => `${by}, ${when}`,
  noNews: 'Nobody has to hear of it again.',

  wordings: 'What will be said',
  wordingsAbout: 'The same words for all messages of one sort, but for those you word one by one.',
  manner: (to, tongue, again) =>
    `${to === 'several' ? 'To several in a thread' : `To one person, ${to === 'tu' ? 'as “tu”' : tongue === 'en' ? 'by name' : 'as “vous”'}`}${tongue === 'en' ? ', in English' : ''}${again ? ', who had been told otherwise' : ''}`,
  counted: (count, persons) => `${messages(count)}, ${people(persons)}`,
  nameHint: '{name} becomes the person’s name.',
  firstWords: 'Back to the first words',
  approveAll: (count) => `Approve as they stand (${messages(count)})`,
  approveSure: (count, persons, perHour) =>
    `${messages(count)} will leave for ${people(persons)}, ${figure(perHour)} an hour at most. Each can be taken back until it has left.`,
  approve: 'Approve',
  approved: (count, last) => `${messages(count)} approved, the last leaves ${last}.`,
  leftOut: (n) => `${englishCount(n, 'message is', 'messages are')} too long for the place and awaits your words.`,
  lastLeaves: (when) => `The last leaves ${when}.`,

  list: 'Place by place',
  show: 'Show',
  changeState: 'Change what is shown',
  at: ', ',
  changePlace: 'Change place',
  everywhere: 'everywhere',
  stop: '.',
  state: {
    draft: 'what is to be read through',
    'by-hand': 'what is to be said by hand',
    approved: 'what is about to leave',
    left: 'what is on its way',
    told: 'what is told',
    failed: 'what could not be told',
  },
  nothingSuch: 'Nothing such at the moment.',
  more: 'More',
  to: (names, n) =>
    n > names.length
      ? `${names.join(', ')} and ${englishCount(n - names.length, 'other', 'others')}`
      : names.join(', '),
  inThread: (place, thread) => `${place}, “${thread}”`,
  alone: 'to this person alone',
  write: 'Change these words',
  writeFor: (names) => `What will be said to ${names}`,
  asOthers: 'Say as to the others',
  ownWords: 'Your words, for this message alone.',
  tooLong: (n) => `Too long by ${englishCount(n, 'sign', 'signs')} for this place.`,
  approveOne: 'Approve this one',
  byHandAbout: 'This place does not let the tool speak. Copy, say it there, then say so here.',
  copy: 'Copy',
  copied: 'Copied.',
  copyByHand: 'Select the words and copy them.',
  openPlace: 'Open the place',
  saidByHand: 'I have said it',
  keptByHand: 'Kept: said by you.',
  leaves: (when) => `Leaves ${when}, approved by`,
  leavesSoon: 'Leaves in a moment, approved by',
  takeBack: 'Take all back',
  onItsWay: 'On its way.',
  mayComeBack: 'Handed over. If nothing comes back in three days, it has arrived.',
  unknown: 'Nobody knows whether it arrived: the place is asked again.',
  how: {
    seen: 'Read back there: it is told.',
    accepted: 'Handed over, and nothing came back in three days: it is told.',
    'by-hand': 'Told by hand, as someone here says.',
  },
  answered: 'It was answered.',
  seeConversation: 'See the conversation',
  failedWhy: (why) => `The place refused: ${why}.`,
  failedGone: 'What it answered is no longer there.',
  failedLate: 'Too late: this place takes an answer for a time only, and it is over. Nothing has left.',
  failedByHand: 'This place takes these words from a person only: say them over there, then note it here.',
  failedLong: 'It was too long for this place.',
  cameBack: 'The e-mail came back: this address does not receive.',
  tryAgain: 'Try again',
  triedAgain: 'It is off again.',

  cannot: 'Who cannot be told',
  cannotWhy: {
    erased: 'their words were taken back or erased',
    'asked-for-silence': 'silence was asked for, and is kept',
    'taken-away': 'you took their words away',
    'place-closed': 'the place is closed',
    'no-private-way': 'said to you alone, where everything is read',
    'window-closed': 'the place takes an answer for a time only, and it is over',
  },
  cannotBy: (n, why) => `${figure(n)}: ${why}`,
  readThem: 'read them',
  foldThem: 'fold them',
  nameGone: 'someone',

  pace: 'At what pace',
  paceAbout: 'Messages leave one after the other, so that nobody feels they face a robot.',
  perHour: 'An hour, in all',
  perChannel: 'An hour, on one channel',
  paceKept: 'Kept. What is approved already keeps its time.',
}
