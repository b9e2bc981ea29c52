import { capital } from '../capital.ts'
import { agree, number } from './numbers.ts'

/** How one contact point is doing, on a page of its own. */
export const health = {
  open: 'Comment il va',
  openOf: (name: string) => `Comment va « ${name} »`,
  back: 'Tous les points de contact',
  listening: 'L’écoute',
  lastListened: (when: string) => `Dernière écoute : ${when}.`,
  lag: (time: string) => `D’ordinaire, une parole est entendue ${time} après avoir été dite.`,
  atOnce: 'Ce qui s’y dit est entendu dès que c’est dit.',
  under1: 'moins d’une minute',
  minutes: (n: number) => `${number(n, 'f')} ${agree(n, 'minute', 'minutes')}`,
  hours: (n: number) => `${number(n, 'f')} ${agree(n, 'heure', 'heures')}`,
  days: (n: number) => `${number(n)} ${agree(n, 'jour', 'jours')}`,
  line: {
    open: 'Une ligne reste ouverte : ce qui s’y dit arrive aussitôt.',
    closed: 'La ligne n’est pas ouverte en ce moment ; on va écouter à l’heure dite.',
  },
  knocks: (n: number) =>
    agree(
      n,
      'Un avis reçu attend d’être vérifié à sa source.',
      `${capital(number(n))} avis reçus attendent d’être vérifiés à leur source.`,
    ),
  keysEnd: (day: string) => `La clé de ce compte expire le ${day} : reconnectez-le d’ici là.`,
  keysEnded: (day: string) => `La clé de ce compte a expiré le ${day} : reconnectez-le.`,

  counts: 'Ce qui s’y dit',
  moreThan: (n: number) => `plus de ${number(n)}`,
  figure: (n: number) => n.toLocaleString('fr-FR'),
  heard: 'Entendu',
  day: 'ces dernières 24 heures',
  week: 'ces sept derniers jours',
  all: 'en tout, vos mots compris',
  said: 'Dit',
  seen: 'relu sur place',
  accepted: 'accepté par le lieu',
  byHand: 'à la main',
  waiting: 'attend de partir',
  unsent: 'n’est pas parti',
  aside: 'Mis de côté',
  asideRow: 'n’a pas pu être lu',

  unsentTitle: 'Ce qui n’est pas parti',
  unsentWhy: {
    gone: 'ce à quoi vous répondiez n’est plus là',
    refused: 'le lieu a refusé',
    unknown: 'parti peut-être, on vérifie sur place',
  },
  unsentByHand: 'ce lieu ne prend cette réponse que d’une personne, sur place',
  unsentSays: (why: string) => `le lieu a refusé : ${why}`,

  asideTitle: 'Ce qui est mis de côté',
  asideLead: 'Reçu, mais pas compris. Rien n’en est perdu tant que ses octets sont là : un mois.',
  asideReason: (n: number, when: string) => `${number(n, 'f')} fois, la dernière : ${when}`,
  asideLatest: 'Les derniers, tels qu’ils sont arrivés',
  asideBegins: (when: string) => `Arrivée : ${when}`,
  noExcerpt: 'Ce n’est pas du texte, ou il n’est plus là.',
  noReason: 'sans raison connue',
  readAgain: 'Relire ce qui a été mis de côté',
  willReadAgain: (n: number) =>
    agree(n, 'Un événement va être relu.', `${capital(number(n))} événements vont être relus.`),
  tooOld: 'Ce qui reste est trop ancien pour être relu.',

  comparedTitle: 'Ce que le lieu a, et ce qui est ici',
  compared: (n: number, when: string) =>
    n === 0
      ? `Comparé pour la dernière fois : ${when}. Le lieu ne montrait rien.`
      : agree(
          n,
          `Comparé pour la dernière fois : ${when}. La parole que le lieu montre a été cherchée ici.`,
          `Comparé pour la dernière fois : ${when}. Les ${number(n, 'f')} dernières paroles que le lieu montre ont été cherchées ici.`,
        ),
  nothingMissing: 'Aucune ne manque.',
  notComparedYet: (when: string) => `Première comparaison : ${when}.`,
  notCompared: 'Ce canal ne sait pas dire ce que le lieu a : rien n’y est comparé.',
  /** `since`: what follows « depuis ». */
  lost: (n: number, since: string, until: string) =>
    agree(
      n,
      `Il manque ici une parole que le lieu montre. Elle y est depuis ${since}.`,
      `Il manque ici ${number(n, 'f')} paroles que le lieu montre, dites entre ${since} et ${until}.`,
    ),
  lostOn: (n: number) => agree(n, 'On la cherche encore chaque nuit.', 'On les cherche encore chaque nuit.'),
  found: (n: number, since: string) =>
    agree(
      n,
      `Une parole s’était perdue en chemin ; elle est ici depuis ${since}.`,
      `${capital(number(n, 'f'))} paroles s’étaient perdues en chemin ; elles sont ici depuis ${since}.`,
    ),
  burst: (since: string, until: string) => `Entre ${since} et ${until}, il s’est dit plus que le lieu ne montre.`,
  burstMended: (since: string, until: string) =>
    `Entre ${since} et ${until}, il s’est dit plus que le lieu ne montrait ; c’est venu depuis.`,

  terms: 'Ce que permet la source',
  spent: (spent: number, most: number, unit: string, anew: string) =>
    `Dépensé jusqu’ici : ${spent.toLocaleString('fr-FR')} sur ${most.toLocaleString('fr-FR')} ${unit} ; il en reste ${Math.max(0, most - spent).toLocaleString('fr-FR')}. Cela repart de zéro ${anew}.`,
  keptForAnswers: 'Ce qui reste est gardé pour vos réponses ; l’écoute reprend ensuite.',
  spentAll:
    'Tout est dépensé : d’ici là, rien n’est demandé ni dit là-bas. Ce qui presse se répond à la main, sur place ; le reste part tout seul ensuite.',
  notCounted: (channel: string) =>
    `Chez ${channel}, les règles ne permettent pas de compter ce qui s’y dit : Pourquoi, Face-à-face et les alertes s’en passent. Les mots et leurs raisons restent dans les conversations.`,
  stateAudited: (channel: string) => `Déclarer cet usage audité par ${channel}`,
  auditedBy: (by: string, channel: string, day: string) =>
    `${by || 'Quelqu’un de l’équipe'} a déclaré le ${day} cet usage audité par ${channel} : ce qui s’y dit est compté.`,
  withdrawAudited: 'Revenir sur cette déclaration',
  nowCounted: 'Ce qui s’y dit est compté désormais.',
  countedNoMore: 'Ce qui s’y dit n’est plus compté.',
  gone: (n: number, why: 'term' | 'source' | 'access' | 'person', day: string) =>
    `Le ${day}, ${number(n)} ${agree(n, 'texte est parti d’ici', 'textes sont partis d’ici')}${
      {
        term: ' : la source ne prête ses textes que pour un temps',
        source: ', car plus rien n’en reste à la source',
        access: ', l’accès au lieu ayant pris fin',
        person: ', à la demande de la personne',
      }[why]
    }.`,
  goneKeeps: 'Vos notes et vos réponses sont restées.',
}
