import { capital } from '../capital.ts'
import { agree, number } from './numbers.ts'

type Kind = 'why' | 'clarification' | 'rewording'

/** Asking why, giving back what was understood, and keeping quiet where someone asks for it. */
export const askingWhy = {
  asks: {
    why: 'These words ask why. Once only: the answer comes before any other question.',
    clarification: 'These words ask what was meant. After that, one says thank you.',
    rewording: 'These words say again what was understood. One rewording only can be read in this thread.',
  },
  asksNothing: 'These words ask nothing',
  toTu: 'Say “tu” instead',
  toVous: 'Say “vous” instead',
  not: {
    waits: (name: string) =>
      `${name} has not yet answered what they were asked. Nobody is asked twice without an answer.`,
    silence: (name: string) => `${name} asked to be asked no more questions. Silence is kept.`,
  },
  thanks: 'Why, and what was meant, were asked already: a thank you is proposed.',
  asked: (kind: Kind, by: string, answered: boolean) =>
    `${{ why: 'Why', clarification: 'What was meant', rewording: 'Rewording' }[kind]}: asked by ${by}, ${answered ? 'answered' : 'no answer yet'}.`,
  answers: {
    why: 'Answers our “why”.',
    clarification: 'Answers what we asked to be made clear.',
    rewording: 'Answers our rewording:',
  },
  reading: {
    yes: 'Plainly says yes.',
    'yes-but': 'Says yes, but not only: read it closely, nothing is counted from it.',
    no: 'Says no.',
    irony: 'Perhaps ironic: read it closely, nothing is counted from it.',
    signs: 'No word, only signs: nothing is counted from it.',
    words: 'Neither yes nor no: read it.',
  },
  keepReasons: 'Keep the reasons',
  didKeepReasons: (n: number) => `${capital(number(n))} ${agree(n, 'reason', 'reasons')} kept.`,
  keepAs: {
    confirmed: 'Keep as confirmed',
    corrected: 'Keep as corrected',
    denied: 'Keep as denied',
  },
  keptAs: {
    confirmed: 'Kept: the person confirms.',
    corrected: 'Kept: the person corrects.',
    denied: 'Kept: the person denies.',
  },
  stands: {
    stated: 'stated',
    reworded: 'reworded',
    confirmed: 'confirmed',
    corrected: 'corrected',
    denied: 'denied',
  },
  ourWording: 'Our wording:',
  theirWords: 'Their answer:',
  notMeant: (theme: string) => `The person took it out of “${theme}”: that is not what they meant.`,
  doubtful: 'The reading is unsure.',
  reword: 'Say it in our words',
  rewordHint: 'Optional: when in doubt, or before a decision quotes this reason.',
  rewordField: 'What we understood',
  inThread: 'Say it in the thread',
  onPage: 'Put it on their private page',
  didOnPage: 'It is on their private page, where they may confirm, correct or deny it.',
  silenceSaid: 'Asks to be asked no more questions. Silence is kept.',
  silenceKept: (since: string) => `This person asked for silence ${since}. It is kept.`,
  notSilence: 'These words do not ask for it',
  liftSilence: 'Lift the silence',
  didLiftSilence: 'The silence is lifted.',
  keepSilence: 'Keep silence towards this person',
  didKeepSilence: 'Silence is kept: no more questions to this person.',

  settings: 'Questions',
  settingsAbout:
    'What “Ask why” proposes, in the person’s language, by tu or vous as they do themselves. A first name signs them. One question a line: the first is proposed first. Left empty, those one begins with come back.',
  tongue: 'Language',
  kinds: { why: 'Why', clarification: 'What was meant', thanks: 'Thank you' },
  registers: { tu: 'with tu', vous: 'with vous' },
}
