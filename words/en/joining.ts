import { type joining as fr, type elsewhere as frElsewhere, type ownLink as frOwnLink } from '../fr/joining.ts'
import { englishList } from '../plural.ts'

export const joining: typeof fr = {
  title: 'Do you speak elsewhere too?',
  about: (brand) =>
    `Two names are never joined without you: nothing is guessed or assumed. If ${brand} also gave you a link like this one elsewhere, you can say that it is you in both places.`,
  ask: 'Ask for a code',
  askAgain: 'Ask for another code',
  askHint: 'A code to copy onto your other page. The one before is then of no more use.',
  code: 'Your code',
  codeHint: (when) =>
    `Open your other link and type this code there. It ends ${when}, or after ten tries. Give it to nobody.`,
  field: 'The code of your other page',
  fieldHint: 'Nine letters and digits. Never type a code that somebody else gave you.',
  see: 'Continue',
  notYet: 'Nothing is joined',
  named: (name, place) => `${name || 'Name erased'} (${place})`,
  sure: 'Is it really you, in both places?',
  follows: (brand) =>
    `If so, those who speak for ${brand} will see that it is the same person, and “Erase everything” on one page will hold for both. Each page goes on showing its own words only. You can separate them whenever you like.`,
  ifNot: 'If one of the two is not you, go back: nothing is joined.',
  yes: 'Yes, it is me in both places',
  no: 'No, back to my page',
  joined: 'It is noted: the same person, at your request.',
  since: (one, other, when) => `${one} and ${other}: the same person, at your request, since ${when}.`,
  separate: 'Separate them',
  separateThese: (one, other) => `Separate them: ${one} and ${other}`,
  separated: 'They are separated: each name stands by itself again.',
  erasedToo: (names) => `This also erases what you said under every name joined to this one: ${englishList(names)}.`,
  problem: {
    wrong:
      'This code will not do: it is not copied right, too old, or used already. Ask for another one on your other page.',
    'own-code': 'This code comes from this very page. Type it on the other one.',
    'joined-already': 'These two names are joined already.',
    'too-many': 'Too many names are joined to this one already. Separate some before you join another.',
    slowDown: (when) => `Many codes have been tried here. Try again ${when}.`,
  },
}

export const elsewhere: typeof frElsewhere = {
  title: 'Your words',
  heard: (brand, name, place) =>
    `This is what ${brand} keeps of what you said under the name of ${name || '…'}, at “${place}”.`,
  linkHint: 'The address of this page opens only for whoever has it. It was sent to you in private: give it to nobody.',
  until: (when) => `It ends ${when}.`,
  prolong: 'Prolong it by 90 days',
  prolonged: 'It is prolonged.',
  correctThere: 'To correct your words, correct them where you said them, if the place allows it.',
  there: 'Where you said it',
  keptHint:
    'Your name and address at that place, your words and their corrections, the time, and our answers. The team may add notes, which you can read here. No cookie, no measure of your visit: the address of your connection only serves to slow down floods, stays in memory and is not kept.',
  eraseSure: 'Erase with us, for good. Nothing changes where you said it.',
  erased: 'It is erased with us, and will not come back.',
  eraseAllHint:
    'Erases all you have said, and your name, with us. Nothing that you say at that place will be kept any more. There is no way back, and this link will be of no more use.',
  allErased: {
    title: 'Everything is erased',
    words: 'Your words and your name are erased with us, and will not come back. This link is of no more use.',
  },
}

export const ownLink: typeof frOwnLink = (brand, address) =>
  `Here is a personal link to see what ${brand} keeps of this exchange, and to erase it if need be. It is good for one person only, for 90 days:\n${address}`
