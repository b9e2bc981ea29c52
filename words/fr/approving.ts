import { frenchMoment } from '../moments.ts'
import { frenchCount } from '../plural.ts'

/** Ce que lit qui approuve une étincelle par un lien, et ce que l’on en voit au bureau. */
export const approving = {
  title: (brand: string) => `Avant que ${brand} ne le publie`,
  intro: (name: string) =>
    `Ce lien est pour l’approbation de ${name}. Si on vous l’a transmis, répondez sous votre nom : il sera dit que la réponse est de vous.`,
  moment: (at: Date, zone: string) => {
    const { day, clock } = frenchMoment(at, zone)
    return `${day} à ${clock}`
  },
  planned: (moment: string, zone: string) =>
    `Publication prévue le ${moment}, heure de ${zone.split('/').at(-1)!.replaceAll('_', ' ')}. Sans approbation à cette heure, rien n’est publié.`,
  noHour: 'Aucune heure n’est encore prévue.',
  standing: {
    approved: 'Vous avez approuvé ce texte, tel quel.',
    change: 'Vous avez demandé un changement. Le texte est encore le même.',
    void: 'Ce qui avait été approuvé a changé depuis : l’approbation ne tient plus. Voici ce qui se lirait maintenant.',
    later:
      'Quelqu’un d’autre doit approuver d’abord. Vous pouvez lire et commenter, et vous approuverez avec ce même lien.',
    waiting: 'Votre réponse est attendue.',
    expired: 'Ce lien a expiré.',
    ended: 'Cette demande est retirée.',
  },
  at: (place: string) => `Sur « ${place} »`,
  warned: (warning: string) => `Avertissement, lu d’abord : ${warning}`,
  part: (n: number, of: number) => `Message ${n} sur ${of}`,
  alt: (alt: string) => (alt ? `Dit à qui ne voit pas l’image : ${alt}` : 'Rien ne dit encore ce que montre l’image.'),
  choices: 'Ce que l’on y choisit',
  openFor: (n: number) => `Ouvert ${frenchCount(n, 'jour', 'jours')}.`,
  said: 'Ce qui a été dit par ce lien',
  kinds: { approved: 'a approuvé', change: 'demande un changement', comment: 'commente' },
  ofOtherWords: 'à propos d’un texte qui a changé depuis',
  beside: (passage: string) => `À propos de : « ${passage} »`,
  answer: 'Votre réponse',
  name: 'Votre nom',
  approve: 'Approuver tel quel',
  approveHint:
    'Vaut pour ces mots, ces images et ces lieux, et pour rien d’autre : un changement, et l’on vous redemande.',
  passage: 'De quel passage parlez-vous ?',
  passageHint: 'Facultatif : recopiez quelques mots du texte.',
  text: 'Vos mots',
  change: 'Demander un changement',
  comment: 'Seulement commenter',
  kept: 'Sont gardés votre nom, vos mots et l’heure. Ni adresse de connexion, ni cookie.',
  notYet: 'Rien n’est encore parti',
  again: 'Reprenez, puis envoyez de nouveau : vos mots sont toujours là.',
  problem: {
    nameMissing: 'Il manque votre nom.',
    changed:
      'Le texte a changé pendant que vous le lisiez. Voici ce qui se lirait maintenant : relisez, puis répondez.',
    later: 'Quelqu’un d’autre doit approuver d’abord. Rien n’est approuvé pour l’instant.',
    'not-in-it': 'Ce passage ne se trouve pas dans le texte. Recopiez-le mot à mot, ou laissez vide.',
  },
  letter: {
    from: (signed: string, brand: string) => `${signed} – ${brand}`,
    subject: {
      asked: (brand: string) => `${brand} : un texte à approuver avant publication`,
      reminder: (brand: string) => `${brand} : un texte attend encore votre approbation`,
    },
    hello: (name: string) => `Bonjour ${name},`,
    opening: {
      asked: (signed: string, brand: string) =>
        `${signed}, qui parle avec le public pour ${brand}, vous demande de lire un texte avant qu’il ne soit publié.`,
      reminder: (signed: string, brand: string) =>
        `Un texte que ${signed} vous a envoyé pour ${brand} n’est pas encore approuvé.`,
    },
    here: 'Pour le lire, l’approuver, le commenter ou demander un changement, sans compte ni mot de passe :',
    until: (moment: string) =>
      `Ce lien s’ouvre jusqu’au ${moment}. L’ouvrir n’approuve rien : c’est le bouton qui compte.`,
    noReply: 'Merci de passer par la page : ici, personne ne lit les réponses à ce message.',
    signed: (signed: string, brand: string) => `${signed}\n${brand}`,
  },
  thanks: {
    title: 'Merci, c’est arrivé',
    approved: 'Ce texte est approuvé tel quel. Ce lien permet d’y revenir tant que rien n’est publié.',
    change: 'Votre demande est chez l’équipe, et ce texte ne part pas ainsi. Le même lien montrera le nouveau.',
    comment: 'Votre commentaire est chez l’équipe. Rien n’est approuvé par là.',
  },
  ended: { title: 'Cette demande a été retirée', words: 'Il n’y a plus à approuver. Merci quand même.' },
  expired: { title: 'Ce lien a expiré', words: 'Demandez-en un nouveau à la personne qui vous a écrit.' },
  over: { title: 'Il n’y a plus rien à approuver', words: 'Ce texte est publié, ou a été mis de côté.' },

  desk: {
    title: 'Approbations',
    about: 'Qui approuve reçoit un lien, sans compte. L’approbation vaut pour ces mots et aucun autre.',
    nobody: 'Aucune approbation n’est demandée.',
    ask: 'Demander une approbation',
    name: 'À qui',
    word: 'Un mot pour cette personne',
    step: 'Son tour',
    stepHint: 'Au même tour, on répond en même temps ; au suivant, après.',
    days: 'Jours pendant lesquels le lien s’ouvre',
    copy: 'Copier le lien',
    copied: 'Lien copié',
    again: 'Redemander par un nouveau lien',
    withdraw: 'Retirer la demande',
    despite: 'Publier sans cette approbation',
    turn: (n: number) => `tour ${n}`,
    standing: {
      approved: 'approuve ce texte',
      change: 'demande un changement',
      void: 'avait approuvé un autre texte : à redemander',
      later: 'attend son tour',
      waiting: 'réponse attendue',
      expired: 'lien expiré',
      ended: 'demande retirée',
    },
    by: (name: string) => `Lien de ${name}`,
    address: 'Son adresse électronique',
    addressHint: 'Facultative : le lien part alors par mail. Sinon, il se copie ici.',
    language: 'Langue du mail',
    letter: {
      asked: {
        waiting: (to: string) => `Le mail part pour ${to} dans dix secondes.`,
        'in-turn': (to: string) => `Le mail partira pour ${to} quand viendra son tour.`,
        sending: (to: string) => `Le mail part pour ${to}.`,
        later: (to: string) =>
          `Le mail pour ${to} n’est pas encore parti : le serveur d’envoi est occupé, on réessaie.`,
        sent: (to: string) => `Mail envoyé à ${to}.`,
        refused: (to: string) => `Le mail pour ${to} n’a pas pu partir : vérifier l’adresse, ou copier le lien.`,
        unknown: (to: string) => `On ne sait pas si le mail pour ${to} est parti : s’en assurer avant de redemander.`,
        'taken-back': (to: string) => `Le mail pour ${to} n’est pas parti : il n’avait plus lieu d’être.`,
      },
      reminder: {
        waiting: (to: string) => `Un rappel partira pour ${to} avant l’heure.`,
        'in-turn': (to: string) => `Un rappel partira pour ${to} avant l’heure, si son tour est venu.`,
        sending: (to: string) => `Un rappel part pour ${to}.`,
        later: (to: string) =>
          `Le rappel pour ${to} n’est pas encore parti : le serveur d’envoi est occupé, on réessaie.`,
        sent: (to: string) => `Rappel envoyé à ${to}.`,
        refused: (to: string) => `Le rappel pour ${to} n’a pas pu partir : prévenir autrement, ou copier le lien.`,
        unknown: (to: string) => `On ne sait pas si le rappel pour ${to} est parti.`,
        'taken-back': (to: string) => `Aucun rappel n’est parti pour ${to} : il n’avait plus lieu d’être.`,
      },
    },
  },
}
