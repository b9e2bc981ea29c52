import { capital } from '../capital.ts'
import { agree, number, people } from './numbers.ts'

type Count = number | null

/** Whether to speak: what discretion would have one do, with what led to it, and how far a client keeps back. */
export const discretion = {
  title: 'Faut-il parler ?',
  toAdvice: 'Aller à « Faut-il parler ? »',
  advice: {
    speak: 'Parler',
    'let-live': 'Laisser vivre',
    'step-back': 'Se retirer',
    wait: 'Attendre',
  },
  /** On a row, beside why it awaits: only where one may do without. */
  onRow: {
    'let-live': 'd’autres s’en chargent',
    'step-back': 'laisser la place',
    wait: 'rien ne presse',
  },
  signals: {
    'danger-answer': () => 'une réponse donnée ici peut être dangereuse',
    danger: () => 'il est question d’un danger',
    'came-back': () => 'on laissait vivre cette conversation, elle revient pour cela',
    addressed: () => 'on s’adresse à nous',
    unanswered: (hours: Count) =>
      hours ? `personne n’a répondu depuis ${since(hours)}` : 'personne n’a encore répondu',
    asked: (hours: Count) => `des mots attendent depuis ${since(hours ?? 0)}`,
    contradicted: () => 'les réponses se contredisent',
    disagreement: () => 'quelqu’un n’est pas d’accord',
    suggestion: () => 'quelqu’un propose quelque chose',
    recent: () => 'c’est récent, d’autres peuvent répondre',
    'one-answer': () => 'une personne a répondu, rien ne le confirme encore',
    answered: (n: Count) => `${people(n ?? 1)} ${agree(n ?? 1, 'a répondu', 'ont répondu')}`,
    thanked: () => 'la personne qui demandait remercie',
    uncontradicted: (n: Count) => `personne ne ${agree(n ?? 1, 'la contredit', 'les contredit')}`,
    'peers-talk': (n: Count) => `${people(n ?? 2)} se répondent`,
    compliments: () => 'ce sont des mots aimables, de l’un à l’autre',
    'nobody-asks': () => 'personne ne nous demande rien',
    guests: () => 'ce n’est pas chez nous, que l’on sache',
    share: (n: Count, of: Count) =>
      `${number(n ?? 0)} des ${number(of ?? 0)} derniers messages ${agree(n ?? 0, 'est', 'sont')} de nous`,
    'in-a-row': (n: Count) => `nous avons parlé ${number(n ?? 2, 'f')} fois de suite`,
    'spoke-last': () => 'nous avons parlé en dernier',
    'not-read': () => 'du nouveau n’a pas encore été compris',
  },
  /** One calm sentence. */
  sentence: (signals: string[]) => `${capital(signals.join(' ; '))}.`,

  settings: 'Discrétion',
  settingsAbout:
    'Ce qui fait conseiller de parler ou de se taire. C’est un conseil : rien n’est empêché, et un danger ou une interpellation passent toujours avant.',
  homeHours: 'Chez nous, une question attend d’autres réponses',
  peersHours: 'Ailleurs, ou là où l’on se répond d’habitude',
  workingHoursUnit: 'heures ouvrées',
  hoursUnit: 'heures',
  day: 'Les heures ouvrées',
  dayHint:
    'À l’heure de l’espace. En dehors, tout est calme : rien n’est envoyé, sauf une alerte ; le reste part à la reprise. Chaque membre peut avoir ses propres heures.',
  opens: 'De (heure)',
  closes: 'À (heure)',
  homeShare: 'Chez nous, notre part de ce qui se dit',
  guestShare: 'Ailleurs, notre part de ce qui se dit',
  shareUnit: '% au plus',
  inARow: 'Nos messages de suite avant de laisser la place',
  inARowUnit: 'de suite',
  watched: 'Mots qui parlent ici d’un danger',
  watchedHint: 'Un par ligne. Une conversation où ils sont dits revient, même si on la laissait vivre.',
  alarms: 'Ce qui donne l’alerte',
  alarmsHint: 'Une alerte prévient tout le bureau, à toute heure, une fois par événement.',
  alertPeople: 'Nombre de personnes qui parlent d’un danger',
  alertMinutes: 'En l’espace de',
  minutesUnit: 'minutes',
  alertDislikes: 'Nombre de personnes qui disent non au même endroit, en une heure',
  alertTimes: 'Combien de fois l’heure la plus animée des jours d’avant, au moins',
  first: 'Revenir aux chiffres de départ',
  ours: 'C’est chez nous',
  notOurs: 'Ce n’est pas chez nous',
  isOurs: 'chez nous',
  didOurs: (name: string) => `${name} : c’est chez nous.`,
  didNotOurs: (name: string) => `${name} : ce n’est pas chez nous.`,
}

function since(hours: number): string {
  const days = Math.floor(hours / 24)
  if (days > 1) return `${number(days)} jours`
  return hours < 1 ? 'peu' : `${number(Math.floor(hours), 'f')} ${agree(Math.floor(hours), 'heure', 'heures')}`
}
