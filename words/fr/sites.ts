import { frenchCount } from '../plural.ts'

/** Les sites du client : lus avec permission, pour qu’un brouillon se mesure à ce qui est déjà dit. */
export const sites = {
  title: 'Les mots du client',
  about:
    'Un site du client, lu avec sa permission et à son rythme. Ce que l’on écrit dans Étincelles s’y compare ; rien n’en est publié.',
  none: 'Aucun site lu pour l’instant.',
  address: 'Adresse du site',
  permission: 'Qui l’a permis',
  permissionHint: 'Un nom, et comment : « Solène, par lettre du 3 »',
  add: 'Lire ce site',
  didAdd: (address: string) => `La lecture de ${address} commence.`,
  allowedBy: (permission: string, by: string, day: string) => `Permis : ${permission}. Noté par ${by}, le ${day}.`,
  reading: (read: number, waiting: number) =>
    `Lecture en cours : ${frenchCount(read, 'page lue', 'pages lues')}, ${frenchCount(waiting, 'en attente', 'en attente')}.`,
  read: (read: number, day: string) => `${frenchCount(read, 'page lue', 'pages lues')}, jusqu’au bout le ${day}.`,
  begins: 'La lecture va commencer.',
  paused: (read: number) => `Lecture suspendue : ${frenchCount(read, 'page lue', 'pages lues')}.`,
  trouble: (why: string) => `Ne se lit pas en ce moment : ${why}. Nouvel essai dans l’heure.`,
  aside: (n: number) => `${frenchCount(n, 'page laissée', 'pages laissées')} de côté`,
  asideWhy: {
    robots: 'le site demande de ne pas les lire',
    noindex: 'elles demandent de ne pas être gardées',
    'no-page': 'ce ne sont pas des pages',
    'leads-on': 'elles mènent à une autre page',
    'other-host': 'elles mènent à un autre site',
    forbidden: 'elles sont réservées',
    'server-error': 'le site était en panne',
    'too-large': 'elles sont trop lourdes',
  } as Record<string, string>,
  asideUnknown: 'elles ne répondent pas',
  pause: 'Suspendre',
  goOn: 'Reprendre',
  readAgain: 'Relire maintenant',
  forget: 'Oublier ce site',
  forgetTitle: (address: string) => `Oublier ${address} ?`,
  forgetAbout: 'Tout ce qui y a été lu part avec lui. Le site lui-même n’en sait rien.',
  forgetIt: 'Oublier',
  didForget: 'Site oublié, avec tout ce qui y avait été lu.',
}
