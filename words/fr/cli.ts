import { type ClusterSentences } from '../cluster-sentences.ts'
import { archives } from './archives.ts'
import { doctor } from './doctor.ts'

/** What the terminal says. */
export const cli = {
  usage: `Usage\u00A0:
  insuffleur start                 démarre le desk
  insuffleur doctor                dit ce qui ne va pas dans cette installation
  insuffleur export ESPACE         écrit un espace en JSON Lines (sur la sortie, ou --to FICHIER)
  insuffleur import FICHIER        relit un espace exporté
  insuffleur backup [DOSSIER]      sauvegarde tout
  insuffleur restore DOSSIER       restaure une sauvegarde dans une installation vide
  insuffleur reset-password ADRESSE  donne un nouveau mot de passe
  insuffleur share-app PLATEFORME  garde les clés d’une application pour tous les espaces (demandées, ou --from FICHIER)
  insuffleur unshare-app PLATEFORME  les oublie`,
  noApp: (called: string, known: string) =>
    `Aucune plateforme ne s’appelle «\u00A0${called}\u00A0». On connaît\u00A0: ${known}.`,
  noSuchKey: (key: string, wanted: string) =>
    `«\u00A0${key}\u00A0» n’est pas attendu ici. Sont attendus\u00A0: ${wanted}.`,
  keyMissing: (key: string, wanted: string) =>
    `Il manque «\u00A0${key}\u00A0». Une ligne pour chacun, clé=valeur\u00A0: ${wanted}.`,
  keyTooLong: (key: string, most: number) => `«\u00A0${key}\u00A0» est trop long (${most} signes au plus).`,
  appShared: (name: string) => `L’application chez ${name} sert désormais tous les espaces qui n’en ont pas à eux.`,
  appUnshared: (name: string) => `L’application chez ${name} n’est plus partagée.`,
  unknownCommand: (command: string) => `«\u00A0${command}\u00A0» n’est pas une commande.`,
  listening: (url: string) => `Insuffleur vous attend sur ${url}`,
  dataIn: (dir: string) => `Tout ce qui est dit est gardé dans ${dir}`,
  dataElsewhere: 'Tout ce qui est dit est gardé dans la base que DATABASE_URL désigne.',
  toStop: 'Pour arrêter\u00A0: Ctrl-C',
  firstCode: (code: string) => `Code pour ouvrir le premier compte\u00A0: ${code}`,
  noScreens: 'Les écrans ne sont pas construits\u00A0: lancez npm run build, puis recommencez.',
  portTaken: (port: number) =>
    `Le port ${port} est déjà pris. Arrêtez le programme qui l’occupe, ou choisissez-en un autre\u00A0: PORT=4001 npm start.`,
  mayNotListen: (host: string, port: number) =>
    `Il n’est pas permis d’écouter sur ${host}, port ${port}. Choisissez un port au-dessus de 1024.`,
  setting: (name: string, wanted: string) => `Le réglage ${name} ne convient pas (attendu\u00A0: ${wanted}).`,
  databaseUnfit: {
    'role-too-strong':
      'Le rôle avec lequel le desk se connecterait verrait à travers les murs entre espaces. Donnez dans DATABASE_APP_URL un rôle ordinaire, qui ne possède pas les tables.',
    'too-old': 'Cette base est trop ancienne\u00A0: il faut PostgreSQL 15 ou plus récent.',
    'not-utf8': 'Cette base n’est pas en UTF-8\u00A0: créez-en une avec l’encodage UTF8.',
  },
  mayNotMakeRoles:
    'Le rôle de DATABASE_URL n’a pas le droit de créer le rôle du desk, ou n’est pas propriétaire des tables. Donnez-lui CREATEROLE, ou créez vous-même un rôle ordinaire et nommez-le dans DATABASE_APP_URL.',
  databaseAway: (detail: string) =>
    `La base de données ne répond pas (${detail}). Vérifiez DATABASE_URL et que le serveur tourne.`,
  cluster: {
    'data-in-use':
      'Un autre Insuffleur utilise déjà ce dossier de données. Servez-vous de celui-là, ou arrêtez-le d’abord.',
    'data-of-another-version':
      'Ces données ont été écrites par une autre version majeure de PostgreSQL. Démarrez l’Insuffleur qui les a écrites, exportez chaque espace (insuffleur export), puis relisez-les ici dans un dossier vide (insuffleur import).',
    'data-damaged':
      'Le dossier de données existe mais ne contient pas de base. Écartez-le, ou restaurez une sauvegarde.',
    'password-lost':
      'Le fichier de mot de passe de la base a disparu. Remettez-le depuis une sauvegarde, à côté des données.',
    'disk-full': 'Le disque est plein. Libérez de la place, puis recommencez\u00A0: rien n’est perdu.',
    'not-reachable': 'Un dossier ne peut pas être ouvert ou écrit.',
    'no-system-user':
      'PostgreSQL refuse de tourner sous root, et aucun utilisateur n’a pu être créé pour lui. Lancez Insuffleur sous un compte ordinaire, ou désignez votre propre base par DATABASE_URL.',
    'no-binaries':
      'Aucun PostgreSQL n’est fourni pour cette machine. Désignez le vôtre par DATABASE_URL (version 15 ou plus récente).',
    'would-not-start': 'PostgreSQL n’a pas démarré.',
  } satisfies ClusterSentences as ClusterSentences,
  ...archives,
  doctor,
}
