import { frenchCount } from '../plural.ts'

/** What the terminal says of taking a workspace elsewhere, of backups, and of passwords. */
export const archives = {
  nothingHere: (dir: string) =>
    `Aucune installation dans ${dir}. Lancez d’abord npm start, ou indiquez le bon dossier dans DATA_DIR.`,
  notBegun: 'Cette base est vide\u00A0: rien n’y a encore été démarré. Lancez d’abord npm start.',
  notMigrated:
    'Ces données attendent une mise à jour. Démarrez une fois cette version d’Insuffleur (npm start), puis recommencez.',
  newerThanWe:
    'Ces données viennent d’un Insuffleur plus récent que celui-ci. Installez cette version-là, puis recommencez.',
  noWorkspace: (called: string, others: number) =>
    others
      ? `Aucun espace ne s’appelle «\u00A0${called}\u00A0». Il y a ici\u00A0:`
      : `Aucun espace ne s’appelle «\u00A0${called}\u00A0»\u00A0: il n’y en a encore aucun.`,
  severalWorkspaces: (called: string) =>
    `Plusieurs espaces s’appellent «\u00A0${called}\u00A0». Donnez plutôt l’identifiant de celui que vous voulez\u00A0:`,
  exported: (name: string, lines: number, to: string | null) =>
    `«\u00A0${name}\u00A0» est écrit (${frenchCount(lines, 'ligne', 'lignes')})${to ? ` dans ${to}` : ''}. Ce fichier contient les paroles de personnes\u00A0: gardez-le comme tel.`,
  imported: (name: string, lines: number) => `«\u00A0${name}\u00A0» est là (${frenchCount(lines, 'ligne', 'lignes')}).`,
  accountsMade: (n: number) =>
    `${frenchCount(n, 'compte a été ouvert', 'comptes ont été ouverts')} pour qui travaillait sur cet espace, sans mot de passe\u00A0:`,
  givePassword: 'Donnez à chaque personne un mot de passe\u00A0: insuffleur reset-password ADRESSE.',
  unfit: {
    'not-an-archive': (_line: number, detail: string) =>
      `Ce fichier n’est pas un espace exporté par Insuffleur${detail ? ` (${detail})` : ''}.`,
    newer: (_line: number, detail: string) =>
      `Ce fichier a été écrit par un Insuffleur plus récent (${detail}). Mettez celui-ci à jour d’abord.`,
    'workspace-there': (_line: number, detail: string) =>
      `Cet espace est déjà ici, sous le nom «\u00A0${detail}\u00A0». Rien n’a été changé. Pour le remplacer, fermez-le d’abord dans les réglages.`,
    'broken-end': (line: number, detail: string) =>
      `Le fichier s’arrête trop tôt, ou des lignes y manquent (ligne ${line}${detail ? `, ${detail}` : ''}). Rien n’a été écrit\u00A0: recopiez-le en entier.`,
    'too-long': (line: number, detail: string) =>
      `La ligne ${line} dépasse toute mesure${detail ? ` (${detail})` : ''}. Rien n’a été écrit.`,
    'not-json': (line: number, detail: string) =>
      `La ligne ${line} ne se lit pas${detail ? ` (${detail})` : ''}\u00A0: ce n’est pas du JSON en UTF-8. Rien n’a été écrit.`,
    'not-a-row': (line: number, detail: string) =>
      `La ligne ${line} ne dit pas ce qu’un export dit${detail ? ` (${detail})` : ''}. Rien n’a été écrit.`,
    'out-of-order': (line: number, detail: string) =>
      `La ligne ${line} n’est pas à sa place${detail ? ` (${detail})` : ''}. Rien n’a été écrit.`,
    'unknown-column': (line: number, detail: string) =>
      `La ligne ${line} contient ce que cette version ne connaît pas (${detail}). Rien n’a été écrit. Le fichier vient peut-être d’un Insuffleur plus récent.`,
    stranger: (line: number, detail: string) =>
      `La ligne ${line} nomme un compte que le fichier ne présente pas${detail ? ` (${detail})` : ''}. Rien n’a été écrit.`,
    script: (line: number, detail: string) =>
      `La ligne ${line} contient une adresse qui exécuterait un programme (${detail}). Personne n’a pu dire cela\u00A0: ce fichier a été retouché. Rien n’a été écrit.`,
    refused: (line: number, detail: string) =>
      `${line ? `La ligne ${line}` : 'L’ensemble du fichier'} ne tient pas avec le reste (${detail}). Rien n’a été écrit.`,
  },
  folderNotEmpty: (dir: string) => `Le dossier ${dir} n’est pas vide. Choisissez-en un autre.`,
  backedUp: (n: number, dir: string) =>
    `Tout est sauvegardé dans ${dir} (${frenchCount(n, 'espace', 'espaces')}, les comptes).`,
  backupWithKey:
    'La clé de l’installation y est aussi\u00A0: qui a ce dossier peut tout lire. Gardez-le en lieu sûr, et pas plus longtemps qu’il ne faut.',
  backupWithoutKey:
    'La clé (INSUFFLEUR_KEY) n’y est pas\u00A0: gardez-la ailleurs, il la faudra pour restaurer. Gardez ce dossier en lieu sûr, et pas plus longtemps qu’il ne faut.',
  noBackup: (dir: string) => `Aucune sauvegarde entière dans ${dir}.`,
  backupLacks: (file: string) =>
    `Il manque à cette sauvegarde ${file}, ou ce fichier n’est pas le sien. Rien n’a été écrit.`,
  stopFirst: 'Le desk tourne. Arrêtez-le, puis recommencez\u00A0: on ne restaure que là où rien ne se passe.',
  notEmpty: 'Cette installation n’est pas vide. Restaurez dans un autre dossier (DATA_DIR=…) ou une autre base.',
  otherKey:
    'La clé de cette installation n’est pas celle de la sauvegarde. Donnez dans INSUFFLEUR_KEY la clé qui servait alors.',
  restored: (accounts: number, workspaces: number, at: string) =>
    `Tout est revenu tel que c’était le ${at} (UTC)\u00A0: ${frenchCount(accounts, 'compte', 'comptes')}, ${frenchCount(workspaces, 'espace', 'espaces')}. Chaque personne entre avec son mot de passe d’alors.\nCe qui a été effacé depuis est revenu aussi\u00A0: effacez-le à nouveau.`,
  noAccount: (email: string) => `Aucun compte n’a l’adresse ${email}.`,
  newPassword: 'Nouveau mot de passe (rien\u00A0: un mot de passe est tiré au sort)\u00A0: ',
  newPasswordAgain: 'Encore une fois\u00A0: ',
  passwordsDiffer: 'Ce n’est pas deux fois le même. Rien n’a été changé.',
  passwordLength: (least: number, most: number) =>
    `Un mot de passe a de ${least} à ${most} signes. Rien n’a été changé.`,
  passwordGiven: (name: string, email: string) =>
    `${name} (${email}) a un nouveau mot de passe. Ses sessions sont closes.`,
  noFile: (path: string) => `${path} n’est pas là.`,
  mayNotOpen: (path: string) => `${path} ne peut pas être ouvert ou écrit.`,
  isFolder: (path: string) => `${path} est un dossier, pas un fichier.`,
}
