import { frenchCount } from '../plural.ts'

/** Face-à-face: what the brand asserts, and what people answer it. */
export const claims = {
  title: 'Face-à-face',
  about: 'Ce que la marque affirme, et ce que l’on y répond, partout.',
  fromWhy: 'Face-à-face : ce que la marque affirme, et ce que l’on y répond',
  claim: 'La promesse',
  all: 'Toutes les promesses',
  none: 'Aucune promesse de marque pour l’instant.',
  noneAbout:
    'Dans un message de vous, choisissez les mots (« Vous allez aimer… »), puis « Marquer comme promesse de marque ». Ou écrivez ici une promesse lue ailleurs.',
  seen: (source: string, day: string) => `${source}, ${day}`,
  stands: (n: number) => `dans ${frenchCount(n, 'message', 'messages')}`,
  more: 'D’autres promesses',

  write: 'Écrire une promesse lue ailleurs',
  writeWords: 'Ce qui est affirmé, à la lettre',
  writeSource: 'Où elle a paru',
  writeSourceHint: 'Une affiche, un emballage, un spot',
  writeOn: 'Depuis quel jour',
  writeIt: 'Garder cette promesse',
  didWrite: 'Promesse gardée.',
  withdraw: 'Retirer cette promesse',
  didWithdraw: 'Ce n’est plus une promesse.',

  answered: (people: number, channels: number) =>
    people === 0
      ? 'Personne n’y répond, ici, sur cette période.'
      : `${frenchCount(people, 'personne y répond', 'personnes y répondent')}, sur ${frenchCount(channels, 'canal', 'canaux')}.`,
  group: {
    like: 'D’accord',
    dislike: 'Pas d’accord',
    question: 'Des questions',
    suggestion: 'Des suggestions',
    other: 'Autre chose',
  },
  people: (n: number) => frenchCount(n, 'personne', 'personnes'),
  nobody: 'Personne.',
  /** Where nobody answers a claim at all. */
  nobodyYet:
    'Ce qui se dit sous cette promesse se range ici. Ce qui se dit ailleurs s’y rattache depuis sa conversation : « Rattacher à une promesse… ».',
  because: 'Raisons :',
  noTheme: 'sans thème',
  moreVoices: 'La suite',
  takeOut: 'Retirer d’ici',
  didTakeOut: 'Ces mots ne sont plus comptés comme une réponse.',

  mark: 'Marquer comme promesse de marque',
  isClaim: 'promesse de marque, ouvrir le face-à-face',
  open: 'Ouvrir le face-à-face',
  answers: 'Rattacher à une promesse…',
  pickTitle: 'Quelle promesse ?',
  pickField: 'Promesse',
  pickHint: 'Chercher une promesse',
  pickNothing: 'Aucune promesse avec ces mots.',
  fresh: 'Une nouvelle promesse',
  didMark: 'Marqué comme promesse de marque.',
  didAnswer: 'Ces mots répondent à la promesse.',
  noClaimYet: 'Aucune promesse n’est encore marquée. Marquez d’abord la vôtre, dans un de vos messages.',
}
