import { type charter as fr } from '../fr/charter.ts'
import { englishMoment } from '../moments.ts'
import { englishCount } from '../plural.ts'

const inEnglish = new Intl.ListFormat('en')

export const charter: typeof fr = {
  firstRules: {
    insults: {
      title: 'Insults and attacks on a person',
      explanation:
        'The brand, its products and what it says may be criticised, harshly if need be. Nobody is abused, threatened or harassed.',
    },
    hatred: {
      title: 'Hateful or discriminatory words',
      explanation:
        'Words that demean or threaten people for their origin, religion, gender, sexual orientation, age, health or disability.',
    },
    privacy: {
      title: 'Other people’s personal data',
      explanation:
        'The full name, address, telephone number or private life of someone who has not told it themselves.',
    },
    copies: {
      title: 'Advertising and messages copied many times',
      explanation: 'Advertising that has nothing to do with what is said here, and the same message again and again.',
    },
    unlawful: {
      title: 'Unlawful content',
      explanation:
        'What the law forbids to publish: defamation, praise of a crime, fraud, counterfeit. The law in question is named among the facts.',
    },
  },
  rule: (position, title, explanation) => `Rule ${position} of the charter, “${title}”: ${explanation}`,
  facts: {
    one: (name, when, place, quote) => `${name} wrote, ${when}, on “${place}”: “${quote}”.`,
    several: (n, span, places, quote) =>
      `${englishCount(n, 'message', 'messages')}, ${span}, on ${inEnglish.format(places.map((place) => `“${place}”`))}. The first says: “${quote}”.`,
    relied: (title) => `These words fall under the rule “${title}”.`,
  },
  when: (at, zone) => {
    const { day, clock } = englishMoment(at, zone)
    return `on ${day} at ${clock}`
  },
  between: (at, last, zone) => {
    const [from, to] = [englishMoment(at, zone), englishMoment(last, zone)]
    return `between ${from.clock} on ${from.day} and ${to.clock} on ${to.day}`
  },
  redress:
    'If this decision seems unfair to you, say so from your private link: you can speak there again, and a person of the team will read you. You can also go to court.',
}
