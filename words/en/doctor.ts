import { type doctor as French } from '../fr/doctor.ts'
import { englishCount } from '../plural.ts'

export const doctor: typeof French = {
  locale: 'en',
  allWell: 'All is well.',
  wrong: (n) => `${englishCount(n, 'thing is wrong', 'things are wrong')}.`,
  deskRuns: 'The desk is running.',
  deskRests: 'The desk is not running at the moment.',
  notBegun: (dir) => `Nothing was ever started in ${dir}.\nRun npm start.`,
  nodeFits: (version) => `Node ${version}`,
  nodeOld: (version) => `Node ${version} is too old.\nStart Insuffleur by npm start, which brings Node 24.`,
  librariesFit: 'The libraries are those of this version.',
  librariesStale: 'The libraries installed are not those of this version.\nStop the desk, then run npm ci.',
  screensThere: 'The screens are built.',
  noScreens: 'The screens are not built.\nRun npm run build.',
  linksFit: (url) => `Links lead to ${url}.`,
  linksLeadHere: (url, host) =>
    `We listen on ${host}, but links lead to ${url}: nobody elsewhere can follow them.\nGive the public address in PUBLIC_URL.`,
  linksUnsealed: (url) =>
    `${url} is not https: passwords and words travel in the clear.\nPut a proxy that does https in front, and give its address in PUBLIC_URL.`,
  proxyUnknown: (url) =>
    `${url} goes through a proxy, but TRUST_PROXY does not say so: everybody would seem to come from one address.\nGive TRUST_PROXY=1 (how many proxies you have).`,
  folderFits: (dir) => `The folder ${dir} is open to you alone.`,
  folderOpen: (dir) => `Anybody on this machine may enter ${dir}.\nRun chmod o-rwx ${dir}.`,
  diskFits: (gb) => `${gb.toLocaleString('en')} GB are left on the disk.`,
  diskLow: (gb) =>
    `Only ${gb.toLocaleString('en')} GB are left on the disk.\nFree some space: a full disk stops everything.`,
  fileFits: (path) => `${path} can be read by you alone.`,
  fileOpen: (path) => `${path} can be read by others than you.\nRun chmod 600 ${path}.`,
  fileMissing: (path) => `${path} is not there.\nPut it back from a backup, in the same place.`,
  databaseFits: (version) => `PostgreSQL ${version}`,
  databaseOld: (version) => `PostgreSQL ${version} is too old.\nVersion 15 or newer is needed.`,
  notUtf8: (encoding) =>
    `The database is in ${encoding}.\nCreate one with the encoding UTF8, and carry each workspace there (export, import).`,
  clocksAgree: 'The clock of the database is that of this machine.',
  clocksApart: (seconds) =>
    `The clocks of the database and of this machine differ by ${englishCount(seconds, 'second', 'seconds')}.\nSet both by the network (NTP).`,
  tablesFit: 'The tables are those of this version.',
  noTables: 'This database is empty.\nRun npm start.',
  tablesOlder: (names) => `The tables await an update (${names}).\nRestart the desk with this version (npm start).`,
  tablesNewer: (names) => `The tables come from a newer Insuffleur (${names}).\nInstall that version.`,
  wallsStand: 'Every table has its wall between workspaces.',
  wallsMissing: (tables) =>
    `Nothing keeps workspaces apart in ${tables.join(', ')}.\nSomebody changed the database. Stop the desk, then bring row-level security back, or restore a backup.`,
  roleFits: 'The desk does not see through the walls.',
  roleTooStrong:
    'The role of the desk would see through the walls between workspaces.\nName an ordinary role, which does not own the tables, in DATABASE_APP_URL.',
  roleAway: (detail) =>
    `The desk could not connect with its role (${detail}).\nRestart it: it sets the password that goes with its key. Otherwise check DATABASE_APP_URL.`,
  workFlows: 'Nothing waits to be read, nothing was set aside.',
  jobsFailed: (n, last) =>
    `${englishCount(n, 'job has failed', 'jobs have failed')} since yesterday (the last one: ${last}).\nLook at what the terminal of the desk said at that time.`,
  jobsWait: (n) =>
    `${englishCount(n, 'job has been waiting', 'jobs have been waiting')} for more than five minutes.\nThe machine may be too busy. Restart the desk if it lasts.`,
  ledgerUnread: (n) =>
    `${englishCount(n, 'thing was heard', 'things were heard')} more than a minute ago and not read.\nNothing is lost. Restart the desk if it lasts.`,
  setAside: (n, last) =>
    `${englishCount(n, 'thing heard could not be read and was set aside', 'things heard could not be read and were set aside')} (the last one: ${last}).\nThey are kept for thirty days. Report it: a version to come will read them.`,
  allSaid: 'Everything that was to be said is said, or will be.',
  saidRefused: (workspace, place, n, why) =>
    `${workspace}, ${place}: ${englishCount(n, 'answer was refused', 'answers were refused')} (${why}).\nOpen the conversation to say it again or by hand.`,
  saidUnknown: (workspace, place, n) =>
    `${workspace}, ${place}: it is not known whether ${englishCount(n, 'answer has arrived', 'answers have arrived')}.\nThe place is asked again before anything is said again. If it lasts, look there.`,
  placesHear: 'Every contact point is heard.',
  placeInTrouble: (workspace, name, address, said) => `${workspace}, ${name} (${address}): no longer heard.\n${said}`,
}
