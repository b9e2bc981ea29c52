/** What was taken from someone's words, as they read it on their own page, and may confirm, correct or deny. */
export const reading = {
  title: 'What we understand',
  hint: 'You are the only one who can say whether it is right.',
  from: 'Your words:',
  ours: 'Our wording:',
  yes: 'Yes, that is it',
  no: 'No, that is not it',
  other: 'Say it differently',
  field: 'What you meant, in your words',
  send: 'Send',
  missing: 'Your words are missing.',
  tooLong: (most: number) => `That is too long: ${most} characters at most.`,
  said: {
    confirmed: 'You said that it is right.',
    corrected: 'You said it differently:',
    denied: 'You said that it is not so.',
  },
  did: 'Noted. The team will see it. You may change your mind here.',
  theme: (name: string) => `Put with those of other people under “${name}”.`,
  themeFirst: (name: string) =>
    `First put under “${name}”, which the team joined to this theme: you may take them out.`,
  notMeant: 'That is not what I meant',
  didNotMeant: 'Noted: your words are not put with those any more.',
  newsTitle: 'Your words and those of others',
  newsHint:
    'When several people say the same, the team puts their words under one theme. It can tell you here which one.',
  news: 'Tell me here under which theme my words are put',
  newsKeep: 'Save',
  didNews: 'Noted: you will read it here.',
  didNoNews: 'Noted: you will not read it any more.',
}
