import { frenchCount, frenchList } from '../plural.ts'

/** One conversation: what each turn says of itself, its reasons, and what stands beside it. */
export const conversation = {
  title: 'Conversation',
  untitled: 'Conversation',
  turns: 'Ce qui s’est dit, dans l’ordre du temps',
  voices: (voices: number, messages: number) =>
    `${frenchCount(voices, 'personne', 'personnes')}, ${frenchCount(messages, 'message', 'messages')}`,
  speaksFor: (brand: string) => `pour ${brand}`,
  answering: 'en réponse à',
  edited: 'repris depuis',
  chosen: 'choisi',
  chosenNow: (n: number) => frenchCount(n, 'message choisi', 'messages choisis'),
  audience: {
    internal: 'note entre vous',
    direct: 'en privé',
    followers: 'aux abonnés',
    unlisted: 'à qui a le lien',
    public: 'en public',
  },
  gone: 'Son auteur a retiré ces mots.',
  removed: (rule: string) => `Message retiré. Règle : ${rule}.`,
  standsThere: (place: string) =>
    `« ${place} » n’a pas voulu le retirer : il s’y lit encore. Le retirer là-bas à la main.`,
  removalPending: (rule: string) => `Sera retiré dans un instant. Règle : ${rule}.`,
  attached: (type: string | null): string =>
    type?.startsWith('image/')
      ? 'une image'
      : type?.startsWith('video/')
        ? 'une vidéo'
        : type?.startsWith('audio/')
          ? 'un son'
          : 'une pièce jointe',
  /** Three names, and how many besides. */
  reacted: (how: 'like' | 'repost' | 'bookmark', names: string[], more: number): string => {
    const people = frenchList(more ? [...names, frenchCount(more, 'autre personne', 'autres personnes')] : names)
    return how === 'like' ? `Plaît à ${people}.` : how === 'repost' ? `Repris par ${people}.` : `Gardé par ${people}.`
  },
  onSpot: 'Voir sur place',
  earlier: 'Plus tôt',
  later: 'Plus tard',
  toEnd: 'Aller à la fin',
  waiting: (n: number) => frenchCount(n, 'nouveau message', 'nouveaux messages'),
  joinedElsewhere: 'Cette conversation a été jointe à celle-ci.',
  writes: (name: string) => `${name} écrit une réponse.`,
  reads: (name: string) => `${name} lit aussi.`,
  more: 'Autres actes',
  wake: 'Reprendre',
  didWake: 'La conversation est reprise.',

  stance: {
    dislike: 'désaccord',
    like: 'accord',
    question: 'question',
    suggestion: 'suggestion',
    neutral: 'neutre',
    unknown: 'on ne sait pas',
  },
  stanceTitle: 'Quelle position',
  stanceAbout: 'Envers la marque, ou ce qu’elle affirme.',
  maybe: (word: string) => `${word} ?`,
  reasonUnsaid: 'raison non dite',
  keep: 'Garder',
  change: 'Changer',
  changeTheme: 'Changer de thème',
  refuse: 'Refuser',
  aReason: 'une raison',
  reasonsSuggested: (n: number) =>
    n < 2 ? 'Une raison dans ses mots, peut-être.' : `${n} raisons dans ses mots, peut-être.`,
  isReason: (theme: string) => `raison, ${theme}`,
  noTheme: 'sans thème',
  keptBy: (name: string) => `gardé par ${name}`,
  withdrawReason: 'Ce n’est pas une raison',
  marking: 'Choisir les mots : flèches pour avancer, Maj et flèches pour en prendre plus, Entrée pour garder.',
  themeTitle: 'De quoi s’agit-il',
  themeField: 'Thème',
  themeHint: 'Chercher un thème, ou en nommer un',
  themeNothing: 'Aucun thème de ce nom.',
  themeNew: (name: string) => `Nouveau thème : ${name}`,
  noThemeYet: 'Sans thème pour l’instant',
  didKeepReason: (words: string) => `Raison gardée : « ${words.length > 60 ? `${words.slice(0, 59)}…` : words} ».`,
  didChangeReason: 'Le thème est changé.',
  didWithdrawReason: 'Ce n’est plus une raison.',
  didRefuse: 'Suggestion refusée.',
  didMarkStance: (stance: string) => `Position : ${stance}.`,

  joinTitle: 'Joindre une conversation',
  joinAbout: 'Celle qui parle de la même chose viendra ici, avec tous ses fils. On peut toujours les séparer.',
  joinField: 'Quelle conversation',
  joinNothing: 'Aucune conversation de ce nom.',
  didJoin: 'Les deux conversations n’en font plus qu’une.',
  split: (thread: string) => `Séparer « ${thread} »`,
  didSplit: 'Ce fil est de nouveau une conversation à part.',

  findField: 'Chercher dans la conversation',
  findBefore: 'Précédent',
  findNext: 'Suivant',
  foundIn: (n: number) => (n === 0 ? 'Nulle part ici.' : frenchCount(n, 'fois', 'fois')),
  foundAt: (at: number, n: number) => `${at} sur ${n}`,

  understand: 'Comprendre',
  fold: 'Replier',
  toldUs: 'Ce qu’on nous dit',
  noReasonYet: 'Aucune raison marquée dans ces mots.',
  alsoSaid: (people: number, places: number) =>
    people < 2
      ? 'Première fois.'
      : `${frenchCount(people, 'personne le dit', 'personnes le disent')}, en ${frenchCount(places, 'lieu', 'lieux')}.`,
  saidHere: 'Déjà dit ici',
  answeredBefore: 'Déjà répondu',
  samePerson: 'La même personne',
  joinedNames: ([one, other]: [string, string], day: string) =>
    `${one} et ${other} : la même personne, à sa demande, depuis le ${day}.`,
  named: (name: string, place: string) => `${name || 'nom effacé'} (${place})`,
  separate: 'Les séparer, à sa demande',
  separation: {
    title: 'À sa demande, séparer ces deux noms',
    goes: 'Chaque message sera de nouveau de la personne de son propre nom. « Déjà dit ici » ne couvrira plus les deux.',
    forGood: 'Cela ne peut pas être défait d’ici : seule la personne peut les réunir encore, par ses propres liens.',
    separate: 'Séparer',
    did: 'Les deux noms sont séparés.',
  },
  ownPage: 'Sa page privée',
  sendLink: 'Lui envoyer son lien',
  sendLinkHint:
    'Une page privée où cette personne voit ce qui est gardé d’elle, l’efface, et peut dire si elle parle aussi ailleurs. Le lien part en privé ; d’ici, il n’ouvre rien.',
  noLink: {
    'given-there': 'Cette personne a reçu son lien de la page quand elle y a parlé.',
    'no-private-way': 'Son lien ne peut pas partir d’ici : à cet endroit, d’autres liraient ce qu’on lui dit.',
    'place-closed': 'Son lien ne peut plus partir d’ici : ce point de contact est fermé.',
  },
  insert: 'Reprendre ce texte',
  sameSubject: 'Même sujet ?',
  joinHere: 'Joindre ici',
  otherSubject: 'C’est autre chose',
  didOtherSubject: 'C’est noté : deux sujets différents.',

  keys: {
    next: 'Message suivant',
    before: 'Message précédent',
    leave: 'Revenir à la liste',
    reply: 'Répondre',
    askWhy: 'Demander pourquoi',
    note: 'Laisser une note',
    letLive: 'Laisser vivre',
    snooze: 'Mettre de côté',
    assign: 'Confier',
    mark: 'Marquer une raison',
    keep: 'Garder la suggestion',
    theme: 'Changer le thème',
    refuse: 'Refuser la suggestion',
    stance: 'Dire la position',
    choose: 'Choisir',
    unchoose: 'Ne plus choisir',
    answeredBefore: 'Aller à « Déjà répondu »',
    remove: 'Retirer',
    join: 'Joindre une conversation',
    find: 'Chercher dans la conversation',
  },
}
