import { capital } from '../capital.ts'
import { frenchList } from '../plural.ts'
import { agree, number, people } from './numbers.ts'

/** What a day at the desk begins with. */
export const morning = {
  title: 'Ce matin',
  since: (when: string) => `Depuis ${when}`,
  spoke: (n: number, first: number) =>
    n === 0
      ? 'Personne n’a parlé.'
      : `${capital(people(n))} ${agree(n, 'a parlé', 'ont parlé')}${first === 0 ? '' : first === n ? `, ${agree(n, 'pour la première fois', 'toutes pour la première fois')}` : `, dont ${number(first, 'f')} pour la première fois`}.`,
  spokeMany: (n: number) => `Au moins ${people(n)} ont parlé.`,
  awaiting: {
    danger: 'Un danger, peut-être',
    addressed: 'On vous interpelle',
    'answers-telling': 'On répond à votre retour',
    'answers-you': 'On vous répond',
    'disagreement-no-reason': 'On n’aime pas, sans avoir dit pourquoi',
    disagreement: 'On n’est pas d’accord',
    question: 'On demande',
    suggestion: 'On suggère',
    new: 'Du nouveau',
  },
  others: (n: number) =>
    n > 900
      ? 'Plus de neuf cents autres conversations'
      : `${capital(number(n, 'f'))} ${agree(n, 'autre conversation', 'autres conversations')}`,
  withOthers: (n: number) => `avec ${number(n, 'f')} ${agree(n, 'autre voix', 'autres voix')}`,
  loops: 'À qui il reste à le dire',
  toTell: (n: number, failed: number) =>
    `${capital(people(n))} ${agree(n, 'attend', 'attendent')} de savoir ce qu’il en advient.${
      failed === 0
        ? ''
        : failed === n
          ? ` Cela ne ${agree(n, 'lui', 'leur')} est pas arrivé.`
          : ` À ${number(failed, 'f')} d’entre elles, cela n’est pas arrivé.`
    }`,
  allLoops: 'Toutes les boucles',
  asks: 'Les services',
  ask: {
    word: 'vous écrit',
    'asked-back': 'attend de vous une précision',
    overdue: 'n’a pas répondu au jour dit',
  },
  allAsks: 'Tout ce qui attend dans Services',
  approvals: 'Ce qu’on dit de vos étincelles',
  approval: {
    approved: (by: string) => `${by} approuve`,
    change: (by: string) => `${by} demande un changement`,
    comment: (by: string) => `${by} commente`,
  } as Record<'approved' | 'change' | 'comment', (by: string) => string>,
  given: 'Ce que vous avez promis',
  otherWords: (n: number) =>
    n > 900
      ? 'Plus de neuf cents autres paroles données'
      : `${capital(number(n, 'f'))} ${agree(n, 'autre parole donnée', 'autres paroles données')}`,
  quiet: 'Ce qu’on n’entend pas',
  silent: (name: string, since: string) => `« ${name} » est muet depuis ${since}.`,
  partly: (name: string, since: string) => `« ${name} » n’est entendu qu’en partie depuis ${since}.`,
  missing: (name: string, since: string) => `« ${name} » : des paroles manquent depuis ${since}.`,
  sparks: 'Ce qui n’est pas parti à son heure',
  allSparks: 'Toutes les étincelles en cours',
  paused: 'Ce qui est prévu',
  seeWhy: 'Voir pourquoi',
  nothingElse: 'Rien d’autre ce matin.',
  nothingElseBut: (places: string[]) => `Rien d’autre ce matin, sauf ${frenchList(places)}.`,
  muteSince: (name: string, since: string) => `« ${name} », muet depuis ${since}`,
  read: 'C’est lu',
  didRead: 'C’est lu. La prochaine fois commencera ici.',
  toConversations: 'Ouvrir les conversations',
  next: 'Le suivant',
  before: 'Le précédent',
  noClient: 'Il n’y a pas encore de client. Ouvrir le premier, et sa journée commencera ici.',
}
