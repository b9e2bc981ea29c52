import { frenchMoment } from '../moments.ts'
import { frenchCount } from '../plural.ts'
import { elsewhere, joining, ownLink } from './joining.ts'
import { reading } from './own-reasons.ts'

/** Not all titles begin with a common noun, but a rule that is all capitals is somebody's choice. */
const lower = (title: string) => (/^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title)

/** Our own public page, and the private one of whoever spoke there. Read by people who know nothing of the desk. */
export const page = {
  forBrand: (brand: string) => `pour ${brand}`,
  thread: 'Ce qui se dit ici',
  beside: 'On parle aussi de',
  nobodyYet: 'Personne n’a encore parlé ici. Vous pouvez commencer.',
  inReplyTo: 'en réponse à',
  aTakenMessage: 'un message retiré',
  corrected: 'corrigé',
  reply: 'Répondre',
  toName: (name: string) => ` à ${name}`,
  older: 'Plus ancien',
  newer: 'Plus récent',
  latest: 'Aller au plus récent',
  erased: 'Message retiré par la personne qui l’avait écrit.',
  removed: (rule: string, position: number) => `Retiré : ${lower(rule)} (règle ${position} de la charte).`,
  charter: 'La charte de cette page',
  charterHint:
    'Ce qui est retiré l’est pour l’une de ces raisons, dite à qui l’a écrit. Une critique n’en est jamais une.',

  paused: 'Cette page est en pause : on peut la lire, pas y parler pour l’instant.',

  form: {
    title: 'Parler ici',
    answering: (name: string) => `Vous répondez à ${name} :`,
    answerNobody: 'Ne répondre à personne en particulier',
    name: 'Votre nom, comme tout le monde le lira',
    words: 'Vos mots',
    choice: 'Votre choix',
    choiceHint:
      'Une personne, un choix : rien ne vous suit ici, tout repose donc sur la bonne foi. Pour en changer, corrigez vos mots par votre lien privé.',
    why: 'Pourquoi ?',
    send: 'Publier',
    promise:
      'Sans compte ni cookie. Tout le monde peut lire et répondre. Vous recevrez un lien privé pour corriger ou effacer.',
    trap: 'Laisser ce champ vide',
    again: 'Relisez, puis publiez de nouveau : vos mots sont toujours là, ci-dessous.',
    sorry: 'Vos mots ne sont pas encore publiés',
  },

  problem: {
    robot:
      'Un champ caché, que seuls les robots remplissent d’ordinaire, contenait du texte. Si votre navigateur l’a rempli pour vous, il vient d’être vidé : publiez de nouveau.',
    tooLong: (length: number, most: number) =>
      `C’est trop long : ${frenchCount(length, 'signe', 'signes')}, pour ${frenchCount(most, 'signe', 'signes')} au plus. Raccourcissez, ou publiez en plusieurs fois.`,
    empty: 'Il manque vos mots.',
    nameMissing: 'Il manque un nom. Un prénom ou un pseudonyme suffit.',
    nameTooLong: (most: number) => `Le nom est trop long : ${most} signes au plus.`,
    nameOfBrand: (brand: string) => `Ce nom se confondrait avec ${brand}. Choisissez-en un autre.`,
    slowDown: (when: string) =>
      `Beaucoup de messages sont partis de votre connexion en peu de temps. Publiez de nouveau ${when}.`,
    crowded: (when: string) => `Beaucoup de monde parle ici en ce moment. Publiez de nouveau ${when}.`,
    notKept: 'Vos mots n’ont pas pu être gardés, à cause d’une panne de notre côté. Publiez de nouveau dans un moment.',
    unreadable:
      'Ce qui est arrivé ne ressemble pas à un formulaire de cette page. Revenez en arrière : vos mots y sont encore.',
    tooHeavy: (megabytes: number) =>
      `Au-delà de ${megabytes} Mo, rien n’est lu. Revenez en arrière : vos mots y sont encore.`,
    tooSlow: 'L’envoi a pris trop de temps. Revenez en arrière : vos mots y sont encore.',
  },
  inSeconds: (n: number) =>
    n < 90
      ? `dans ${frenchCount(n, 'seconde', 'secondes')}`
      : `dans ${frenchCount(Math.ceil(n / 60), 'minute', 'minutes')}`,

  plain: {
    notThere: { title: 'Rien à cette adresse', words: 'Cette page n’existe pas, ou l’adresse est incomplète.' },
    closed: {
      title: 'Page fermée',
      words: 'Cette page a été fermée. Si vous y avez parlé, votre lien privé marche toujours.',
    },
    linkNotThere: {
      title: 'Ce lien ne mène plus à rien',
      words: 'Il est incomplet, il a cessé de servir, ou tout ce qu’il ouvrait a été effacé.',
    },
    broken: { title: 'Panne de notre côté', words: 'Réessayez dans un moment.' },
    amiss: { title: 'Cela n’a pas marché', words: 'Revenez en arrière et réessayez.' },
    toPage: 'Aller à la page',
  },

  own: {
    title: 'Vos paroles ici',
    speakingAs: (name: string) => `Vous parlez ici sous le nom de ${name}.`,
    said: 'C’est publié. Tout le monde peut lire vos mots et y répondre.',
    saidSoon: 'Vos mots sont gardés. Ils paraîtront sur la page dans un instant.',
    seeIt: 'Voir votre message sur la page',
    link: 'Votre lien privé',
    linkHint:
      'Gardez cette adresse, par exemple dans vos favoris : elle seule permet de corriger ou d’effacer vos mots, et de parler encore sous ce nom. Elle ne se retrouve pas. Ne la donnez à personne.',
    kept: 'Ce qui est gardé',
    keptHint:
      'Le nom que vous donnez, vos mots et leurs corrections, l’heure. L’équipe peut y ajouter des notes, que vous lisez ici. Ni adresse, ni cookie, ni mesure de votre visite : l’adresse de votre connexion ne sert qu’à freiner les envois en nombre, reste en mémoire et n’est pas gardée.',
    words: 'Ce que vous avez dit',
    nothing: 'Vous n’avez plus rien dit ici.',
    corrected: 'C’est corrigé. La page porte la mention « corrigé ».',
    unchanged: 'Rien n’a changé : ce sont les mêmes mots.',
    erased: 'C’est effacé, ici et chez nous. Une ligne dit sur la page que vous l’avez retiré.',
    allErased: {
      title: 'Tout est effacé',
      words:
        'Vos mots et votre nom sont effacés, ici et chez nous, et n’y reviendront pas. Ce lien ne sert plus à rien.',
    },
    correct: 'Corriger',
    correctThis: (when: string) => `Corriger ce que vous avez dit ${when}`,
    keepCorrection: 'Enregistrer la correction',
    erase: 'Effacer',
    eraseThis: (when: string) => `Effacer ce que vous avez dit ${when}`,
    eraseSure: 'Effacer pour de bon. Les réponses des autres restent.',
    eraseAll: 'Tout effacer',
    eraseAllHint: 'Efface tout ce que vous avez dit ici, et votre nom. C’est sans retour, et ce lien ne servira plus.',
    eraseAllSure: 'Tout effacer pour de bon',
    speakAgain: 'Parler encore',
    goneWords: 'Vous avez effacé ce message.',
    notes: 'Notes de l’équipe sur ce message',
    notesHint: 'Ce qui touche d’autres personnes y est masqué.',
    onPage: 'Sur la page',
    older: 'Plus ancien',
  },

  statement: {
    title: 'Ce message a été retiré',
    what: 'Décision',
    removedOn: (when: string) =>
      `Retiré de la page ${when}. Votre lien privé et vos autres messages ne sont pas touchés.`,
    rule: 'Règle',
    ruleOf: (rule: string, position: number) => `${rule} (règle ${position} de la charte)`,
    ground: 'Fondement',
    illegal: 'Contenu tenu pour illicite',
    incompatible: 'Contenu contraire à la charte de la page',
    facts: 'Faits retenus',
    how: 'Comment',
    byPeople: 'Décidé par une personne de l’équipe, sans détection ni décision automatique.',
    redress: 'Contester',
    yourWords: 'Vos mots',
  },

  printed: {
    qr: 'QR qui mène à cette page',
    how: 'Pour lire et répondre, photographiez ce carré avec un téléphone, ou recopiez cette adresse :',
    howElsewhere: 'Pour y aller, photographiez ce carré avec un téléphone, ou recopiez cette adresse :',
    promise: 'Sans compte ni cookie. Rien n’est retenu de qui ouvre cette page.',
    promiseElsewhere: (host: string) => `Ce carré mène à ${host}. Rien n’est retenu ici de qui le photographie.`,
    print: 'Cette feuille s’imprime telle quelle, en A4. Le QR seul :',
    svg: 'en SVG',
    png: 'en PNG',
  },

  door: {
    closed: {
      title: 'C’est fermé ici',
      words: (place: string) => `Cette adresse menait à « ${place} ». Elle est fermée. Ce qui a été dit reste dit.`,
    },
    pageClosed: 'Cette page est fermée : on peut la lire, on n’y parle plus.',
    other: 'On parle encore ici :',
    slowDown: {
      title: 'Pas si vite',
      words: (when: string) =>
        `Beaucoup d’adresses qui n’existent pas ont été essayées depuis votre connexion. Réessayez ${when}.`,
    },
  },

  joining,
  reading,
  elsewhere,
  ownLink,

  onDay: (on: string) => `le ${frenchMoment(new Date(`${on}T12:00:00Z`), 'UTC').day}`,
  when: (at: Date, zone: string) => {
    const { day, clock } = frenchMoment(at, zone)
    return `le ${day} à ${clock}`
  },
}
