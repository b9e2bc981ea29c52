import { type approving as french } from '../fr/approving.ts'
import { englishMoment } from '../moments.ts'

export const approving: typeof french = {
  title: (brand) => `Before ${brand} publishes it`,
  intro: (name) =>
    `This link is for the approval of ${name}. If it was passed on to you, answer under your own name: it will be said that the answer is yours.`,
  moment: (at, zone) => {
    const { day, clock } = englishMoment(at, zone)
    return `${day} at ${clock}`
  },
  planned: (moment, zone) =>
    `To be published on ${moment}, ${zone.split('/').at(-1)!.replaceAll('_', ' ')} time. Not approved by then, nothing is published.`,
  noHour: 'No hour is planned yet.',
  standing: {
    approved: 'You approved this text as it is.',
    change: 'You asked for a change. The text is still the same.',
    void: 'What was approved has changed since: the approval no longer holds. Here is what would be read now.',
    later: 'Somebody else has to approve first. You can read and comment, and will approve by this same link.',
    waiting: 'Your answer is awaited.',
    expired: 'This link has expired.',
    ended: 'This request is withdrawn.',
  },
  at: (place) => `On “${place}”`,
  warned: (warning) => `Content warning, read first: ${warning}`,
  part: (n, of) => `Post ${n} of ${of}`,
  alt: (alt) => (alt ? `Told to those who cannot see the image: ${alt}` : 'Nothing says yet what the image shows.'),
  said: 'What was said by this link',
  kinds: { approved: 'approved', change: 'asks for a change', comment: 'comments' },
  ofOtherWords: 'about a text that has changed since',
  beside: (passage) => `About: “${passage}”`,
  answer: 'Your answer',
  name: 'Your name',
  approve: 'Approve as it is',
  approveHint: 'Holds for these words, images and places, and for nothing else: one change, and you are asked again.',
  passage: 'Which passage do you mean?',
  passageHint: 'Optional: copy a few words of the text.',
  text: 'Your words',
  change: 'Ask for a change',
  comment: 'Only comment',
  kept: 'Your name, your words and the hour are kept. No network address, no cookie.',
  notYet: 'Nothing has left yet',
  again: 'Look again, then send once more: your words are still there.',
  problem: {
    nameMissing: 'Your name is missing.',
    changed: 'The text changed while you were reading it. Here is what would be read now: read again, then answer.',
    later: 'Somebody else has to approve first. Nothing is approved for now.',
    'not-in-it': 'This passage is not in the text. Copy it word for word, or leave it empty.',
  },
  thanks: {
    title: 'Thank you, it has arrived',
    approved: 'This text is approved as it is. This link lets you come back to it until it is published.',
    change:
      'Your request is with the team, and this text does not go out like this. The same link will show the new one.',
    comment: 'Your comment is with the team. Nothing is approved by it.',
  },
  ended: {
    title: 'This request was withdrawn',
    words: 'There is nothing to approve any more. Thank you all the same.',
  },
  expired: { title: 'This link has expired', words: 'Ask the person who wrote to you for a new one.' },
  over: { title: 'There is nothing left to approve', words: 'This text is published, or was put away.' },

  desk: {
    title: 'Approvals',
    about: 'Whoever approves gets a link, without an account. An approval holds for these words and no others.',
    nobody: 'No approval is asked for.',
    ask: 'Ask for an approval',
    name: 'Of whom',
    word: 'A word to them',
    step: 'Their turn',
    stepHint: 'In the same turn people answer together; in the next one, after.',
    days: 'Days for which the link opens',
    copy: 'Copy the link',
    copied: 'Link copied',
    again: 'Ask again by a new link',
    withdraw: 'Withdraw the request',
    despite: 'Publish without this approval',
    turn: (n) => `turn ${n}`,
    standing: {
      approved: 'approves this text',
      change: 'asks for a change',
      void: 'approved another text: ask again',
      later: 'waits for their turn',
      waiting: 'answer awaited',
      expired: 'link expired',
      ended: 'request withdrawn',
    },
    by: (name) => `Link of ${name}`,
  },
}
