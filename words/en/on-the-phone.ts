import { capital } from '../capital.ts'
import { type onThePhone as source } from '../fr/on-the-phone.ts'
import { englishList } from '../plural.ts'
import { number, people } from './numbers.ts'

export const onThePhone: typeof source = {
  title: 'Client on the phone',
  subject: 'What is it about?',
  hint: 'A word, a product, a theme: “deposit”, “too sweet”.',
  nobody: 'Nobody spoke of it here. Try another word, or how a word begins.',
  spoke: (n, since, places, more) =>
    `Since ${since}, ${more ? 'at least ' : ''}${people(n)} spoke of it, ${where(places)}.`,
  dislike: (n, of) =>
    n === 0
      ? 'Nobody says they do not like it.'
      : n === of
        ? n === 1
          ? 'They do not like it.'
          : 'All of them say they do not like it.'
        : `${capital(number(n))} of them ${n === 1 ? 'says they do' : 'say they do'} not like it.`,
  verbatims: 'In their words',
  answered: (by, when) => `What we answered (${by}, ${when})`,
  notAnswered: 'We have not answered yet.',
  next: (n) =>
    n === 0
      ? 'Nothing awaits an answer.'
      : `${capital(number(n))} ${n === 1 ? 'conversation still awaits' : 'conversations still await'} an answer.`,
  copy: 'Copy in three sentences',
  copied: 'The three sentences are copied.',
  byHand: 'The three sentences are selected: copy them by keyboard.',
  copyLabel: 'In three sentences',
  theirWords: (_n, verbatims) => `In their words: ${verbatims.map((one) => `“${one}”`).join(', ')}.`,
  ourAnswer: (when, text, next) => `We answered (${when}): “${text}” ${next}`,
  noAnswer: (next) => `We have not answered yet; ${next.charAt(0).toLowerCase()}${next.slice(1)}`,
}

function where(places: string[]): string {
  return places.length ? `at ${englishList(places.map((name) => `“${name}”`))}` : 'here'
}
