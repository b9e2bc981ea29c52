import { type archives as French } from '../fr/archives.ts'
import { englishCount } from '../plural.ts'

const where = (detail: string) => (detail ? ` (${detail})` : '')

export const archives: typeof French = {
  nothingHere: (dir) =>
    `There is no installation in ${dir}. Run npm start first, or name the right folder in DATA_DIR.`,
  notBegun: 'This database is empty: nothing was ever started on it. Run npm start first.',
  notMigrated: 'These data await an update. Start this version of Insuffleur once (npm start), then try again.',
  newerThanWe: 'These data come from an Insuffleur newer than this one. Install that version, then try again.',
  noWorkspace: (called, others) =>
    others ? `No workspace is called “${called}”. Here are:` : `No workspace is called “${called}”: there is none yet.`,
  severalWorkspaces: (called) => `Several workspaces are called “${called}”. Give the id of the one you want instead:`,
  exported: (name, lines, to) =>
    `“${name}” is written (${englishCount(lines, 'line', 'lines')})${to ? ` to ${to}` : ''}. This file holds people’s words: keep it as such.`,
  imported: (name, lines) => `“${name}” is here (${englishCount(lines, 'line', 'lines')}).`,
  accountsMade: (n) =>
    `${englishCount(n, 'account was opened', 'accounts were opened')} for those who worked on this workspace, without a password:`,
  givePassword: 'Give each person a password: insuffleur reset-password EMAIL.',
  unfit: {
    'not-an-archive': (_line, detail) => `This file is no workspace exported by Insuffleur${where(detail)}.`,
    newer: (_line, detail) => `This file was written by a newer Insuffleur (${detail}). Update this one first.`,
    'workspace-there': (_line, detail) =>
      `This workspace is here already, as “${detail}”. Nothing was changed. To replace it, close it in the settings first.`,
    'broken-end': (line, detail) =>
      `The file ends too early, or lines are missing (line ${line}${detail ? `, ${detail}` : ''}). Nothing was written: copy the whole of it again.`,
    'too-long': (line, detail) => `Line ${line} is beyond all measure${where(detail)}. Nothing was written.`,
    'not-json': (line, detail) =>
      `Line ${line} cannot be read${where(detail)}: it is not JSON in UTF-8. Nothing was written.`,
    'not-a-row': (line, detail) =>
      `Line ${line} does not say what an export says${where(detail)}. Nothing was written.`,
    'out-of-order': (line, detail) => `Line ${line} is out of its place${where(detail)}. Nothing was written.`,
    'unknown-column': (line, detail) =>
      `Line ${line} holds what this version does not know (${detail}). Nothing was written. The file may come from a newer Insuffleur.`,
    stranger: (line, detail) =>
      `Line ${line} names an account that the file does not introduce${where(detail)}. Nothing was written.`,
    script: (line, detail) =>
      `Line ${line} holds an address that would run a program (${detail}). Nobody can have said that: this file was tampered with. Nothing was written.`,
    refused: (line, detail) =>
      `${line ? `Line ${line}` : 'The file as a whole'} does not hold with the rest (${detail}). Nothing was written.`,
  },
  folderNotEmpty: (dir) => `The folder ${dir} is not empty. Choose another.`,
  backedUp: (n, dir) =>
    `Everything is backed up in ${dir} (${englishCount(n, 'workspace', 'workspaces')}, the accounts).`,
  backupWithKey:
    'The key of the installation is in it too: whoever has this folder can read everything. Keep it safe, and no longer than needed.',
  backupWithoutKey:
    'The key (INSUFFLEUR_KEY) is not in it: keep it elsewhere, restoring needs it. Keep this folder safe, and no longer than needed.',
  noBackup: (dir) => `There is no whole backup in ${dir}.`,
  backupLacks: (file) => `This backup lacks ${file}, or that file is not its own. Nothing was written.`,
  stopFirst: 'The desk is running. Stop it, then try again: one restores only where nothing goes on.',
  notEmpty: 'This installation is not empty. Restore into another folder (DATA_DIR=…) or another database.',
  otherKey: 'The key of this installation is not that of the backup. Give in INSUFFLEUR_KEY the key it had then.',
  restored: (accounts, workspaces, at) =>
    `Everything is back as it was on ${at} (UTC): ${englishCount(accounts, 'account', 'accounts')}, ${englishCount(workspaces, 'workspace', 'workspaces')}. Everyone signs in with their password of then.\nWhat was erased since is back too: erase it again.`,
  noAccount: (email) => `No account has the address ${email}.`,
  newPassword: 'New password (nothing: one is drawn at random): ',
  newPasswordAgain: 'Once more: ',
  passwordsDiffer: 'The two are not the same. Nothing was changed.',
  passwordLength: (least, most) => `A password has ${least} to ${most} characters. Nothing was changed.`,
  passwordGiven: (name, email) => `${name} (${email}) has a new password. Their sessions are closed.`,
  noFile: (path) => `${path} is not there.`,
  mayNotOpen: (path) => `${path} cannot be opened or written.`,
  isFolder: (path) => `${path} is a folder, not a file.`,
}
