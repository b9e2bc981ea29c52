import { type sites as french } from '../fr/sites.ts'
import { englishCount } from '../plural.ts'

/** The client's sites: read with permission, so that a draft is measured against what is said already. */
export const sites: typeof french = {
  title: 'The client’s words',
  about:
    'A site of the client’s, read with their permission and at its own pace. What one writes in Sparks is compared with it; none of it is published.',
  none: 'No site is read yet.',
  address: 'Address of the site',
  permission: 'Who allowed it',
  permissionHint: 'A name, and how: “Solène, by letter of the 3rd”',
  add: 'Read this site',
  didAdd: (address) => `Reading ${address} begins.`,
  allowedBy: (permission, by, day) => `Allowed: ${permission}. Written down by ${by}, on ${day}.`,
  reading: (read, waiting) => `Being read: ${englishCount(read, 'page read', 'pages read')}, ${waiting} waiting.`,
  read: (read, day) => `${englishCount(read, 'page read', 'pages read')}, to the end on ${day}.`,
  begins: 'Reading is about to begin.',
  paused: (read) => `Reading is paused: ${englishCount(read, 'page read', 'pages read')}.`,
  trouble: (why) => `It cannot be read at present: ${why}. Another try within the hour.`,
  aside: (n) => `${englishCount(n, 'page', 'pages')} left aside`,
  asideWhy: {
    robots: 'the site asks not to read them',
    noindex: 'they ask not to be kept',
    'no-page': 'they are no pages',
    'leads-on': 'they lead to another page',
    'other-host': 'they lead to another site',
    forbidden: 'they are reserved',
    'server-error': 'the site was broken',
    'too-large': 'they are too heavy',
  },
  asideUnknown: 'they do not answer',
  pause: 'Pause',
  goOn: 'Go on',
  readAgain: 'Read again now',
  forget: 'Forget this site',
  forgetTitle: (address) => `Forget ${address}?`,
  forgetAbout: 'All that was read there goes with it. The site itself knows nothing of it.',
  forgetIt: 'Forget',
  didForget: 'Site forgotten, with all that was read there.',
}
