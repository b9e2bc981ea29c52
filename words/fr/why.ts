import { capital } from '../capital.ts'
import { frenchList, of } from '../plural.ts'
import { agree, letters, number, people, voices } from './numbers.ts'

const within: Record<string, string> = {
  '7': 'sept jours',
  '30': 'trente jours',
  '90': 'trois mois',
  '365': 'un an',
  all: 'le début',
}

/** Why they do not like it, read like an article. */
export const why = {
  screen: 'Pourquoi',
  title: (n: number) => (n > 0 ? `Pourquoi cela ne plaît pas à ${people(n, letters)}` : 'Pourquoi cela ne plaît pas'),
  /** « Sur *tous les points de contact*, depuis *trente jours*. » */
  on: 'Sur',
  onFor: 'Chez',
  andOn: ', sur',
  since: ', depuis',
  stop: '.',
  everywhere: 'tous les points de contact',
  within,
  changeClient: 'Changer de client',
  changePlace: 'Changer de point de contact',
  changeSince: 'Changer de durée',
  /** `names`: channels whose owners let nothing be counted. */
  leftOut: (names: string) => `Sans ${names} : les règles n’y permettent pas de compter ce qui se dit.`,
  stances: (all: number, liking: number, disliking: number) =>
    all === 0
      ? ''
      : `${capital(people(all))} ${agree(all, 's’est prononcée', 'se sont prononcées')} ; ${likes(liking)}, ${dislikes(disliking)}.`,
  /** `confirmed`: of them, those who said that our wording is right. */
  themeSays: (n: number, channels: number, confirmed = 0) =>
    `${people(n)}${channels > 1 ? `, sur ${number(channels)} canaux` : ''}${confirmed ? `, dont ${number(confirmed, 'f')} ${agree(confirmed, 'confirmée', 'confirmées')}` : ''}`,
  others: (n: number) => `${capital(number(n, 'f'))} ${agree(n, 'autre voix', 'autres voix')}`,
  readThem: (n: number) => agree(n, 'la lire', 'les lire'),
  foldThem: (n: number) => agree(n, 'la replier', 'les replier'),
  more: 'Lire la suite',
  /** What stands around someone’s words. */
  opens: '«\u00a0',
  closes: '\u00a0»',
  inPlace: 'À sa place dans la conversation',
  inPlaceOf: (by: string) => `Les mots ${of(by)}, à leur place dans la conversation`,
  channels: (names: string[]) => frenchList(names),
  joined: (name: string) => `Réunit aussi « ${name} ».`,
  unjoin: 'Remettre à part',
  unjoined: (name: string) => `« ${name} » est de nouveau un thème à part.`,

  rename: 'Renommer',
  newName: 'Nouveau nom du thème',
  renamed: (before: string, after: string) => `« ${before} » s’appelle maintenant « ${after} ».`,
  join: 'Réunir à un autre',
  joinTitle: (name: string) => `Réunir « ${name} » à un thème qui dit la même chose`,
  joinDo: 'Réunir',
  joinInto: 'Avec',
  joinedTo: (name: string, into: string) => `« ${name} » est réuni à « ${into} ».`,
  keptOut: (n: number, into: string) =>
    `${capital(number(n, 'f'))} ${agree(n, 'raison reste', 'raisons restent')} à part : on nous avait dit que « ${into} » n’est pas ce qu’elle${n > 1 ? 's veulent' : ' veut'} dire.`,
  nothingToJoin: 'Il n’y a pas d’autre thème pour l’instant.',
  split: 'Séparer en deux',
  splitTitle: 'Choisir les voix qui disent autre chose, puis donner un nom à ce qu’elles disent.',
  splitName: 'Ce qu’elles disent',
  splitDo: (n: number) => (n === 0 ? 'Choisir au moins une voix' : `En faire un thème (${voices(n)})`),
  splitOff: (name: string) => `« ${name} » est maintenant un thème à part.`,
  choose: (words: string) => `Choisir « ${words} »`,
  acts: (name: string) => `Ce qu’on peut faire du thème « ${name} »`,

  wants: 'Ce qu’on voudrait plutôt',
  direction: {
    less: 'moins',
    more: 'plus',
    faster: 'plus vite',
    cheaper: 'moins cher',
    honest: 'plus honnête',
    again: 'comme avant',
    fixed: 'réparé',
    easier: 'plus simple',
  },
  wantSays: (direction: string, n: number) => `${capital(direction)}, ${people(n)}`,
  /** Nobody was asked: it is read out of what they dislike. */
  wantsInferred: (voices: number, all: number) =>
    voices < all
      ? `Déduit des mots des ${number(voices, 'f')} dernières voix, personne ne l’a dit ainsi.`
      : 'Déduit de leurs mots : personne ne l’a dit ainsi.',

  withoutTheme: 'Sans thème',
  withoutThemeSays:
    'Gardées comme raisons, sans dire encore de quoi elles parlent. Un thème se donne dans la conversation.',
  unsaid: 'Raison non dite',
  unsaidSays: 'Une seule question par personne.',
  ask: 'Demander ce qui plaît moins',
  suggested: (n: number) =>
    `${capital(number(n, 'f'))} ${agree(n, 'raison pressentie attend', 'raisons pressenties attendent')} votre regard`,
  seeSuggested: 'les lire dans les conversations',

  weeksTitle: 'Raisons par semaine, sur douze semaines',
  weeksTable: 'Semaine du',
  weeksCount: 'Raisons',
  weekOf: (day: string) => `semaine du ${day}`,
  weeks: (total: number, last: number) =>
    `${capital(number(total, 'f'))} ${agree(total, 'raison', 'raisons')} en douze semaines, ${last === 0 ? 'aucune' : `dont ${number(last, 'f')}`} cette semaine`,
  thisWeek: 'cette semaine',
  twelveWeeksAgo: 'il y a 12 semaines',

  empty: 'Personne n’a encore dit pourquoi. Dans une conversation, choisir les mots qui le disent et appuyer sur s.',
  onlySuggested: 'Aucune raison n’est encore gardée. Celles que l’on pressent attendent dans les conversations.',
  emptyAct: 'Ouvrir les conversations',
  nothingHere: 'Rien de tel ici pendant ce temps.',
  nothingHereAct: 'Regarder partout, depuis un an',
  noClient: 'Cette page se lit pour un client à la fois.',
  noWorkspace: 'Il n’y a pas encore de client. Les raisons viendront avec leurs conversations.',
}

function likes(n: number): string {
  return n === 0 ? 'aucune n’aime' : `${number(n, 'f')} ${agree(n, 'aime', 'aiment')}`
}

function dislikes(n: number): string {
  return n === 0 ? 'aucune ne dit non' : `${number(n, 'f')} ${agree(n, 'n’aime pas', 'n’aiment pas')}`
}
