import { capital } from '../capital.ts'
import { type contactPoints as source } from '../fr/contact-points.ts'
import { agree, number } from './numbers.ts'

const price = (n: number) => n.toLocaleString('en-GB', { maximumFractionDigits: 4 })
const sum = (n: number) => n.toLocaleString('en-GB', { maximumFractionDigits: 2 })

export const contactPoints: typeof source = {
  title: 'Contact points',
  lead: 'Where people talk, and where you listen.',
  of: (client) => `Contact points of ${client}`,
  states: {
    listening: 'Listening',
    paused: 'Paused',
    trouble: 'Cannot be heard',
    closed: 'Closed',
    open: 'Open to the public',
  },
  pausedSays: 'What is said there will be heard on waking.',
  lastHeard: (when) => `Last voice heard: ${when}.`,
  nothingYet: 'Nothing heard yet.',
  next: (when) => `Next listening: ${when}.`,
  tryAgain: (when) => `Next try: ${when}.`,
  neverListened: 'The first listening begins.',
  messages: (n) => `${number(n)} ${agree(n, 'message', 'messages')}`,
  setAside: (n) =>
    agree(
      n,
      'One event could not be read: it is set aside, the rest goes on.',
      n > 1000
        ? 'More than a thousand events could not be read: they are set aside, the rest goes on.'
        : `${capital(number(n))} events could not be read: they are set aside, the rest goes on.`,
    ),
  missing: (since, until) =>
    `Between ${since} and ${until}, more was published than this place shows: words are missing here. Read them there.`,
  missingSeen: 'Seen',
  didSeeMissing: (name) => `“${name}”: noted.`,
  detail: 'What the server said',
  visit: 'See the page',
  printSheet: 'Print the poster and its QR code',
  visitPlace: 'See the site',
  aLink: {
    copy: 'Copy the link',
    copied: 'The link is copied.',
    byHand: 'The link is selected: copy it with the keyboard.',
  },
  aLine: {
    copy: 'Copy the line',
    copied: 'The line is copied.',
    byHand: 'The line is selected: copy it with the keyboard.',
  },
  publicLink: 'Public link',

  listenNow: 'Listen now',
  listening: 'On our way…',
  pause: 'Pause',
  wake: 'Wake',
  rename: 'Rename',
  newName: 'New name',
  withdraw: 'Withdraw',
  withdrawAsk: (name) =>
    `Withdraw “${name}”? We will no longer listen or speak there. What was said there stays. This cannot be undone.`,
  withdrawYes: 'Yes, withdraw',
  acts: (name) => `What can be done with “${name}”`,
  didPause: (name) => `“${name}” is paused.`,
  didWake: (name) => `“${name}” is awake.`,
  didChange: (name) => `Noted. We are going to listen at “${name}”.`,
  estimate: {
    ask: 'See what it will cost',
    told: (perMonth, amount, most, unit) =>
      `About ${number(perMonth)} ${agree(perMonth, 'post', 'posts')} a month: roughly ${sum(amount)} ${unit} of a ceiling of ${sum(most)}.`,
    saying: (each, withLink, unit) =>
      `Answering there costs ${price(each)} ${unit} more each time, ${price(withLink)} with a link.`,
    tooMuch: 'The ceiling would be reached before the month is over; nothing more would then be heard until the next.',
    notSo: (what) => `The platform does not understand this search: ${what}`,
    unknown: (why) => `What it will cost could not be asked. ${why}`.trim(),
  },
  follows: (label, what) => `${label}: ${what}`,
  didRename: (name) => `It is now called “${name}”.`,
  didWithdraw: (name) => `“${name}” is withdrawn.`,
  willListen: (name) => `We are going to listen at “${name}”.`,
  didPlant: (name) => `“${name}” is planted.`,

  plant: 'Plant a contact point',
  plantTitle: 'Where to listen',
  forClient: 'For',
  byAddress: 'Paste an address',
  byAccount: 'Connect an account',
  whichPlace: 'Where',
  optional: (label: string) => `${label} (optional)`,
  connect: 'Try and connect',
  connecting: (where: string) => `Knocking at the door: ${where}…`,
  reconnect: 'Reconnect',
  signInThere: 'Go and sign in there',
  arriving: 'Bringing back the key…',
  notArrived: 'The account is not connected',
  connectAgain: 'Start again',
  didConnect: (name: string) => `“${name}” is connected.`,
  byPage: 'Open a page of your own',
  address: 'An address: site, post or feed',
  addressHint: 'As it is, copied from the browser.',
  look: 'See what is heard there',
  looking: 'Listening at the door…',
  wouldHear: (n) =>
    agree(n, 'This is what you would hear there.', 'This is what you would hear there. Tick what matters to you.'),
  carries: (what, n) => (n === 0 ? `${capital(what)}, nothing yet` : `${capital(what)}: ${number(n)} to read at once`),
  sampleBy: (by, when) => (when ? `${by}, ${when}` : by),
  already: 'Already planted.',
  allAlready: 'You already listen to all that is said at this address.',
  noSample: 'Nothing is said there yet.',
  ownSite: 'This is the brand’s own site: what is published there comes from the brand',
  plantThese: (n) => (n < 2 ? 'Listen here' : `Listen at these ${number(n)} places`),
  planting: 'Planting…',
  otherAddress: 'Try another address',

  pageTitle: 'A page of your own',
  pageLead:
    'A public page where anyone answers without account, cookie or script. Its link goes anywhere: an e-mail, a poster, a QR.',
  pageName: 'Its name',
  pageNameHint: 'What is read at the head of the page.',
  opening: 'Your first words',
  openingHint: 'A question you truly ask yourself. People will answer it.',
  pageLanguage: 'Its language',
  openPage: 'Open the page',
  opened: (name) => `“${name}” is open. Here is its link.`,

  empty: 'You do not listen anywhere yet. Pasting the address of a blog is enough to begin.',
  closedOnes: (n) => `${capital(number(n))} closed ${agree(n, 'contact point', 'contact points')}`,
  readOnly: 'Only those who answer conversations plant and withdraw.',
}
