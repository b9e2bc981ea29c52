import { frenchMoment } from '../moments.ts'
import { frenchCount } from '../plural.ts'

const inFrench = new Intl.ListFormat('fr')

/** What a charter begins with, and how a statement of reasons is drafted. Stored once written, in the client's language. */
export const charter = {
  /** The desk sets their order, ground and category. */
  firstRules: {
    insults: {
      title: 'Insultes et attaques contre une personne',
      explanation:
        'On peut critiquer la marque, ses produits et ce qu’elle dit, durement s’il le faut. On n’injurie, ne menace ni ne harcèle personne.',
    },
    hatred: {
      title: 'Propos haineux ou discriminatoires',
      explanation:
        'Ce qui rabaisse ou menace des personnes pour leur origine, leur religion, leur genre, leur orientation sexuelle, leur âge, leur santé ou un handicap.',
    },
    privacy: {
      title: 'Données personnelles d’autrui',
      explanation: 'Le nom complet, l’adresse, le téléphone ou la vie privée de quelqu’un qui ne l’a pas dit lui-même.',
    },
    copies: {
      title: 'Publicité et messages copiés en nombre',
      explanation: 'La réclame sans rapport avec ce qui se dit ici, et le même message répété de nombreuses fois.',
    },
    unlawful: {
      title: 'Contenu illicite',
      explanation:
        'Ce que la loi interdit de publier : diffamation, apologie d’un crime, escroquerie, contrefaçon. La loi en cause est nommée dans les faits.',
    },
  },
  rule: (position: number, title: string, explanation: string) =>
    `Règle ${position} de la charte, « ${title} » : ${explanation}`,
  facts: {
    one: (name: string, when: string, place: string, quote: string) =>
      `${name} a écrit, ${when}, sur « ${place} » : « ${quote} ».`,
    several: (n: number, span: string, places: readonly string[], quote: string) =>
      `${frenchCount(n, 'message', 'messages')}, ${span}, sur ${inFrench.format(places.map((place) => `« ${place} »`))}. Le premier dit : « ${quote} ».`,
    relied: (title: string) => `Ces mots relèvent de la règle « ${title} ».`,
  },
  when: (at: Date, zone: string) => {
    const { day, clock } = frenchMoment(at, zone)
    return `le ${day} à ${clock}`
  },
  between: (at: Date, last: Date, zone: string) => {
    const [from, to] = [frenchMoment(at, zone), frenchMoment(last, zone)]
    return `entre le ${from.day} à ${from.clock} et le ${to.day} à ${to.clock}`
  },
  redress:
    'Si cette décision vous semble injuste, dites-le depuis votre lien privé : vous pouvez y parler de nouveau, et une personne de l’équipe vous lira. Vous pouvez aussi vous adresser à un tribunal.',
}
