import { frenchList } from '../plural.ts'
import { agree, number } from './numbers.ts'

const counted = (one: string, many: string, gender: 'f' | 'm') => (n: number) =>
  `${number(n, gender)} ${agree(n, one, many)}`

const deeds: Record<string, (n: number) => string> = {
  answered: counted('réponse', 'réponses', 'f'),
  liked: counted('« J’aime » donné ou repris', '« J’aime » donnés ou repris', 'm'),
  'let-live': counted('conversation laissée vivre', 'conversations laissées vivre', 'f'),
  'put-off': counted('conversation mise de côté', 'conversations mises de côté', 'f'),
  given: counted('conversation confiée', 'conversations confiées', 'f'),
  understood: counted('lecture reprise ou confirmée', 'lectures reprises ou confirmées', 'f'),
  themes: counted('thème retouché', 'thèmes retouchés', 'm'),
  asked: counted('question à un service', 'questions à un service', 'f'),
  facts: counted('réponse de service ou fait retenu', 'réponses de service ou faits retenus', 'f'),
  silence: counted('silence gardé ou levé', 'silences gardés ou levés', 'm'),
  removed: counted('retrait motivé', 'retraits motivés', 'm'),
  joined: counted('conversation réunie ou séparée', 'conversations réunies ou séparées', 'f'),
  alerts: counted('geste sur une alerte', 'gestes sur une alerte', 'm'),
  decided: counted('décision prise ou revue', 'décisions prises ou revues', 'f'),
  told: counted('retour approuvé ou fait', 'retours approuvés ou faits', 'm'),
  promised: counted('parole donnée, tenue ou reportée', 'paroles données, tenues ou reportées', 'f'),
  claims: counted('geste sur une promesse', 'gestes sur des promesses', 'm'),
  sparks: counted('geste sur une étincelle', 'gestes sur des étincelles', 'm'),
  other: counted('autre geste', 'autres gestes', 'm'),
}

/** What one leaves to whoever comes next. */
export const handover = {
  title: 'Les notes de relais',
  left: (name: string, when: string) => `${name} vous a laissé une note, ${when}`,
  leftMine: (when: string) => `Votre note, ${when}`,
  leftPast: (name: string, when: string) => `${name}, ${when}`,
  forClients: (names: string[]) => `Pour ${frenchList(names)}`,
  since: 'Depuis cette note',
  did: (name: string, done: { deed: string; n: number }[]) =>
    `${name} : ${frenchList(done.map(({ deed, n }) => (deeds[deed] ?? deeds.other!)(n)))}.`,
  nothingSince: 'Depuis cette note, personne d’autre n’a rien fait ici.',
  read: 'C’est lu',
  readAbout: (name: string) => ` : la note de ${name}`,
  readOn: (when: string) => `Lue ${when}.`,
  didRead: 'C’est lu. La note reste dans les notes de relais.',
  write: 'Passer le relais',
  writeLead: 'Ce que doit savoir qui prend la suite. Cette personne le lira d’abord, dans « Ce matin ».',
  forWhom: 'Pour',
  forAll: (n: number) => `Tous mes clients (${n})`,
  forAllHint: 'Chaque espace garde cette note : n’y écrivez rien d’un client que les autres ne doivent pas lire.',
  text: 'Votre note',
  leave: 'Laisser la note',
  didLeave: 'La note est laissée.',
  past: 'Voir les notes d’avant',
  nonePast: 'Aucune note pour l’instant. On en laisse une en partant, au bas de « Ce matin ».',
  more: 'Plus anciennes',
}
