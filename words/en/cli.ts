import { type cli as French } from '../fr/cli.ts'
import { archives } from './archives.ts'
import { doctor } from './doctor.ts'

export const cli: typeof French = {
  usage: `Usage:
  insuffleur start                  starts the desk
  insuffleur doctor                 says what is wrong with this installation
  insuffleur export WORKSPACE       writes a workspace as JSON Lines (to the output, or --to FILE)
  insuffleur import FILE            reads an exported workspace
  insuffleur backup [FOLDER]        backs everything up
  insuffleur restore FOLDER         restores a backup into an empty installation
  insuffleur reset-password EMAIL   gives a new password
  insuffleur share-app PLATFORM     keeps the keys of an app for all workspaces (asked for, or --from FILE)
  insuffleur unshare-app PLATFORM   forgets them`,
  noApp: (called, known) => `No platform is called “${called}”. Known: ${known}.`,
  noSuchKey: (key, wanted) => `“${key}” is not expected here. Expected: ${wanted}.`,
  keyMissing: (key, wanted) => `“${key}” is missing. One line for each, key=value: ${wanted}.`,
  keyTooLong: (key, most) => `“${key}” is too long (${most} signs at most).`,
  appShared: (name) => `The app at ${name} now serves every workspace that has none of its own.`,
  appUnshared: (name) => `The app at ${name} is shared no more.`,
  unknownCommand: (command) => `“${command}” is not a command.`,
  listening: (url) => `Insuffleur awaits you at ${url}`,
  dataIn: (dir) => `Everything that is said is kept in ${dir}`,
  dataElsewhere: 'Everything that is said is kept in the database that DATABASE_URL names.',
  toStop: 'To stop: Ctrl-C',
  firstCode: (code) => `Code to open the first account: ${code}`,
  noScreens: 'The screens are not built: run npm run build, then start again.',
  portTaken: (port) => `Port ${port} is taken. Stop the program that holds it, or choose another: PORT=4001 npm start.`,
  mayNotListen: (host, port) => `Listening on ${host}, port ${port}, is not allowed. Choose a port above 1024.`,
  setting: (name, wanted) => `The setting ${name} does not fit (wanted: ${wanted}).`,
  databaseUnfit: {
    'role-too-strong':
      'The role that the desk would connect as would see through the walls between workspaces. Name an ordinary role, which does not own the tables, in DATABASE_APP_URL.',
    'too-old': 'This database is too old: PostgreSQL 15 or newer is needed.',
    'not-utf8': 'This database is not in UTF-8: create one with the encoding UTF8.',
  },
  mayNotMakeRoles:
    'The role of DATABASE_URL may not make the desk’s own role, or does not own the tables. Grant it CREATEROLE, or make an ordinary role yourself and name it in DATABASE_APP_URL.',
  databaseAway: (detail) => `The database does not answer (${detail}). Check DATABASE_URL and that the server runs.`,
  cluster: {
    'data-in-use': 'Another Insuffleur already uses this data folder. Use that one, or stop it first.',
    'data-of-another-version':
      'These data were written by another major version of PostgreSQL. Start the Insuffleur that wrote them, export each workspace (insuffleur export), then read them here into an empty folder (insuffleur import).',
    'data-damaged': 'The data folder is there but holds no database. Move it away, or restore a backup.',
    'password-lost': 'The password file of the database is gone. Put it back from a backup, beside the data.',
    'disk-full': 'The disk is full. Free some space, then start again: nothing is lost.',
    'not-reachable': 'A folder cannot be opened or written.',
    'no-system-user':
      'PostgreSQL refuses to run as root, and no user could be made for it. Run Insuffleur as an ordinary user, or name a database of your own in DATABASE_URL.',
    'no-binaries': 'No PostgreSQL is packaged for this machine. Name your own in DATABASE_URL (15 or newer).',
    'would-not-start': 'PostgreSQL did not start.',
  },
  ...archives,
  doctor,
}
