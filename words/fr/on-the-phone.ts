import { capital } from '../capital.ts'
import { frenchList } from '../plural.ts'
import { agree, number, people } from './numbers.ts'

/** A client calls: what one says of a subject in three sentences. */
export const onThePhone = {
  title: 'Client au téléphone',
  subject: 'De quoi s’agit-il ?',
  hint: 'Un mot, un produit, un thème : « consigne », « trop sucré ».',
  nobody: 'Personne n’en a parlé ici. Essayer un autre mot, ou le début d’un mot.',
  spoke: (n: number, since: string, places: string[], more: boolean) =>
    `Depuis ${since}, ${more ? 'au moins ' : ''}${people(n)} en ${agree(n, 'a parlé', 'ont parlé')}, ${where(places)}.`,
  dislike: (n: number, of: number) =>
    n === 0
      ? 'Personne ne dit ne pas aimer.'
      : n === of
        ? `${agree(n, 'Elle n’aime pas', 'Toutes disent ne pas aimer')}.`
        : `${capital(number(n, 'f'))} ${agree(n, 'dit ne pas aimer', 'disent ne pas aimer')}.`,
  verbatims: 'Dans leurs mots',
  answered: (by: string, when: string) => `Ce que nous avons répondu (${by}, ${when})`,
  notAnswered: 'Nous n’avons encore rien répondu.',
  next: (n: number) =>
    n === 0
      ? 'Rien n’attend de réponse.'
      : `${capital(number(n, 'f'))} ${agree(n, 'conversation attend', 'conversations attendent')} encore une réponse.`,
  copy: 'Copier en trois phrases',
  copied: 'Les trois phrases sont copiées.',
  byHand: 'Les trois phrases sont choisies : les copier au clavier.',
  copyLabel: 'En trois phrases',
  theirWords: (n: number, verbatims: string[]) =>
    `${agree(n, 'Dans ses mots', 'Dans leurs mots')} : ${verbatims.map((one) => `« ${one} »`).join(', ')}.`,
  ourAnswer: (when: string, text: string, next: string) => `Nous avons répondu (${when}) : « ${text} » ${next}`,
  noAnswer: (next: string) => `Nous n’avons pas encore répondu ; ${next.charAt(0).toLowerCase()}${next.slice(1)}`,
}

function where(places: string[]): string {
  return places.length ? `sur ${frenchList(places.map((name) => `« ${name} »`))}` : 'ici'
}
