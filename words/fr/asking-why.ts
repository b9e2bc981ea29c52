import { capital } from '../capital.ts'
import { of } from '../plural.ts'
import { agree, number } from './numbers.ts'

type Kind = 'why' | 'clarification' | 'rewording'

/** Asking why, giving back what was understood, and keeping quiet where someone asks for it. */
export const askingWhy = {
  asks: {
    why: 'Ces mots demandent pourquoi. Une seule fois : on attend la réponse avant toute autre question.',
    clarification: 'Ces mots demandent une précision. Ensuite, on remercie.',
    rewording: 'Ces mots redisent ce qu’on a compris. Une seule reformulation se lit dans ce fil.',
  },
  asksNothing: 'Ces mots ne demandent rien',
  toTu: 'Plutôt tutoyer',
  toVous: 'Plutôt vouvoyer',
  not: {
    waits: (name: string) =>
      `${name} n’a pas encore répondu à ce qui lui a été demandé. On ne demande pas deux fois à la même personne.`,
    silence: (name: string) => `${name} a demandé qu’on ne lui pose plus de questions. Le silence est gardé.`,
  },
  thanks: 'Le pourquoi et une précision ont déjà été demandés : un merci est proposé.',
  asked: (kind: Kind, by: string, answered: boolean) =>
    `${{ why: 'Pourquoi', clarification: 'Précision', rewording: 'Reformulation' }[kind]} : question ${of(by)}, ${answered ? 'réponse reçue' : 'sans réponse encore'}.`,
  answers: {
    why: 'Répond à notre « pourquoi ».',
    clarification: 'Répond à notre demande de précision.',
    rewording: 'Répond à notre reformulation :',
  },
  reading: {
    yes: 'Dit oui, simplement.',
    'yes-but': 'Dit oui, mais pas seulement : à lire de près, rien n’en est compté.',
    no: 'Dit non.',
    irony: 'C’est peut-être ironique : à lire de près, rien n’en est compté.',
    signs: 'Aucun mot, seulement des signes : rien n’en est compté.',
    words: 'Ni oui ni non : à lire.',
  },
  keepReasons: 'Garder les raisons',
  didKeepReasons: (n: number) => `${capital(number(n, 'f'))} ${agree(n, 'raison gardée', 'raisons gardées')}.`,
  keepAs: {
    confirmed: 'Garder comme confirmée',
    corrected: 'Garder comme corrigée',
    denied: 'Garder comme démentie',
  },
  keptAs: {
    confirmed: 'Gardé : la personne confirme.',
    corrected: 'Gardé : la personne corrige.',
    denied: 'Gardé : la personne dément.',
  },
  stands: {
    stated: 'exprimée',
    reworded: 'reformulée',
    confirmed: 'confirmée',
    corrected: 'corrigée',
    denied: 'démentie',
  },
  ourWording: 'Notre formulation :',
  theirWords: 'Sa réponse :',
  notMeant: (theme: string) => `La personne l’a sortie de « ${theme} » : ce n’est pas ce qu’elle voulait dire.`,
  doubtful: 'La lecture est incertaine.',
  reword: 'Redire en nos mots',
  rewordHint: 'Facultatif : quand on doute, ou avant de citer cette raison dans une décision.',
  rewordField: 'Ce que nous avons compris',
  inThread: 'Le dire dans le fil',
  onPage: 'Le mettre sur sa page privée',
  didOnPage: 'C’est sur sa page privée, où la personne peut confirmer, corriger ou démentir.',
  silenceSaid: 'Demande qu’on ne lui pose plus de questions. Le silence est gardé.',
  silenceKept: (since: string) => `Cette personne a demandé le silence ${since}. Il est gardé.`,
  notSilence: 'Ces mots ne le demandent pas',
  liftSilence: 'Lever le silence',
  didLiftSilence: 'Le silence est levé.',
  keepSilence: 'Garder le silence envers cette personne',
  didKeepSilence: 'Le silence est gardé : plus de question à cette personne.',

  settings: 'Questions',
  settingsAbout:
    'Ce que propose « Demander pourquoi », dans la langue de la personne, en la tutoyant ou la vouvoyant comme elle le fait. Un prénom les signe. Une question par ligne : la première est proposée d’abord. Champ vide, on revient à celles du départ.',
  tongue: 'Langue',
  kinds: { why: 'Pourquoi', clarification: 'Une précision', thanks: 'Merci' },
  registers: { tu: 'en tutoyant', vous: 'en vouvoyant' },
}
