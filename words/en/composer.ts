import { type composer as source } from '../fr/composer.ts'
import { englishCount, englishList } from '../plural.ts'

const refusals: Record<string, string> = {
  'came-back': 'the e-mail came back: this address does not receive',
  'window-closed': 'too late: this place takes an answer for a time only, and it is over',
  'once-only': 'this place takes one private answer to a comment, and it has left',
  'author-unknown': 'this place does not say who spoke: they cannot be written to in private',
  'too-long': 'the text is longer than this place takes',
  blocked:
    'the platform has blocked this account for a while: nothing has left. Open its notifications there to learn why, wait, then try again',
  'needs-reconnection':
    'the account no longer opens: nothing has left. Connect it again in Contact points, then try again',
  'not-allowed':
    'the account lacks the right to say this here: nothing has left. Connect it again in Contact points with every right left ticked, then try again',
  'no-public-address':
    'this place fetches images from you, and this installation is known to nobody but itself: nothing has left. Give it a public https address (PUBLIC_URL), then try again',
  'no-image': 'this place asks for an image',
  'too-many-images': 'more images than this place takes',
  'too-many-choices': 'more choices than the poll of this place takes',
  'choice-too-long': 'one of the choices is too long for the poll of this place',
  'choices-beside-image': 'this place takes no image beside a poll',
  'open-too-short': 'this place keeps a poll open for longer',
  'open-too-long': 'this place does not keep a poll open for so long',
  'image-not-taken':
    'the place did not take an image: nothing has left. Try a JPEG, no taller than 4 by 5 and no wider than 1.91 by 1',
  'too-many-today':
    'the account has published all that this place takes in a day: nothing has left. Try again tomorrow',
  audience: 'this place does not let one choose who reads the answer like this',
}

export const composer: typeof source = {
  title: 'Write',
  field: 'Your answer',
  hint: 'Answer…',
  noteField: 'Note between you',
  noteHint: 'A note for your colleagues…',
  noteAbout: 'Note between you. The person it is about may ask to read it.',
  nobodyYet: 'Nobody to answer here.',
  speakingFor: (client, place, seen) => `You speak for ${client}, on ${place}, ${seen}.`,
  speakingAt: (client, spots) =>
    `You speak for ${client}. Your answer will go to ${spots.length} places: ${spots.join('; ')}.`,
  oneOfSpots: (place, seen, whom) => (whom ? `on ${place}, to ${whom}, ${seen}` : `on ${place}, ${seen}`),
  byHand: 'by hand',
  seenBy: (audience, name) =>
    ({
      internal: 'between you',
      direct: `seen by ${name} only`,
      followers: 'seen by followers',
      unlisted: 'seen by whoever has the link',
      public: 'seen by everyone',
    })[audience],
  answering: (name) => `Answering ${name}:`,
  toSeveral: (n) => `One answer to ${englishCount(n, 'message', 'messages')}.`,
  drop: 'take out',
  finding: 'Looking for whom you were answering…',
  lost: (n) =>
    n < 2
      ? 'A message you were answering is no longer in this conversation.'
      : `${n} messages you were answering are no longer in this conversation.`,
  begun: {
    note: 'A note is begun here. Leave it, wipe it, or choose “An answer instead”.',
    reply: 'An answer is begun here. Send it, wipe it, or choose “A note instead”.',
  },
  dropAnswer: (name) => `Do not answer ${name}`,
  send: 'Answer',
  leaveNote: 'Leave the note',
  toNote: 'A note instead',
  toReply: 'An answer instead',
  toTurns: 'Back to the messages',
  leaves: (places) =>
    places < 2 ? 'Your answer leaves in 10 s.' : `Your answer leaves in 10 s, for ${places} places.`,
  recorded: 'Noted: you answered on the spot.',
  noted: 'Note left.',
  state: {
    empty: '',
    here: 'kept here',
    keeping: 'saving…',
    kept: 'saved',
    away: 'kept in this browser, the server does not answer',
    declined: 'kept in this browser only',
  },
  otherWindow: 'This draft went on in another window. This is what stands there:',
  otherEmpty: '(nothing)',
  keepMine: 'Keep the text from here',
  keepOther: 'Take the other',
  keepBoth: 'Keep both',
  cannotSay: (places) =>
    `${places.length ? `On ${englishList(places)}, we cannot answer from here` : 'This place does not let us answer from here'}: answer on the spot, then record it.`,
  answerUntil: (place, when) => `On ${place}, one can answer from here until ${when}.`,
  tooLate: (place, when) =>
    `One can no longer answer from here on ${place}, since ${when}: this place takes an answer for a time only. What you write stays. Answer on the spot, then note it; if they write again, it can be answered from here.`,
  onSpot: 'Copy and answer on the spot',
  onSpotAt: (place) => `Copy and answer on ${place}`,
  copied: 'Your text is copied.',
  whereSaid: 'Address of your answer, if it has one',
  whereSaidAt: (place) => `Address of your answer on ${place}, if it has one`,
  isSaid: 'It is said',
  isSaidSendRest: 'It is said, answer elsewhere too',
  delivery: {
    leavesIn: (seconds) => `leaves in ${seconds} s`,
    leaving: 'leaving now',
    sent: {
      seen: 'stands there, read back on the spot',
      accepted: 'accepted by the place',
      'by-hand': 'answered on the spot, by hand',
    },
    later: 'will leave a little later',
    laterAt: (clock) => `the place asks to wait, next try at ${clock}`,
    gone: 'did not leave: what you were answering is no longer there',
    refused: (why) => (why && refusals[why]) || (why ? `the place refused: ${why}` : 'the place refused'),
    byHand: 'this place takes this answer from a person only, over there',
    answerThere: (host) => `Answer by hand on ${host}`,
    saidThere: 'It is said there',
    didSayThere: 'Noted as answered over there.',
    unknown: 'may have left, we are checking on the spot',
    arrivedByWord: 'arrived, someone here has seen it',
    itArrived: 'It arrived',
    sayAnew: 'Say it again',
    readTwice: 'If it had arrived, it will be read twice.',
    sayAnewIndeed: 'Say it again all the same',
    didArrive: 'Recorded as arrived.',
    didSayAnew: 'It is being said again.',
    takenBack: 'taken back, nothing has left',
    takeBack: 'Take back',
  },
}
