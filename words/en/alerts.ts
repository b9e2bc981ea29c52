import { capital } from '../capital.ts'
import { type alertMail as mailSource, type alerts as source } from '../fr/alerts.ts'
import { englishMoment } from '../moments.ts'
import { englishList } from '../plural.ts'
import { number, people } from './numbers.ts'

const speak: typeof source.speak = ({ kind, people: n, client, place }) =>
  kind === 'danger'
    ? `${capital(people(n))} ${n === 1 ? 'speaks' : 'speak'} of a danger at ${client}`
    : `${capital(people(n))} ${n === 1 ? 'says' : 'say'} no within a short time on “${place ?? client}”`

export const alerts: typeof source = {
  title: 'Alerts',
  banner: 'What is grave',
  speak,
  line: (what, since) => `${speak(what)}, since ${since}.`,
  again: 'Once more.',
  see: 'See what is said',
  take: 'I am seeing to it',
  takenBy: (name) => `${name} is seeing to it.`,
  didTake: 'Said: you are seeing to it.',
  notTaken: 'Nobody is seeing to it yet.',
  usual: (n) =>
    n === 0
      ? 'Usually nobody says no there within one hour.'
      : `Usually ${people(n)} at most ${n === 1 ? 'says' : 'say'} no there within one hour.`,
  where: (places) => `On ${englishList(places.map((place) => `“${place}”`))}.`,
  since: (first, latest) => `First message: ${first}. Latest: ${latest}.`,
  sinceOne: (at) => `Said: ${at}.`,
  said: 'What is said',
  others: (n) => `${capital(number(n))} older ${n === 1 ? 'message is' : 'messages are'} not shown here.`,
  wordsGone: 'These words have been taken back since.',
  seen: 'answered or seen',
  open: 'Open the conversation',
  decide: 'Decide, and come back to each of them',
  decideTitle: 'What is done for them',
  toldTitle: 'Who is told',
  told: {
    waiting: (name, when) => `${name} will be told by e-mail at ${when}, unless someone sees to it before.`,
    sending: (name) => `An e-mail is leaving for ${name}.`,
    later: (name, when) => `The e-mail to ${name} could not leave. Another try at ${when}.`,
    sent: (name, when) => `${name}: e-mail sent at ${when}.`,
    refused: (name) => `The e-mail to ${name} was refused. Tell them some other way.`,
    unknown: (name) => `The e-mail to ${name} may have left. Make sure of it.`,
    'no-mail': (name) => `${name}: on the screen only.`,
    'let-rest': (name) => `${name} was sent nothing: somebody was seeing to it already.`,
  },
  soon: (name) => `An e-mail is leaving for ${name}.`,
  noMail: 'No e-mail leaves from here: MAIL_URL is not set. Open screens tell it, and nothing else does.',
  nobodyTold: 'Nobody was told: the alert comes from an archive.',
  closeTitle: 'Is it over?',
  done: 'What was done',
  doneHint: 'A sentence or two, for whoever comes back here. If others go on speaking of it, the alert opens again.',
  close: 'Close the alert',
  didClose: 'The alert is closed.',
  closedBy: (name, when) => `Closed by ${name}, ${when}`,
  takenBack: 'This alert is taken back',
  takenBackLead: (when) => `What raised it had been noted by mistake and was undone, ${when}. There is nothing to do.`,
  openedAgain: (when) => `Opened again ${when}.`,
  before: 'Closed lately',
  none: 'Nothing grave at the moment.',
  noneLead:
    'When several people speak of a danger within a short time, or far more than usual say no, it is told here and at the top of every screen.',
  backToAll: 'All alerts',
  onScreen: 'Alerts on this screen',
  onScreenSays:
    'Even when the tool is behind another window, a notification of the browser tells what is grave. Nothing else sends any.',
  allow: 'Be told by this browser',
  allowed: 'This browser tells you.',
  stop: 'Stop being told here',
  denied: 'This browser refuses notifications from this address. Its own settings can change that.',
  unable: 'This browser has no notifications, or none at this address.',
}

export const alertMail: typeof mailSource = {
  subject: ({ again, people: n, kind, client }) =>
    `${again ? 'Once more: ' : ''}${n} ${n === 1 ? 'person' : 'people'} ${
      kind === 'danger'
        ? `${n === 1 ? 'speaks' : 'speak'} of a danger`
        : `${n === 1 ? 'says' : 'say'} no within a short time`
    } – ${client}`,
  hello: (name) => `Hello ${name},`,
  said: (what) => {
    const { day, clock } = englishMoment(what.since, what.zone)
    return `${speak(what)}, since ${day} at ${clock}.`
  },
  look: 'Their words, and the button to say that you are seeing to it:',
  why: 'Alerts alone leave during quiet hours. This e-mail needs no answer.',
}
