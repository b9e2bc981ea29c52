import { type tone as french } from '../fr/tone.ts'

export const tone: typeof french = {
  settings: 'Tone',
  settingsAbout:
    'What is agreed for speaking in this client’s name. It stands beside what you write, and never keeps you from sending.',
  address: 'In French, people are addressed',
  addresses: { person: 'as each speaks to us', tu: 'by “tu”', vous: 'by “vous”' },
  say: 'Words we say',
  sayHint: 'One a line.',
  avoid: 'Words we do not say',
  avoidHint:
    'One a line, then what to say instead: “client = the person”. Plural, feminine and the tenses of verbs are recognised.',
  signing: 'How we sign',
  signingHint: 'For whoever writes, such as: a first name, then “of the Orchards”.',
  emoji: 'Emoji',
  emojis: { yes: 'as one likes', few: 'two at most', no: 'none' },
  inclusive: 'Inclusive writing, in French',
  inclusives: {
    free: 'as one likes',
    'without-dots': 'epicene words and both forms, without point médian',
    dots: 'point médian, and no other sign',
  },

  beside: 'Tone',
  remarks: {
    'mixed-address': (said) => `“${said}”: the rest of the text addresses people otherwise. “Tu” or “vous”?`,
    'says-tu': (said) => `“${said}”: here we say “vous”.`,
    'says-vous': (said) => `“${said}”: here we say “tu”. To several people, “vous” is still right.`,
    avoided: (said) => `“${said}”: a word we do not say here.`,
    emoji: (said) => `${said}: no emoji here.`,
    'many-emoji': (said) => `${said}: two emoji at most here.`,
    dots: (said) => `“${said}”: here, an epicene word or both forms in full.`,
    'other-sign': (said) => `“${said}”: here, the point médian.`,
  },
  put: (instead) => `Put “${instead}”`,
  takeOut: 'Take out',
  next: 'Take the first suggestion of the tone',
  weSay: (words) => `We say: ${words.join(', ')}.`,
  weSign: (signing) => `We sign: ${signing}`,
}
