import { type Audience } from '../audience.ts'
import { frenchCount, frenchList } from '../plural.ts'
import { number } from './numbers.ts'

/** Why a place refused, where its answer has a word of ours; else it is shown as it came. */
const refusals: Record<string, string> = {
  'came-back': 'le mail est revenu : cette adresse ne reçoit pas',
  'window-closed': 'trop tard : ce lieu ne prend de réponse que pendant un temps, et il est passé',
  'once-only': 'ce lieu ne prend qu’une réponse privée à un commentaire, et elle est partie',
  'author-unknown': 'ce lieu ne dit pas qui a parlé : on ne peut pas lui écrire en privé',
  'too-long': 'le texte est plus long que ce que ce lieu prend',
  blocked:
    'la plateforme bloque ce compte pour un temps : rien n’est parti. Ouvrir ses notifications là-bas pour savoir pourquoi, attendre, puis réessayer',
  'needs-reconnection':
    'le compte n’ouvre plus : rien n’est parti. Le reconnecter dans Points de contact, puis réessayer',
  'not-allowed':
    'il manque au compte le droit de le dire ici : rien n’est parti. Le reconnecter dans Points de contact en laissant tous les droits cochés, puis réessayer',
  'no-public-address':
    'ce lieu vient chercher les images chez vous, et cette installation n’est connue que d’elle-même : rien n’est parti. Lui donner une adresse publique en https (PUBLIC_URL), puis réessayer',
  'no-image': 'ce lieu demande une image',
  'too-many-images': 'plus d’images que ce lieu n’en prend',
  'too-many-choices': 'plus de possibilités que le sondage de ce lieu n’en prend',
  'choice-too-long': 'une possibilité est trop longue pour le sondage de ce lieu',
  'choices-beside-image': 'ce lieu ne prend pas d’image à côté d’un sondage',
  'open-too-short': 'ce lieu laisse un sondage ouvert plus longtemps',
  'open-too-long': 'ce lieu ne laisse pas un sondage ouvert si longtemps',
  'image-not-taken':
    'le lieu n’a pas pris une image : rien n’est parti. Essayer une image JPEG, ni plus haute que 4 sur 5 ni plus large que 1,91 sur 1',
  'too-many-today': 'le compte a publié tout ce que ce lieu prend en un jour : rien n’est parti. Réessayer demain',
  audience: 'ce lieu ne permet pas de choisir ainsi qui lira la réponse',
}

/** Where one writes: for whom one speaks, who will see it, and whether it is there yet. */
export const composer = {
  title: 'Écrire',
  field: 'Votre réponse',
  hint: 'Répondre…',
  noteField: 'Note entre vous',
  noteHint: 'Une note pour vos collègues…',
  noteAbout: 'Note entre vous. La personne dont elle parle peut demander à la lire.',
  nobodyYet: 'Personne à qui répondre ici.',
  speakingFor: (client: string, place: string, seen: string) => `Vous parlez pour ${client}, sur ${place}, ${seen}.`,
  speakingAt: (client: string, spots: string[]) =>
    `Vous parlez pour ${client}. Votre réponse partira à ${number(spots.length)} endroits : ${spots.join(' ; ')}.`,
  oneOfSpots: (place: string, seen: string, whom: string | null) =>
    whom ? `sur ${place}, à ${whom}, ${seen}` : `sur ${place}, ${seen}`,
  byHand: 'à la main',
  seenBy: (audience: Audience, name: string) =>
    ({
      internal: 'entre vous',
      direct: `visible de ${name} seulement`,
      followers: 'visible des abonnés',
      unlisted: 'visible de qui a le lien',
      public: 'visible de tous',
    })[audience],
  answering: (name: string) => `En réponse à ${name} :`,
  toSeveral: (n: number) => `Une seule réponse à ${frenchCount(n, 'message', 'messages')}.`,
  drop: 'ôter',
  finding: 'On cherche à qui vous répondiez…',
  lost: (n: number) =>
    n < 2
      ? 'Un message auquel vous répondiez n’est plus dans cette conversation.'
      : `${n} messages auxquels vous répondiez ne sont plus dans cette conversation.`,
  begun: {
    note: 'Une note est commencée ici. Laissez-la, effacez-la, ou choisissez « Plutôt répondre ».',
    reply: 'Une réponse est commencée ici. Envoyez-la, effacez-la, ou choisissez « Plutôt une note ».',
  },
  dropAnswer: (name: string) => `Ne pas répondre à ${name}`,
  send: 'Répondre',
  leaveNote: 'Laisser la note',
  toNote: 'Plutôt une note',
  toReply: 'Plutôt répondre',
  toTurns: 'Revenir aux messages',
  leaves: (places: number) =>
    places < 2 ? 'Votre réponse part dans 10 s.' : `Votre réponse part dans 10 s, à ${number(places)} endroits.`,
  recorded: 'C’est noté : vous avez répondu sur place.',
  noted: 'Note laissée.',
  state: {
    empty: '',
    here: 'gardé ici',
    keeping: 'enregistrement…',
    kept: 'enregistré',
    away: 'gardé dans ce navigateur, le serveur ne répond pas',
    declined: 'gardé dans ce navigateur seulement',
  },
  otherWindow: 'Ce brouillon a continué dans une autre fenêtre. Voici ce qui y est écrit :',
  otherEmpty: '(rien)',
  keepMine: 'Garder le texte d’ici',
  keepOther: 'Prendre l’autre',
  keepBoth: 'Garder les deux',
  cannotSay: (places: string[]) =>
    `${places.length ? `Sur ${frenchList(places)}, on ne peut pas répondre d’ici` : 'Ce lieu ne permet pas de répondre d’ici'} : répondez sur place, puis notez-le.`,
  answerUntil: (place: string, when: string) => `Sur ${place}, on peut répondre d’ici jusqu’à ${when}.`,
  tooLate: (place: string, when: string) =>
    `On ne peut plus répondre d’ici sur ${place} depuis ${when} : ce lieu ne prend de réponse que pendant un temps. Ce que vous écrivez reste. Répondez sur place, puis notez-le ; si la personne écrit à nouveau, on pourra répondre d’ici.`,
  onSpot: 'Copier et répondre sur place',
  onSpotAt: (place: string) => `Copier et répondre sur ${place}`,
  copied: 'Votre texte est copié.',
  whereSaid: 'Adresse de votre réponse, si elle en a une',
  whereSaidAt: (place: string) => `Adresse de votre réponse sur ${place}, si elle en a une`,
  isSaid: 'C’est dit',
  isSaidSendRest: 'C’est dit, répondre aussi ailleurs',
  delivery: {
    leavesIn: (seconds: number) => `part dans ${seconds} s`,
    leaving: 'part maintenant',
    sent: {
      seen: 'est en place, relu sur place',
      accepted: 'accepté par le lieu',
      'by-hand': 'répondu sur place, à la main',
    },
    later: 'partira un peu plus tard',
    laterAt: (clock: string) => `le lieu demande d’attendre, nouvel essai à ${clock}`,
    gone: 'n’est pas parti : ce à quoi vous répondiez n’est plus là',
    refused: (why: string | null) => (why && refusals[why]) || (why ? `le lieu a refusé : ${why}` : 'le lieu a refusé'),
    byHand: 'ce lieu ne prend cette réponse que d’une personne, sur place',
    answerThere: (host: string) => `Répondre à la main sur ${host}`,
    saidThere: 'C’est dit là-bas',
    didSayThere: 'Noté comme répondu sur place.',
    unknown: 'parti peut-être, on vérifie sur place',
    arrivedByWord: 'arrivé, quelqu’un d’ici l’a vu',
    itArrived: 'C’est arrivé',
    sayAnew: 'Redire',
    readTwice: 'Si c’était arrivé, on le lira deux fois.',
    sayAnewIndeed: 'Redire quand même',
    didArrive: 'Noté comme arrivé.',
    didSayAnew: 'On le redit.',
    takenBack: 'repris, rien n’est parti',
    takeBack: 'Reprendre',
  },
}
