import { type Dialect } from '#kernel'
import { canadian } from './canadian.ts'
import { englishMoment, frenchMoment } from './moments.ts'

type To = 'tu' | 'vous' | 'several'
type Kind = 'adapt' | 'try' | 'not-now' | 'no'
type About = 'dislike' | 'danger'

interface Pieces {
  /** `{nom}`, `{name}`: whoever is told alone is called by their name. */
  hello: string
  youSaid: Record<About, Record<To, string>>
  /** They had been told otherwise before. */
  otherwise: Record<To, string>
  kind: Record<Kind, Record<To, string>>
  by: (day: Date) => string
  thanks: Record<To, string>
}

const alike = (text: string): Record<To, string> => ({ tu: text, vous: text, several: text })

const fr: Pieces = {
  hello: 'Bonjour {nom},',
  youSaid: {
    dislike: {
      tu: 'tu nous avais dit ce qui te plaisait moins.',
      vous: 'vous nous aviez dit ce qui vous plaisait moins.',
      several: 'Vous nous aviez dit ce qui vous plaisait moins.',
    },
    danger: {
      tu: 'tu nous avais alertés.',
      vous: 'vous nous aviez alertés.',
      several: 'Vous nous aviez alertés.',
    },
  },
  otherwise: {
    tu: 'ce que nous t’avions répondu n’est plus vrai.',
    vous: 'ce que nous vous avions répondu n’est plus vrai.',
    several: 'Ce que nous vous avions répondu n’est plus vrai.',
  },
  kind: {
    adapt: alike('Nous en avons parlé ici, et cela change\u00a0:'),
    try: alike('Nous en avons parlé ici, et nous allons essayer autre chose\u00a0:'),
    'not-now': alike('Nous en avons parlé ici, et ce n’est pas pour tout de suite\u00a0:'),
    no: alike('Nous en avons parlé ici, et cela ne changera pas. Voici pourquoi\u00a0:'),
  },
  by: (day) => `C’est pour le ${frenchMoment(day, 'UTC').day}.`,
  thanks: alike('Merci de nous l’avoir dit.'),
}

const en: Pieces = {
  hello: 'Hello {name},',
  youSaid: {
    dislike: { ...alike('you had told us what you liked less.'), several: 'You had told us what you liked less.' },
    danger: { ...alike('you had warned us.'), several: 'You had warned us.' },
  },
  otherwise: {
    ...alike('what we had told you no longer holds.'),
    several: 'What we had told you no longer holds.',
  },
  kind: {
    adapt: alike('We talked about it here, and it is going to change:'),
    try: alike('We talked about it here, and are going to try something else:'),
    'not-now': alike('We talked about it here, and it is not for now:'),
    no: alike('We talked about it here, and it will not change. Here is why:'),
  },
  by: (day) => `It is for ${englishMoment(day, 'UTC').day}.`,
  thanks: alike('Thank you for saying so.'),
}

const pieces: Record<Dialect, Pieces> = { fr, 'fr-CA': canadian(fr), en }

/** What one begins with when one tells people what came of what they said. A person reads it, changes it and approves it. */
export function firstTelling(
  { dialect, to, again }: { dialect: Dialect; to: To; again: boolean },
  word: { kind: Kind; reason: string; holdsBy: string | null },
  about: About = 'dislike',
): string {
  const said = pieces[dialect]
  const reason = word.reason.trim().replace(/([^.!?…])$/, '$1.')
  return [
    to === 'several' ? '' : said.hello,
    again ? said.otherwise[to] : said.youSaid[about][to],
    said.kind[word.kind][to],
    reason,
    word.holdsBy ? said.by(new Date(`${word.holdsBy}T12:00:00Z`)) : '',
    said.thanks[to],
  ]
    .filter(Boolean)
    .join(' ')
}
