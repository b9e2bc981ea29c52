import { capital } from '../capital.ts'
import { frenchCount } from '../plural.ts'
import { agree, number, people } from './numbers.ts'

/** Who is still to be told what came of what they said. */
export const loops = {
  screen: 'Boucles',
  about: 'Ce que vous avez décidé de ce qu’on vous a dit, et à qui il reste à le dire.',
  empty:
    'Rien n’est encore décidé. Dans Pourquoi, ouvrez un thème et décidez : chaque personne qui l’a dit pourra apprendre ce qu’il en advient.',
  emptyAct: 'Ouvrir Pourquoi',
  noWorkspace: 'Il n’y a pas encore de client. Les décisions viendront avec ce qu’on leur dit.',
  changeClient: 'Changer de client',
  back: 'Boucles',

  kind: {
    adapt: 'S’adapter',
    try: 'Essayer',
    'not-now': 'Pas maintenant',
    no: 'Non',
  },
  kindSays: {
    adapt: 'On s’adapte',
    try: 'On essaie',
    'not-now': 'Pas maintenant',
    no: 'Non',
  },
  onAlert: { danger: 'Un danger signalé', volume: 'Beaucoup de non en peu de temps' },
  onAlertAbout: (n: number) =>
    `${capital(people(n))} ${agree(n, 'en a parlé', 'en ont parlé')}. Rien ne leur est dit avant que vous l’approuviez.`,
  seeAlert: 'Voir l’alerte',
  direction: (theme: string, direction: string) => `${theme} : ${direction}`,
  holdsBy: (day: string) => `d’ici le ${day}`,
  owner: (name: string) => `${name} s’en charge`,
  /** « 9 sur 14 ; 3 à qui l’on ne peut le dire ». */
  standing: (told: number, all: number, leaving: number, cannot: number) =>
    [
      `${figure(told)} sur ${figure(all)} ${agree(told, 'le sait', 'le savent')}`,
      leaving > 0 ? `${figure(leaving)} en chemin` : '',
      cannot > 0 ? `${figure(cannot)} à qui l’on ne peut le dire` : '',
    ]
      .filter(Boolean)
      .join(' ; '),
  median: (days: number, n: number) =>
    days < 1
      ? `Moins d’un jour, en médiane, entre leurs mots et votre retour (n = ${figure(n)}).`
      : `${frenchCount(Math.round(days), 'jour', 'jours')}, en médiane, entre leurs mots et votre retour (n = ${figure(n)}).`,

  decide: 'Décider',
  decideOn: (what: string) => `Décider sur « ${what} »`,
  decideAbout: (n: number) =>
    `${capital(people(n))} ${agree(n, 'a donné', 'ont donné')} cette raison. Rien ne leur est dit avant que vous l’approuviez.`,
  decided: (what: string) => `C’est décidé sur « ${what} ». Il reste à le dire.`,
  seeDecision: 'Voir la décision',
  whichKind: 'Que décidez-vous ?',
  whoSees: 'Qui s’en charge',
  byWhen: 'D’ici le',
  byWhenHint: 'Vide : aucun jour n’est promis.',
  reason: 'Ce qui change, ou pourquoi non',
  reasonHint: 'En mots simples, comme les personnes le liront.',
  facts: 'Ce que l’on peut citer',
  factsHint: 'Un fait par ligne.',
  addFact: (fact: string) => `Ajouter « ${fact} »`,
  keep: 'Garder la décision',

  change: 'Changer la décision',
  changeAbout:
    'Une autre réponse ou une autre date : celles et ceux qui savaient l’apprendront, si vous l’approuvez. Ce qui n’est pas parti ne partira pas.',
  changed: 'La décision a changé.',
  history: 'Comment on en est venu là',
  wordOf: (by: string, when: string) => `${by}, ${when}`,
  noNews: 'Personne n’a à le réapprendre.',

  wordings: 'Ce qui sera dit',
  wordingsAbout: 'Les mêmes mots pour tous les messages d’une sorte, sauf ceux que vous écrivez un par un.',
  manner: (to: 'tu' | 'vous' | 'several', tongue: 'fr' | 'en', again: boolean) =>
    `${to === 'several' ? 'À plusieurs dans un fil' : `À une seule personne, ${to === 'tu' ? 'tutoyée' : 'vouvoyée'}`}${tongue === 'en' ? ', en anglais' : ''}${again ? ', à qui l’on avait dit autre chose' : ''}`,
  counted: (messages: number, persons: number) => `${frenchCount(messages, 'message', 'messages')}, ${people(persons)}`,
  nameHint: '{nom} devient le nom de la personne.',
  firstWords: 'Revenir aux premiers mots',
  approveAll: (messages: number) => `Approuver tels quels (${frenchCount(messages, 'message', 'messages')})`,
  approveSure: (messages: number, persons: number, perHour: number) =>
    `${frenchCount(messages, 'message partira', 'messages partiront')} vers ${people(persons)}, ${number(perHour)} par heure au plus. Tant qu’un message n’est pas parti, on peut le reprendre.`,
  approve: 'Approuver',
  approved: (messages: number, last: string) =>
    `${frenchCount(messages, 'message approuvé', 'messages approuvés')}, le dernier part ${last}.`,
  leftOut: (n: number) =>
    `${frenchCount(n, 'message est trop long', 'messages sont trop longs')} pour son lieu et attend vos mots.`,
  lastLeaves: (when: string) => `Le dernier part ${when}.`,

  list: 'Lieu par lieu',
  show: 'Montrer',
  changeState: 'Changer ce qui est montré',
  at: ', ',
  changePlace: 'Changer de lieu',
  everywhere: 'partout',
  stop: '.',
  state: {
    draft: 'ce qui est à relire',
    'by-hand': 'ce qui est à dire à la main',
    approved: 'ce qui va partir',
    left: 'ce qui est en chemin',
    told: 'ce qui est dit',
    failed: 'ce qui n’a pas pu être dit',
  },
  nothingSuch: 'Rien de tel en ce moment.',
  more: 'La suite',
  to: (names: string[], n: number) =>
    n > names.length
      ? `${names.join(', ')} et ${number(n - names.length, 'f')} ${agree(n - names.length, 'autre', 'autres')}`
      : names.join(', '),
  inThread: (place: string, thread: string) => `${place}, « ${thread} »`,
  alone: 'à cette personne seule',
  write: 'Changer ces mots',
  writeFor: (names: string) => `Ce qui sera dit à ${names}`,
  asOthers: 'Dire comme aux autres',
  ownWords: 'Vos mots, pour ce message seul.',
  tooLong: (n: number) => `Trop long de ${frenchCount(n, 'signe', 'signes')} pour ce lieu.`,
  approveOne: 'Approuver celui-ci',
  byHandAbout: 'Ce lieu ne laisse pas l’outil parler. Copiez, dites-le là-bas, puis dites-le ici.',
  copy: 'Copier',
  copied: 'C’est copié.',
  copyByHand: 'Sélectionnez les mots et copiez-les.',
  openPlace: 'Ouvrir le lieu',
  saidByHand: 'Je l’ai dit',
  keptByHand: 'C’est gardé : dit par vous.',
  leaves: (when: string) => `Part ${when}, approuvé par`,
  leavesSoon: 'Part dans un instant, approuvé par',
  takeBack: 'Tout reprendre',
  onItsWay: 'En chemin.',
  mayComeBack: 'Remis. Sans retour d’ici trois jours, ce sera arrivé.',
  unknown: 'On ne sait pas si c’est arrivé : le lieu est redemandé.',
  how: {
    seen: 'Relu là-bas : c’est dit.',
    accepted: 'Remis, et rien n’est revenu en trois jours : c’est dit.',
    'by-hand': 'Dit à la main, quelqu’un d’ici le dit.',
  },
  answered: 'On y a répondu.',
  seeConversation: 'Voir la conversation',
  failedWhy: (why: string) => `Le lieu a refusé : ${why}.`,
  failedGone: 'Ce à quoi l’on répondait n’est plus là.',
  failedLate: 'Trop tard : ce lieu ne prend de réponse que pendant un temps, et il est passé. Rien n’est parti.',
  failedByHand: 'Ce lieu ne prend ces mots que d’une personne\u00a0: dites-les sur place, puis notez-le ici.',
  failedLong: 'C’était trop long pour ce lieu.',
  cameBack: 'Le mail est revenu : cette adresse ne reçoit pas.',
  tryAgain: 'Essayer encore',
  triedAgain: 'C’est reparti.',

  cannot: 'À qui l’on ne peut le dire',
  cannotWhy: {
    erased: 'leurs mots ont été retirés ou effacés',
    'asked-for-silence': 'on a demandé le silence, il est gardé',
    'taken-away': 'leurs mots ont été retirés par vous',
    'place-closed': 'le lieu est fermé',
    'no-private-way': 'dit à vous seuls, là où tout se lit',
    'window-closed': 'le lieu ne prend de réponse que pendant un temps, et il est passé',
  } as Record<string, string>,
  cannotBy: (n: number, why: string) => `${figure(n)} : ${why}`,
  readThem: 'les lire',
  foldThem: 'les replier',
  nameGone: 'quelqu’un',

  pace: 'À quelle allure',
  paceAbout: 'Les messages partent l’un après l’autre, pour que personne ne se croie devant un robot.',
  perHour: 'Par heure, en tout',
  perChannel: 'Par heure, sur un même canal',
  paceKept: 'C’est gardé. Ce qui est déjà approuvé garde son heure.',
}

function figure(n: number): string {
  return new Intl.NumberFormat('fr').format(n)
}
