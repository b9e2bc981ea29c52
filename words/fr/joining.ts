import { frenchList } from '../plural.ts'

/** « Vous parlez aussi ailleurs ? » On the private page: the only way two names become one person. */
export const joining = {
  title: 'Vous parlez aussi ailleurs ?',
  about: (brand: string) =>
    `Deux noms ne sont jamais réunis sans vous : rien n’est deviné, ni supposé. Si ${brand} vous a aussi donné ailleurs un lien comme celui-ci, vous pouvez dire que c’est vous, aux deux endroits.`,
  ask: 'Demander un code',
  askAgain: 'Demander un autre code',
  askHint: 'Un code à recopier sur votre autre page. Celui d’avant ne sert alors plus.',
  code: 'Votre code',
  codeHint: (when: string) =>
    `Ouvrez votre autre lien et tapez-y ce code. Il cesse de servir ${when}, ou après dix essais. Ne le donnez à personne.`,
  field: 'Le code de votre autre page',
  fieldHint: 'Neuf lettres et chiffres. Ne tapez jamais un code que quelqu’un d’autre vous a donné.',
  see: 'Continuer',
  notYet: 'Rien n’est réuni',
  named: (name: string, place: string) => `${name || 'Nom effacé'} (${place})`,
  sure: 'C’est bien vous, aux deux endroits ?',
  follows: (brand: string) =>
    `Si oui, qui parle pour ${brand} verra que c’est la même personne, et « Tout effacer » sur une page vaudra pour les deux. Chaque page ne montre toujours que ses propres mots. Vous pourrez les séparer quand vous voudrez.`,
  ifNot: 'Si l’un des deux n’est pas vous, revenez : rien n’est réuni.',
  yes: 'Oui, c’est moi aux deux endroits',
  no: 'Non, revenir à ma page',
  joined: 'C’est noté : la même personne, à votre demande.',
  since: (one: string, other: string, when: string) =>
    `${one} et ${other} : la même personne, à votre demande, depuis ${when}.`,
  separate: 'Les séparer',
  separateThese: (one: string, other: string) => `Les séparer : ${one} et ${other}`,
  separated: 'C’est séparé : chaque nom est de nouveau à part.',
  erasedToo: (names: string[]) =>
    `Cela efface aussi ce que vous avez dit sous tout nom réuni à celui-ci : ${frenchList(names)}.`,
  problem: {
    wrong:
      'Ce code ne convient pas : il est mal recopié, trop vieux, ou il a servi. Demandez-en un autre sur votre autre page.',
    'own-code': 'Ce code vient de cette page-ci. Tapez-le sur l’autre.',
    'joined-already': 'Ces deux noms sont déjà réunis.',
    'too-many': 'Trop de noms sont déjà réunis à celui-ci. Séparez-en avant d’en réunir un autre.',
    slowDown: (when: string) => `Beaucoup de codes ont été essayés ici. Réessayez ${when}.`,
  },
}

/** The private page of someone heard at a place that is not ours: what differs from that of our own page. */
export const elsewhere = {
  title: 'Vos paroles',
  heard: (brand: string, name: string, place: string) =>
    `Voici ce que ${brand} garde de ce que vous avez dit sous le nom de ${name || '…'}, sur « ${place} ».`,
  linkHint:
    'L’adresse de cette page n’ouvre que pour qui l’a. Elle vous a été envoyée en privé : ne la donnez à personne.',
  until: (when: string) => `Elle cesse de servir ${when}.`,
  prolong: 'La prolonger de 90 jours',
  prolonged: 'C’est prolongé.',
  correctThere: 'Pour corriger vos mots, corrigez-les là où vous les avez dits, si l’endroit le permet.',
  there: 'Là où vous l’avez dit',
  keptHint:
    'Votre nom et votre adresse à cet endroit, vos mots et leurs corrections, l’heure, et nos réponses. L’équipe peut y ajouter des notes, que vous lisez ici. Ni cookie, ni mesure de votre visite : l’adresse de votre connexion ne sert qu’à freiner les envois en nombre, reste en mémoire et n’est pas gardée.',
  eraseSure: 'Effacer chez nous, pour de bon. Là où vous l’avez dit, rien ne change.',
  erased: 'C’est effacé chez nous, et n’y reviendra pas.',
  eraseAllHint:
    'Efface chez nous tout ce que vous avez dit, et votre nom. Plus rien de ce que vous direz à cet endroit n’y sera gardé. C’est sans retour, et ce lien ne servira plus.',
  allErased: {
    title: 'Tout est effacé',
    words: 'Vos mots et votre nom sont effacés chez nous, et n’y reviendront pas. Ce lien ne sert plus à rien.',
  },
}

/** What the composer is given to send, in the language of whoever will read it. Neither « tu » nor « vous »: that is left to the writer. */
export const ownLink = (brand: string, address: string) =>
  `Voici un lien personnel pour voir ce que ${brand} garde de cet échange, et l’effacer au besoin. Il ne vaut que pour une seule personne, pendant 90 jours :\n${address}`
