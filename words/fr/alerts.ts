import { capital } from '../capital.ts'
import { frenchMoment } from '../moments.ts'
import { frenchList } from '../plural.ts'
import { agree, number, people } from './numbers.ts'

interface What {
  kind: 'danger' | 'volume'
  people: number
  client: string
  place: string | null
}

const speak = ({ kind, people: n, client, place }: What) =>
  kind === 'danger'
    ? `${capital(people(n))} ${agree(n, 'parle', 'parlent')} d’un danger chez ${client}`
    : `${capital(people(n))} ${agree(n, 'dit', 'disent')} non en peu de temps sur « ${place ?? client} »`

/** Something grave is being said: the line over every screen, and the page where it is read and closed. */
export const alerts = {
  title: 'Les alertes',
  banner: 'Ce qui est grave',
  speak,
  line: (what: What, since: string) => `${speak(what)}, depuis ${since}.`,
  again: 'De nouveau.',
  see: 'Voir ce qui est dit',
  take: 'Je m’en occupe',
  takenBy: (name: string) => `${name} s’en occupe.`,
  didTake: 'C’est dit : vous vous en occupez.',
  notTaken: 'Personne ne s’en occupe encore.',
  usual: (n: number) =>
    n === 0
      ? 'D’habitude, personne n’y dit non dans une même heure.'
      : `D’habitude, ${people(n)} au plus y ${agree(n, 'dit', 'disent')} non dans une même heure.`,
  where: (places: string[]) => `Sur ${frenchList(places.map((place) => `« ${place} »`))}.`,
  since: (first: string, latest: string) => `Premier message : ${first}. Dernier : ${latest}.`,
  sinceOne: (at: string) => `Message : ${at}.`,
  said: 'Ce qui est dit',
  others: (n: number) =>
    `${capital(number(n))} ${agree(n, 'autre message, plus ancien, n’est pas montré', 'autres messages, plus anciens, ne sont pas montrés')} ici.`,
  wordsGone: 'Ces mots ont été retirés depuis.',
  seen: 'déjà traité',
  open: 'Ouvrir la conversation',
  decide: 'Décider, et revenir vers chaque personne',
  decideTitle: 'Ce que l’on fait pour elles',
  toldTitle: 'Qui est prévenu',
  told: {
    waiting: (name: string, when: string) => `${name} recevra un mail à ${when}, si personne ne s’en occupe d’ici là.`,
    sending: (name: string) => `Un mail part pour ${name}.`,
    later: (name: string, when: string) => `Le mail pour ${name} n’a pas pu partir. Nouvel essai à ${when}.`,
    sent: (name: string, when: string) => `${name} : mail parti à ${when}.`,
    refused: (name: string) => `Le mail pour ${name} a été refusé. Prévenez cette personne autrement.`,
    unknown: (name: string) => `Le mail pour ${name} est peut-être parti. Assurez-vous-en.`,
    'no-mail': (name: string) => `${name} : par l’écran seulement.`,
    'let-rest': (name: string) => `${name} n’a rien reçu : quelqu’un s’en occupait déjà.`,
  } as Record<string, (name: string, when: string) => string>,
  soon: (name: string) => `Un mail part pour ${name}.`,
  noMail: 'Aucun mail ne part d’ici : MAIL_URL n’est pas réglé. Les écrans ouverts le disent, et eux seuls.',
  nobodyTold: 'Aucun mail n’est parti : l’alerte vient d’une archive.',
  closeTitle: 'C’est fini ?',
  done: 'Ce qui a été fait',
  doneHint: 'Une phrase ou deux, pour qui reviendra ici. Si d’autres en parlent encore, l’alerte se rouvre.',
  close: 'Clore l’alerte',
  didClose: 'L’alerte est close.',
  closedBy: (name: string, when: string) => `Close par ${name}, ${when}`,
  takenBack: 'Cette alerte est retirée',
  takenBackLead: (when: string) =>
    `Ce qui l’avait fait naître avait été noté par erreur et a été défait, ${when}. Il n’y a rien à faire.`,
  openedAgain: (when: string) => `Rouverte ${when}.`,
  before: 'Closes dernièrement',
  none: 'Rien de grave en ce moment.',
  noneLead:
    'Quand plusieurs personnes parlent d’un danger en peu de temps, ou disent non bien plus que d’habitude, cela se dit ici et en haut de chaque écran.',
  backToAll: 'Toutes les alertes',
  onScreen: 'Alertes sur cet écran',
  onScreenSays:
    'Même quand l’outil est derrière une autre fenêtre, une notification du navigateur dit ce qui est grave. Rien d’autre n’en envoie.',
  allow: 'Recevoir les alertes par ce navigateur',
  allowed: 'Ce navigateur vous prévient.',
  stop: 'Ne plus les recevoir ici',
  denied: 'Ce navigateur refuse les notifications de cette adresse. Cela se change dans ses réglages.',
  unable: 'Ce navigateur n’a pas de notifications, ou pas à cette adresse.',
}

/** The letter that tells one of the desk. */
export const alertMail = {
  subject: (what: What & { again: boolean }) =>
    `${what.again ? 'De nouveau : ' : ''}${what.people} ${agree(what.people, 'personne', 'personnes')} ${
      what.kind === 'danger'
        ? `${agree(what.people, 'parle', 'parlent')} d’un danger`
        : `${agree(what.people, 'dit', 'disent')} non en peu de temps`
    } – ${what.client}`,
  hello: (name: string) => `Bonjour ${name},`,
  said: (what: What & { since: Date; zone: string }) =>
    `${speak(what)}, depuis le ${frenchMoment(what.since, what.zone).day} à ${frenchMoment(what.since, what.zone).clock}.`,
  look: 'Leurs mots, et le bouton pour dire que vous vous en occupez :',
  why: 'Seules les alertes partent pendant les heures calmes. Inutile de répondre à ce mail.',
}
