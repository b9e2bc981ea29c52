import { frenchCount, frenchList } from '../plural.ts'

/** What the form of a place takes: `days` null where nothing closes it. */
interface FormTakes {
  most: number
  longest: number
  days: number | null
  withMedia: boolean
}

/** Étincelles : ce que l’on écrit pour ouvrir une conversation, où cela part, et comment cela s’est passé. */
export const sparks = {
  screen: 'Étincelles',
  one: 'Une étincelle',
  about: 'Des invitations à parler, écrites ici et publiées là où l’on répond.',
  noWorkspace: 'Ouvrez d’abord un espace.',
  changeClient: 'Changer de client',
  empty: 'Rien n’est en train de s’écrire.',
  emptyAbout: 'Une bonne question vaut mieux qu’une actualité de plus. Comment voulez-vous ouvrir ?',
  begin: 'Commencer une étincelle',
  beginAbout: 'Comment voulez-vous ouvrir ?',
  shows: { open: 'En cours', out: 'Parties', dropped: 'Mises de côté' },
  showing: 'Lesquelles',
  emptyOut: 'Rien n’est encore parti.',
  emptyDropped: 'Rien n’est mis de côté.',
  more: 'La suite',
  untitled: 'Rien d’écrit encore',
  back: 'Toutes les étincelles',
  nowhere: 'nulle part encore',

  openers: {
    'open-question': 'Une question ouverte',
    advice: 'Demander conseil',
    disagreement: 'Inviter au désaccord',
    'behind-the-scenes': 'Les coulisses, avec quelqu’un',
    poll: 'Un choix, avec son pourquoi',
    help: 'Appeler à l’aide',
    'telling-back': 'Dire ce que cela a changé',
  },
  opener: 'Comment l’on ouvre',
  /** What research says, and what to keep from. */
  knows: {
    'open-question':
      'Les questions amènent des réponses, les images vives seulement des « j’aime ». Une seule question, à laquelle « oui » ne suffit pas.',
    advice:
      'Demander conseil rapproche ; demander ce que l’on attend de vous éloigne. Dites sur quoi vous hésitez vraiment.',
    disagreement:
      'Qui n’est pas d’accord se tait souvent tant qu’on ne l’y invite pas. Dites ce que vous pensez, puis demandez qui pense le contraire, et répondez à chacun.',
    'behind-the-scenes':
      'Un collègue nommé apaise un fil, un logo non. Demandez son accord à la personne avant de la nommer.',
    poll: 'Un choix seul se compte ; avec son pourquoi, il s’apprend. Deux à quatre possibilités suffisent.',
    help: 'On aide volontiers qui dit ce qu’il a déjà essayé. Dites ce que vous ferez des réponses.',
    'telling-back':
      'Dire ce que les réponses ont changé est ce qui fait répondre la fois suivante. Citez la raison, pas la personne.',
  },
  state: {
    draft: 'en train de s’écrire',
    planned: (at: string) => `part ${at}`,
    missed: (why: string) => `n’est pas partie : ${why}`,
    out: (at: string) => `partie ${at}`,
    dropped: 'mise de côté',
  },
  missed: {
    'too-late': 'la machine dormait à cette heure',
    'not-approved': 'elle n’était pas approuvée à son heure',
    paused: 'tout était suspendu à cette heure',
    'spark.place-refuses': 'un lieu ne la prendrait pas ainsi',
    'spark.nobody-signs': 'personne ne signe',
    'spark.empty': 'il n’y a rien à lire',
    'spark.goes-nowhere': 'elle ne va nulle part',
  } as Record<string, string>,
  missedUnknown: 'quelque chose l’en a empêchée',

  words: 'Ce que vous dites',
  wordsHint: 'Racontez, puis demandez une chose…',
  title: 'Titre',
  titleHint: 'Pour les lieux dont les pages en portent un',
  warning: 'Avertissement',
  warningHint: 'Dit avant que l’on voie le reste, là où le lieu le permet',
  colleague: 'Avec qui',
  colleagueHint: 'Son prénom, tel qu’il se lira',
  choices: 'Les possibilités',
  choice: (n: number) => `Possibilité ${n}`,
  addChoice: 'Ajouter une possibilité',
  openDays: 'Un sondage reste ouvert',
  openDaysHint: 'Là où le lieu le ferme de lui-même',
  days: (n: number) => frenchCount(n, 'jour', 'jours'),
  openFor: (n: number) => `Sondage ouvert ${frenchCount(n, 'jour', 'jours')}.`,
  form: {
    takes: ({ most, longest, days, withMedia }: FormTakes) =>
      `Ce lieu a son sondage : ${most} possibilités au plus, de ${longest} signes chacune${
        days === null ? '' : `, ouvert ${frenchCount(days, 'jour', 'jours')} au plus`
      }${withMedia ? '' : ', sans image à côté'}. Le pourquoi se dit en réponse, dessous.`,
    inWords: 'Ici, les possibilités sont dans le texte, et on choisit en le disant.',
    toWords: 'Les mettre dans le texte',
    toForm: 'Prendre le sondage de ce lieu',
  },
  signed: 'Qui parle',
  signedHint: 'Se lit à la fin, si le texte ne le dit pas déjà',
  language: 'Langue',
  languages: { fr: 'français', 'fr-CA': 'français du Québec', en: 'anglais' },
  furtherFields: 'Titre, avertissement, langue',
  fromTheme: 'Une étincelle',
  grewFrom: 'Née de ce que l’on vous a dit',
  saved: 'Enregistré',
  saving: 'Enregistrement…',
  unsaved: 'Pas encore enregistré',
  conflict: 'Quelqu’un d’autre vient de changer cette étincelle. Voici son texte ; le vôtre est gardé ici.',
  conflictTheirs: 'Prendre le sien',
  conflictMine: 'Garder le mien',

  beside: 'À côté du texte',
  nothingBeside: 'Rien à redire.',
  remarks: {
    'nobody-signs': 'Personne ne signe : on a le droit de savoir qui parle.',
    empty: 'Il n’y a encore rien à lire.',
    'several-questions': 'Plus d’une question : on répondra à la dernière, ou à aucune.',
    'no-question': 'Aucune question : à quoi répondrait-on ?',
    'asks-expectations':
      'Demander de front ce que l’on attend de vous éloigne. Demandez plutôt un conseil, ou une chose vécue.',
    'asks-for-likes': 'Cela quémande un « j’aime » ou un abonnement.',
    'asks-to-share': 'Cela demande de partager. Qui le veut le fera.',
    'asks-to-name-others': 'Cela demande de nommer quelqu’un qui n’a rien demandé.',
    'yes-or-no': 'On peut y répondre par oui ou non. Comment, où, quand, laquelle… ?',
    shouts: 'Cela crie : des capitales, ou des points d’exclamation à la suite.',
    'many-hashtags': 'Plus de trois mots-dièse : on lit moins bien.',
    'names-nobody': 'Les coulisses de qui ? Nommez la personne dans le texte, avec son accord.',
    'few-choices': 'Un choix demande au moins deux possibilités.',
    'no-why': 'Demandez aussi pourquoi : c’est cela qui s’apprend.',
    'no-disagreement': 'Rien n’invite au désaccord. « Qui n’est pas d’accord ? »',
  } as Record<string, string>,

  copied: (percent: number) => `Déjà dit ailleurs : ${percent} %`,
  copiedFrom: {
    page: (title: string, day: string) => `Sur le site, « ${title} », lu le ${day}`,
    post: (place: string, day: string) => `Publié sur ${place}, le ${day}`,
  },
  copiedHere: 'Ici',
  copiedThere: 'Là-bas',
  copiedClose: 'les mêmes mots, autrement',
  copiedNone: (n: number) =>
    n === 0
      ? 'Rien à comparer encore : aucun site lu.'
      : `Rien de repris, parmi ${frenchCount(n, 'texte lu', 'textes lus')}.`,
  copiedSites: 'Les sites lus',
  copiedRead: 'Faire lire un site',
  adds: 'Qu’est-ce que cela ajoute ?',
  addsHint: 'Une question, une raison entendue, la voix d’un collègue. Rien n’empêche de publier.',
  tryInstead: 'Ouvrir plutôt par',

  where: 'Où elle part',
  noPlaces: 'Aucun de vos points de contact ne sait publier.',
  noPlacesAct: 'Planter un point de contact',
  length: (n: string, most: string) => `${n} sur ${most}`,
  lengthOf: (n: string) => `${n} signes`,
  inParts: (n: number) => `en ${n} messages, l’un sous l’autre`,
  own: 'D’autres mots ici',
  ownField: (place: string) => `Les mots pour ${place}`,
  noOwn: 'Les mêmes mots qu’ailleurs',
  amiss: {
    'too-long': 'Trop long pour ce lieu.',
    'title-too-long': 'Le titre est trop long pour ce lieu.',
    'no-title': 'Ce lieu demande un titre.',
    'no-image': 'Ce lieu demande une image.',
    'too-many-images': 'Plus d’images que ce lieu n’en prend.',
    'image-type': 'Ce lieu ne prend pas ce genre d’image.',
    'image-too-big': 'Une image est trop lourde pour ce lieu.',
    'image-without-words': 'Dites ce que montre chaque image.',
    'too-many-choices': 'Plus de possibilités que le sondage de ce lieu n’en prend.',
    'choice-too-long': 'Une possibilité est trop longue pour le sondage de ce lieu.',
    'choices-alike': 'Deux possibilités sont les mêmes.',
    'choices-beside-image': 'Ce lieu ne prend pas d’image à côté d’un sondage.',
    'open-too-short': 'Ce lieu laisse un sondage ouvert plus longtemps que cela.',
    'open-too-long': 'Ce lieu ne laisse pas un sondage ouvert si longtemps.',
    'no-public-address':
      'Ce lieu vient chercher les images chez vous, et cette installation n’est connue que d’elle-même. Lui donner une adresse publique en https (PUBLIC_URL), ou publier ici sans image.',
    closed: 'Ce point de contact est fermé.',
    'cannot-publish': 'Ce canal ne sait pas publier.',
  } as Record<string, string>,

  images: 'Images',
  addImage: 'Ajouter une image',
  adding: 'Ajout de l’image…',
  alt: 'Ce qu’elle montre',
  altHint: 'Pour qui ne la voit pas',
  takeOut: (name: string) => `Retirer ${name}`,

  preview: 'Comme on la lira',
  reads: 'Comme on la lit',
  nothingToSee: 'Choisissez où elle part : elle se lit ici telle qu’elle sera là-bas.',

  publish: 'Publier',
  publishing: 'Publication…',
  didPublish: 'Publiée. Elle part dans dix secondes.',
  plan: 'Prévoir une heure',
  planTitle: 'Quand part-elle ?',
  planAbout: (zone: string) => `À l’heure de ${zone}.`,
  planDay: 'Jour',
  planTime: 'Heure',
  planIt: 'Prévoir',
  didPlan: (at: string) => `Elle partira ${at}.`,
  unplan: 'Ne plus prévoir d’heure',
  didUnplan: 'Elle ne part plus à aucune heure.',
  drop: 'Mettre de côté',
  didDrop: 'Mise de côté.',
  stops: 'À corriger avant de publier',

  became: {
    title: 'Ce que c’est devenu',
    nobody: 'Personne n’a encore répondu.',
    voices: (n: number) => `${frenchCount(n, 'personne a parlé', 'personnes ont parlé')}.`,
    fresh: (n: number) =>
      `${frenchCount(n, 'personne n’avait', 'personnes n’avaient')} encore jamais été ${n > 1 ? 'entendues' : 'entendue'}.`,
    few: 'À moins de cinq personnes, seuls les nombres se lisent.',
    between: (n: number) =>
      n
        ? `${frenchCount(n, 'réponse', 'réponses')} de l’une à l’autre, sans nous.`
        : 'Personne n’a répondu à quelqu’un d’autre qu’à nous.',
    depth: (n: number) => `Au plus long, ${frenchCount(n, 'message se répond', 'messages se répondent')}.`,
    share: (ours: number, turns: number) =>
      `Sur ${frenchCount(turns, 'message', 'messages')}, ${ours} ${ours > 1 ? 'sont' : 'est'} de nous.`,
    reasons: (n: number) => (n ? `${frenchCount(n, 'raison gardée', 'raisons gardées')}.` : 'Aucune raison gardée.'),
    silent: (places: string[]) => `Sans réponse en deux jours : ${frenchList(places)}.`,
    chosen: 'Ce que l’on a choisi, et pourquoi',
    chose: (n: number) => (n ? frenchCount(n, 'personne', 'personnes') : 'personne encore'),
    choseNone: (n: number) =>
      `${frenchCount(n, 'personne a répondu', 'personnes ont répondu')} sans choisir parmi cela.`,
    votes: 'Les votes, tels que chaque lieu les compte',
    votesAbout: 'Voter ne dit ni qui ni pourquoi : un vote ne compte pas parmi les personnes entendues.',
    vote: (n: number) => (n ? frenchCount(n, 'vote', 'votes') : 'aucun vote'),
    openUntil: (at: string) => `ouvert jusqu’au ${at}`,
    ended: 'fermé',
    picture: 'Jour après jour, lieu par lieu',
    day: 'Jour',
    table: 'En tableau',
    total: 'Messages',
  },

  wentTitle: 'Où elle est partie',
  went: {
    waiting: 'part dans un instant',
    saying: 'est en train de partir',
    sent: 'y est',
    later: 'attend : le lieu demande de patienter',
    gone: 'n’y est plus',
    refused: 'a été refusée',
    unknown: 'personne ne sait encore si elle y est : le lieu va être interrogé',
    'taken-back': 'a été reprise',
  },
  tryAgain: 'Réessayer',
  didTryAgain: 'Un nouvel essai part.',
  see: 'La voir là-bas',
  conversation: 'Ouvrir la conversation',
  takeBack: 'Reprendre',
  places: (n: number) => frenchCount(n, 'lieu', 'lieux'),
}
