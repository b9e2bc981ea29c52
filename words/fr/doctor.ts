import { frenchCount } from '../plural.ts'

/** What `insuffleur doctor` says. What is wrong says what to do. */
export const doctor = {
  locale: 'fr',
  allWell: 'Tout va bien.',
  wrong: (n: number) => `${frenchCount(n, 'chose ne va pas', 'choses ne vont pas')}.`,
  deskRuns: 'Le desk tourne.',
  deskRests: 'Le desk ne tourne pas en ce moment.',
  notBegun: (dir: string) => `Rien n’a encore été démarré dans ${dir}.\nLancez npm start.`,
  nodeFits: (version: string) => `Node ${version}`,
  nodeOld: (version: string) =>
    `Node ${version} est trop ancien.\nLancez Insuffleur par npm start, qui apporte Node 24.`,
  librariesFit: 'Les bibliothèques sont celles de cette version.',
  librariesStale:
    'Les bibliothèques installées ne sont pas celles de cette version.\nArrêtez le desk, puis lancez npm ci.',
  screensThere: 'Les écrans sont construits.',
  noScreens: 'Les écrans ne sont pas construits.\nLancez npm run build.',
  linksFit: (url: string) => `Les liens mènent à ${url}.`,
  linksLeadHere: (url: string, host: string) =>
    `On écoute sur ${host}, mais les liens mènent à ${url}\u00A0: personne d’ailleurs ne pourra les suivre.\nDonnez l’adresse publique dans PUBLIC_URL.`,
  linksUnsealed: (url: string) =>
    `${url} n’est pas en https\u00A0: mots de passe et paroles passent en clair.\nPlacez devant un proxy qui fait le https, et donnez son adresse dans PUBLIC_URL.`,
  proxyUnknown: (url: string) =>
    `${url} passe par un proxy, mais TRUST_PROXY ne le dit pas\u00A0: toutes les personnes sembleraient venir de la même adresse.\nDonnez TRUST_PROXY=1 (le nombre de vos proxys).`,
  folderFits: (dir: string) => `Le dossier ${dir} n’est ouvert qu’à vous.`,
  folderOpen: (dir: string) => `N’importe qui sur cette machine peut entrer dans ${dir}.\nLancez chmod o-rwx ${dir}.`,
  diskFits: (gb: number) => `Il reste ${gb.toLocaleString('fr')} Go sur le disque.`,
  diskLow: (gb: number) =>
    `Il ne reste que ${gb.toLocaleString('fr')} Go sur le disque.\nLibérez de la place\u00A0: un disque plein arrête tout.`,
  fileFits: (path: string) => `${path} n’est lisible que par vous.`,
  fileOpen: (path: string) => `${path} est lisible par d’autres que vous.\nLancez chmod 600 ${path}.`,
  fileMissing: (path: string) => `${path} n’est pas là.\nRemettez-le depuis une sauvegarde, à la même place.`,
  databaseFits: (version: string) => `PostgreSQL ${version}`,
  databaseOld: (version: string) =>
    `PostgreSQL ${version} est trop ancien.\nIl faut la version 15 ou une plus récente.`,
  notUtf8: (encoding: string) =>
    `La base est en ${encoding}.\nCréez-en une avec l’encodage UTF8, et transportez-y chaque espace (export, import).`,
  clocksAgree: 'L’horloge de la base est celle de cette machine.',
  clocksApart: (seconds: number) =>
    `L’horloge de la base et celle de cette machine diffèrent de ${frenchCount(seconds, 'seconde', 'secondes')}.\nMettez-les à l’heure par le réseau (NTP).`,
  tablesFit: 'Les tables sont celles de cette version.',
  noTables: 'Cette base est vide.\nLancez npm start.',
  tablesOlder: (names: string) =>
    `Les tables attendent une mise à jour (${names}).\nRedémarrez le desk avec cette version (npm start).`,
  tablesNewer: (names: string) =>
    `Les tables viennent d’un Insuffleur plus récent (${names}).\nInstallez cette version-là.`,
  wallsStand: 'Chaque table a son mur entre les espaces.',
  wallsMissing: (tables: string[]) =>
    `Rien ne sépare les espaces dans ${tables.join(', ')}.\nQuelqu’un a touché à la base. Arrêtez le desk, puis rétablissez la sécurité par ligne, ou restaurez une sauvegarde.`,
  roleFits: 'Le desk ne voit pas à travers les murs.',
  roleTooStrong:
    'Le rôle du desk verrait à travers les murs entre espaces.\nDonnez dans DATABASE_APP_URL un rôle ordinaire, qui ne possède pas les tables.',
  roleAway: (detail: string) =>
    `Le desk ne pourrait pas se connecter avec son rôle (${detail}).\nRedémarrez-le\u00A0: il remet le mot de passe qui va avec sa clé. Sinon, vérifiez DATABASE_APP_URL.`,
  workFlows: 'Rien n’attend d’être lu, rien n’a été mis de côté.',
  jobsFailed: (n: number, last: string) =>
    `${frenchCount(n, 'travail a échoué', 'travaux ont échoué')} depuis hier (le dernier\u00A0: ${last}).\nRegardez ce que dit le terminal du desk à cette heure-là.`,
  jobsWait: (n: number) =>
    `${frenchCount(n, 'travail attend', 'travaux attendent')} depuis plus de cinq minutes.\nLa machine est peut-être trop chargée. Redémarrez le desk si cela dure.`,
  ledgerUnread: (n: number) =>
    `${frenchCount(n, 'chose entendue', 'choses entendues')} depuis plus d’une minute sans être lues.\nRien n’est perdu. Redémarrez le desk si cela dure.`,
  setAside: (n: number, last: string) =>
    `${frenchCount(n, 'chose entendue n’a pas pu être lue et attend de côté', 'choses entendues n’ont pas pu être lues et attendent de côté')} (la dernière\u00A0: ${last}).\nRien n’en est perdu avant trente jours. Signalez-le\u00A0: une version à venir saura les lire.`,
  allSaid: 'Tout ce qui devait être dit l’a été, ou va l’être.',
  saidRefused: (workspace: string, place: string, n: number, why: string) =>
    `${workspace}, ${place}\u00A0: ${frenchCount(n, 'réponse a été refusée', 'réponses ont été refusées')} (${why}).\nOuvrez la conversation pour la redire ou la dire à la main.`,
  saidUnknown: (workspace: string, place: string, n: number) =>
    `${workspace}, ${place}\u00A0: on ne sait pas si ${frenchCount(n, 'réponse est arrivée', 'réponses sont arrivées')}.\nLe lieu est interrogé à nouveau avant que rien ne soit redit. Si cela dure, regardez sur place.`,
  placesHear: 'On entend tous les points de contact.',
  placeInTrouble: (workspace: string, name: string, address: string, said: string) =>
    `${workspace}, ${name} (${address})\u00A0: on n’entend plus.\n${said}`,
}
