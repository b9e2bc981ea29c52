import { type page as fr } from '../fr/page.ts'
import { englishMoment } from '../moments.ts'
import { englishCount } from '../plural.ts'
import { elsewhere, joining, ownLink } from './joining.ts'
import { reading } from './own-reasons.ts'

const lower = (title: string) => (/^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title)

export const page: typeof fr = {
  forBrand: (brand) => `for ${brand}`,
  thread: 'What is said here',
  beside: 'Also being talked about',
  nobodyYet: 'Nobody has spoken here yet. You can begin.',
  inReplyTo: 'in reply to',
  aTakenMessage: 'a message taken away',
  corrected: 'corrected',
  reply: 'Reply',
  toName: (name) => ` to ${name}`,
  older: 'Older',
  newer: 'Newer',
  latest: 'Go to the latest',
  erased: 'Message taken back by the person who wrote it.',
  removed: (rule, position) => `Removed: ${lower(rule)} (rule ${position} of the charter).`,
  charter: 'The charter of this page',
  charterHint: 'What is removed is removed for one of these reasons, told to whoever wrote it. Criticism is never one.',

  paused: 'This page is paused: it can be read, but nobody can speak here for now.',

  form: {
    title: 'Speak here',
    answering: (name) => `You are replying to ${name}:`,
    answerNobody: 'Reply to nobody in particular',
    name: 'Your name, as everyone will read it',
    words: 'Your words',
    choice: 'Your choice',
    choiceHint:
      'One person, one choice: nothing follows you here, so it rests on good faith. To change it, correct your words by your private link.',
    why: 'Why?',
    send: 'Publish',
    promise: 'No account, no cookie. Everyone can read and reply. You will get a private link to correct or erase.',
    trap: 'Leave this field empty',
    again: 'Read it again, then publish once more: your words are still here, below.',
    sorry: 'Your words are not published yet',
  },

  problem: {
    robot:
      'A hidden field that as a rule only robots fill in held some text. If your browser filled it in for you, it has just been emptied: publish again.',
    tooLong: (length, most) =>
      `That is too long: ${englishCount(length, 'character', 'characters')}, where ${englishCount(most, 'character', 'characters')} fit at most. Shorten it, or publish it in several parts.`,
    empty: 'Your words are missing.',
    nameMissing: 'A name is missing. A first name or a pseudonym will do.',
    nameTooLong: (most) => `The name is too long: ${most} characters at most.`,
    nameOfBrand: (brand) => `This name would be taken for ${brand}. Choose another one.`,
    slowDown: (when) => `Many messages have left your connection in a short time. Publish again ${when}.`,
    crowded: (when) => `Many people are speaking here right now. Publish again ${when}.`,
    notKept: 'Your words could not be kept, because of a fault on our side. Publish again in a moment.',
    unreadable: 'What arrived does not look like a form of this page. Go back: your words are still there.',
    tooHeavy: (megabytes) => `Beyond ${megabytes} MB nothing is read. Go back: your words are still there.`,
    tooSlow: 'Sending took too long. Go back: your words are still there.',
  },
  inSeconds: (n) =>
    n < 90
      ? `in ${englishCount(n, 'second', 'seconds')}`
      : `in ${englishCount(Math.ceil(n / 60), 'minute', 'minutes')}`,

  plain: {
    notThere: { title: 'Nothing at this address', words: 'There is no such page, or the address is incomplete.' },
    closed: {
      title: 'Page closed',
      words: 'This page has been closed. If you spoke here, your private link still works.',
    },
    linkNotThere: {
      title: 'This link leads nowhere now',
      words: 'It is incomplete, has ended, or everything it opened has been erased.',
    },
    broken: { title: 'A fault on our side', words: 'Try again in a moment.' },
    amiss: { title: 'That did not work', words: 'Go back and try again.' },
    toPage: 'Go to the page',
  },

  own: {
    title: 'Your words here',
    speakingAs: (name) => `You speak here under the name of ${name}.`,
    said: 'It is published. Everyone can read your words and reply.',
    saidSoon: 'Your words are kept. They will stand on the page in a moment.',
    seeIt: 'See your message on the page',
    link: 'Your private link',
    linkHint:
      'Keep this address, among your bookmarks for instance: it alone lets you correct or erase your words, and speak again under this name. It cannot be found again. Give it to nobody.',
    kept: 'What is kept',
    keptHint:
      'The name you give, your words and their corrections, the time. The team may add notes, which you can read here. No address, no cookie, no measure of your visit: the address of your connection only serves to slow down floods, stays in memory and is not kept.',
    words: 'What you said',
    nothing: 'Nothing of what you said here is left.',
    corrected: 'It is corrected. The page says “corrected”.',
    unchanged: 'Nothing has changed: these are the same words.',
    erased: 'It is erased, here and with us. A line on the page says that you took it back.',
    allErased: {
      title: 'Everything is erased',
      words:
        'Your words and your name are erased, here and with us, and will not come back. This link is of no more use.',
    },
    correct: 'Correct',
    correctThis: (when) => `Correct what you said ${when}`,
    keepCorrection: 'Save the correction',
    erase: 'Erase',
    eraseThis: (when) => `Erase what you said ${when}`,
    eraseSure: 'Erase for good. What others replied stays.',
    eraseAll: 'Erase everything',
    eraseAllHint:
      'Erases all you have said here, and your name. There is no way back, and this link will be of no more use.',
    eraseAllSure: 'Erase everything for good',
    speakAgain: 'Speak again',
    goneWords: 'You erased this message.',
    notes: 'The team’s notes on this message',
    notesHint: 'What concerns other people is withheld.',
    onPage: 'On the page',
    older: 'Older',
  },

  statement: {
    title: 'This message has been removed',
    what: 'Decision',
    removedOn: (when) => `Removed from the page ${when}. Your private link and your other messages are not affected.`,
    rule: 'Rule',
    ruleOf: (rule, position) => `${rule} (rule ${position} of the charter)`,
    ground: 'Ground',
    illegal: 'Content held to be illegal',
    incompatible: 'Content against the charter of the page',
    facts: 'Facts relied on',
    how: 'How',
    byPeople: 'Decided by a person of the team, with no automated detection or decision.',
    redress: 'To contest',
    yourWords: 'Your words',
  },

  printed: {
    qr: 'QR code that leads to this page',
    how: 'To read and answer, point a telephone at this square, or type this address:',
    howElsewhere: 'To go there, point a telephone at this square, or type this address:',
    promise: 'No account, no cookie. Nothing is kept of who opens this page.',
    promiseElsewhere: (host) => `This square leads to ${host}. Nothing is kept here of who takes it.`,
    print: 'This sheet prints as it is, on A4. The QR code alone:',
    svg: 'as SVG',
    png: 'as PNG',
  },

  door: {
    closed: {
      title: 'Closed here',
      words: (place) => `This address led to “${place}”. It is closed. What was said there stays said.`,
    },
    pageClosed: 'This page is closed: it can be read, nobody speaks here any more.',
    other: 'People still talk here:',
    slowDown: {
      title: 'Not so fast',
      words: (when) => `Many addresses that do not exist were tried from your connection. Try again ${when}.`,
    },
  },

  joining,
  reading,
  elsewhere,
  ownLink,

  onDay: (on) => `on ${englishMoment(new Date(`${on}T12:00:00Z`), 'UTC').day}`,
  when: (at, zone) => {
    const { day, clock } = englishMoment(at, zone)
    return `on ${day} at ${clock}`
  },
}
