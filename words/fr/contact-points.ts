import { capital } from '../capital.ts'
import { agree, number } from './numbers.ts'

const price = (n: number) => n.toLocaleString('fr-FR', { maximumFractionDigits: 4 })
const sum = (n: number) => n.toLocaleString('fr-FR', { maximumFractionDigits: 2 })

/** The places planted in the world, and how each is doing. */
export const contactPoints = {
  title: 'Points de contact',
  lead: 'Là où l’on parle, et où vous écoutez.',
  of: (client: string) => `Points de contact, ${client}`,
  states: {
    listening: 'À l’écoute',
    paused: 'En pause',
    trouble: 'On n’entend plus',
    closed: 'Fermé',
    open: 'Ouverte au public',
  },
  pausedSays: 'Ce qui s’y dit sera entendu au réveil.',
  lastHeard: (when: string) => `Dernière voix entendue : ${when}.`,
  nothingYet: 'Rien entendu pour l’instant.',
  next: (when: string) => `Prochaine écoute : ${when}.`,
  tryAgain: (when: string) => `Prochain essai : ${when}.`,
  neverListened: 'La première écoute commence.',
  messages: (n: number) => `${number(n)} ${agree(n, 'message', 'messages')}`,
  setAside: (n: number) =>
    agree(
      n,
      'Un événement n’a pas pu être lu : il est mis de côté, le reste passe.',
      n > 1000
        ? 'Plus de mille événements n’ont pas pu être lus : ils sont mis de côté, le reste passe.'
        : `${capital(number(n))} événements n’ont pas pu être lus : ils sont mis de côté, le reste passe.`,
    ),
  missing: (since: string, until: string) =>
    `Entre ${since} et ${until}, il s’est publié plus que ce lieu ne montre : des paroles manquent ici. Les lire sur place.`,
  missingSeen: 'C’est vu',
  didSeeMissing: (name: string) => `« ${name} » : c’est noté.`,
  detail: 'Ce que le serveur a dit',
  visit: 'Voir la page',
  printSheet: 'Imprimer l’affiche et son QR',
  visitPlace: 'Voir le site',
  aLink: {
    copy: 'Copier le lien',
    copied: 'Le lien est copié.',
    byHand: 'Le lien est choisi : le copier au clavier.',
  },
  aLine: {
    copy: 'Copier la ligne',
    copied: 'La ligne est copiée.',
    byHand: 'La ligne est choisie : la copier au clavier.',
  },
  publicLink: 'Lien public',

  listenNow: 'Écouter maintenant',
  listening: 'On y va…',
  pause: 'Mettre en pause',
  wake: 'Réveiller',
  rename: 'Renommer',
  newName: 'Nouveau nom',
  withdraw: 'Retirer',
  withdrawAsk: (name: string) =>
    `Retirer « ${name} » ? On n’y écoutera plus et on n’y parlera plus. Ce qui y a été dit reste. Cela ne se défait pas.`,
  withdrawYes: 'Oui, retirer',
  acts: (name: string) => `Ce qu’on peut faire de « ${name} »`,
  didPause: (name: string) => `« ${name} » est en pause.`,
  didWake: (name: string) => `« ${name} » est réveillé.`,
  didChange: (name: string) => `C’est noté. On va écouter « ${name} ».`,
  estimate: {
    ask: 'Voir ce que cela coûtera',
    told: (perMonth: number, amount: number, most: number, unit: string) =>
      `Environ ${number(perMonth)} ${agree(perMonth, 'message', 'messages')} par mois, soit à peu près ${sum(amount)} ${unit} sur un plafond de ${sum(most)}.`,
    saying: (each: number, withLink: number, unit: string) =>
      `Y répondre coûte en plus ${price(each)} ${unit} chaque fois, ${price(withLink)} avec un lien.`,
    tooMuch:
      'Le plafond serait atteint avant la fin du mois\u202f; plus rien ne serait alors entendu avant le mois suivant.',
    notSo: (what: string) => `La plateforme ne comprend pas cette recherche\u00a0: ${what}`,
    unknown: (why: string) => `Ce que cela coûtera n’a pas pu être demandé. ${why}`.trim(),
  },
  follows: (label: string, what: string) => `${label} : ${what}`,
  didRename: (name: string) => `Il s’appelle maintenant « ${name} ».`,
  didWithdraw: (name: string) => `« ${name} » est retiré.`,
  willListen: (name: string) => `On va écouter « ${name} ».`,
  didPlant: (name: string) => `« ${name} » est planté.`,

  plant: 'Planter un point de contact',
  plantTitle: 'Où écouter',
  forClient: 'Pour',
  byAddress: 'Coller une adresse',
  byPage: 'Ouvrir une page à soi',
  byAccount: 'Connecter un compte',
  whichPlace: 'Où',
  optional: (label: string) => `${label} (facultatif)`,
  connect: 'Essayer et connecter',
  connecting: (where: string) => `On frappe à la porte : ${where}…`,
  reconnect: 'Reconnecter',
  signInThere: 'Aller s’y connecter',
  arriving: 'On rapporte la clé…',
  notArrived: 'Le compte n’est pas connecté',
  connectAgain: 'Recommencer',
  didConnect: (name: string) => `« ${name} » est connecté.`,
  address: 'Une adresse : site, billet ou flux',
  addressHint: 'Telle quelle, copiée du navigateur.',
  look: 'Voir ce qu’on y entend',
  looking: 'On écoute à la porte…',
  wouldHear: (n: number) =>
    agree(n, 'Voici ce que vous y entendriez.', 'Voici ce que vous y entendriez. Cocher ce qui vous importe.'),
  carries: (what: string, n: number) =>
    n === 0 ? `${capital(what)}, rien pour l’instant` : `${capital(what)} : ${number(n)} à lire aussitôt`,
  sampleBy: (by: string, when: string) => (when ? `${by}, ${when}` : by),
  already: 'Déjà planté.',
  allAlready: 'Vous écoutez déjà tout ce qui se dit à cette adresse.',
  noSample: 'Rien n’y est dit pour l’instant.',
  ownSite: 'C’est le site de la marque : ce qui y est publié est d’elle',
  plantThese: (n: number) => (n < 2 ? 'Écouter ici' : `Écouter à ces ${number(n)} endroits`),
  planting: 'On plante…',
  otherAddress: 'Essayer une autre adresse',

  pageTitle: 'Une page à soi',
  pageLead:
    'Une page publique où chacun répond sans compte, sans cookie, sans script. Son lien va partout : un mail, une affiche, un QR.',
  pageName: 'Son nom',
  pageNameHint: 'Ce qu’on lit en tête de la page.',
  opening: 'Vos premiers mots',
  openingHint: 'Une question que vous vous posez vraiment. On y répondra.',
  pageLanguage: 'Sa langue',
  openPage: 'Ouvrir la page',
  opened: (name: string) => `« ${name} » est ouverte. Voici son lien.`,

  empty: 'Vous n’écoutez encore nulle part. Coller l’adresse d’un blog suffit pour commencer.',
  closedOnes: (n: number) => `${capital(number(n))} ${agree(n, 'point de contact fermé', 'points de contact fermés')}`,
  readOnly: 'Seules les personnes qui répondent aux conversations plantent et retirent.',
}
