import { type asked as source } from '../fr/asked.ts'
import { englishMoment } from '../moments.ts'
import { englishList as list } from '../plural.ts'

export const asked: typeof source = {
  day: (at, zone) => englishMoment(at, zone).day,
  said: (day, place) => `Someone, on ${day}, on “${place}”:`,
  takenBack: '(words since taken back by whoever said them)',
  stands: { name: '[someone]', mail: '[an address]', phone: '[a number]', link: '[a link]', masked: '[word masked]' },

  letter: {
    from: (signed, brand) => `${signed} – ${brand}`,
    subject: (brand, question) => `${brand}: ${beginning(question)}`,
    hello: (name) => `Hello ${name},`,
    opening: {
      question: ({ signed, brand }) => `${signed}, who speaks with the public for ${brand}, has a question for you:`,
      again: ({ signed }) => `${signed} sends you this question again. The link before it no longer works:`,
      precision: ({ signed }) => `${signed} has completed the question. Here it is in full:`,
      reminder: ({ due }) => `An answer is awaited by ${due}. As a reminder, the question:`,
    },
    precisions: 'More about it:',
    verbatims: 'What people said about it (names and contact details taken out):',
    answerHere: (due) => `To answer by ${due}, with no account and no password:`,
    once: 'This link works once. It is also where you say whether you may be quoted, or what you are missing.',
    orReply: 'You may also reply to this message from this address. An answer by e-mail is not quoted under your name.',
    noReply: 'Please use the page: nobody here reads replies to this message.',
    thanks: 'Thank you: your answer has arrived, the team has it before them.',
    mayWeQuote: 'May you be quoted by your first name? If you agree, say so here:',
    nothingByItself: 'Opening this link changes nothing: the button does. Without it, you are not named.',
    signed: (signed, brand) => `${signed}\n${brand}`,
  },

  page: {
    title: (brand) => `A question from ${brand}`,
    intro: (signed, department) => `${signed} is asking “${department}”:`,
    precisions: 'More about it',
    verbatims: 'What people said about it',
    verbatimsHint: 'Their words, to the letter. Names and contact details are taken out.',
    due: (due) => `Answer awaited by ${due}.`,
    sentTo: (name) =>
      `This link was sent to ${name}. If it was passed on to you, answer under your own first name: it will be said that the answer is yours.`,
    firstName: 'Your first name',
    answer: 'Your answer, or what you need in order to answer',
    mayQuote: 'I may be quoted by my first name',
    mayQuoteHint: 'Without it, the team draws on your answer without naming you.',
    inPublic: 'Answer in public, under my name',
    inPublicHint: (places, department) =>
      `Your words will be read as they are, by everyone, on ${list(places.map((place) => `“${place}”`))}, signed with your first name and “${department}”. The team sends them, or hands them back to you: nothing leaves by itself.`,
    send: 'Send my answer',
    missing: 'I am missing something',
    missingHint: 'To ask for more instead of answering: say it above, then press this button.',
    kept: 'Kept are your first name, your words and the time. No connection address, no cookie.',
    firstNameMissing: 'Your first name is missing.',
    tooLongName: 'The first name is too long.',
    textMissing: 'Your words are missing.',
    notYet: 'Nothing has been sent yet',
    again: 'Complete it, then send again: your words are still there.',
    thanks: {
      title: 'Thank you, it has arrived',
      answer: 'The team has your answer. This link no longer works.',
      public:
        'The team has your words, and will send them in public under your name, or hand them back. This link no longer works.',
      missing: 'The team has your question. You will get a new link with their answer.',
    },
    used: {
      title: 'This link has already been used',
      words: (day) =>
        `It was used on ${day} and shows nothing more. To add something, ask whoever wrote to you for a new link.`,
    },
    ended: {
      title: 'This link has expired',
      words: (day) => `It could be used until ${day}. Ask whoever wrote to you for a new one.`,
    },
    older: {
      title: 'There is a newer link',
      words: 'This question was sent to you again since. Open the link of the latest message.',
    },
    withdrawn: { title: 'This question was withdrawn', words: 'No answer is needed any more. Thank you for coming.' },
  },

  quoting: {
    title: 'May you be quoted?',
    intro: (referent, brand) => `This link was sent to ${referent}, for an answer given to “${brand}”:`,
    notYet: 'For now, the team draws on your answer without naming you.',
    allowed: 'You said that you may be quoted by your first name.',
    yes: 'Yes, I may be quoted by my first name',
    no: 'Quote me no more',
    thanks: {
      title: 'Thank you, it is noted',
      words: 'The team may quote you by your first name. By this link you can change your mind.',
    },
    noMore: { title: 'It is noted', words: 'The team quotes you no more. What was said stays said.' },
    ended: { title: 'This link has expired', words: 'It could be used for thirty days. Write to whoever asked you.' },
  },

  tell: {
    title: (brand) => `Tell the team of ${brand} something`,
    intro: (department) =>
      `Did you see something that the team should know of? Write it here, on behalf of “${department}”. Only the team will read it.`,
    words: 'What you saw',
    send: 'Send',
    thanks: { title: 'Thank you, it has arrived', words: 'The team will read it. This link stays the same: keep it.' },
    ended: {
      title: 'This link no longer works',
      words: 'It was replaced, or this department is closed. Ask the team for the new one.',
    },
  },
}

function beginning(question: string): string {
  const [line = ''] = question.trim().split('\n')
  return line.length > 80 ? `${line.slice(0, 80).toWellFormed()}…` : line
}
