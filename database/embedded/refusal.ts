/** What can keep the embedded PostgreSQL from running, as codes the edge words in the reader's language. */
export type ClusterRefusalCode =
  | 'data-in-use' // another process keeps this folder; `detail` is its process number when known
  | 'data-of-another-version' // `detail` is "found/ours", two PostgreSQL majors
  | 'data-damaged' // the folder exists and is not a PostgreSQL data folder; `detail` is its path
  | 'password-lost' // the data stand there, the owner's password file does not; `detail` is its path
  | 'disk-full'
  | 'not-reachable' // a folder we, or PostgreSQL's own user, may not enter or write; `detail` says which
  | 'no-system-user' // we are root, PostgreSQL refuses root, and no system user could be made
  | 'no-binaries' // no PostgreSQL is packaged for this platform, or it was not installed
  | 'would-not-start' // anything else; `detail` is the end of what PostgreSQL said

const sentences: Record<ClusterRefusalCode, string> = {
  'data-in-use': 'another Insuffleur already uses this data folder: use that one, or stop it first',
  'data-of-another-version':
    'these data were written by another major version of PostgreSQL: start the Insuffleur that wrote them, ' +
    '`insuffleur export` each workspace there, then `insuffleur import` the files into an empty data folder here',
  'data-damaged': 'the data folder is there but holds no PostgreSQL data: move it away or restore it from a backup',
  'password-lost': 'the password file of the embedded PostgreSQL is gone: put it back from a backup, beside the data',
  'disk-full': 'the disk is full: free some space, then start again; nothing was lost',
  'not-reachable': 'a folder cannot be entered or written',
  'no-system-user':
    'PostgreSQL refuses to run as root, and no system user could be made for it: run Insuffleur as an ordinary user, ' +
    'create the user with `useradd --system insuffleur`, or point DATABASE_URL at a PostgreSQL of your own',
  'no-binaries':
    'no PostgreSQL is packaged for this machine: point DATABASE_URL at a PostgreSQL of your own (15 or newer)',
  'would-not-start': 'PostgreSQL did not start',
}

/** The embedded PostgreSQL cannot run. `message` is an English sentence; the edge words `code` and `detail` itself. */
export class ClusterRefusal extends Error {
  readonly code: ClusterRefusalCode
  readonly detail: string

  constructor(code: ClusterRefusalCode, detail = '', cause?: unknown) {
    super(detail ? `${sentences[code]} (${detail})` : sentences[code], { cause })
    this.name = 'ClusterRefusal'
    this.code = code
    this.detail = detail
  }
}

/** What PostgreSQL's own last words mean. They are English because we start it with LC_ALL=C.UTF-8. */
export function refusalFromWords(said: string): ClusterRefusal {
  const detail = said.trim().split('\n').slice(-6).join('\n')
  if (/No space left on device|Disk quota exceeded/.test(said)) return new ClusterRefusal('disk-full', detail)
  if (/Permission denied|Read-only file system/.test(said)) return new ClusterRefusal('not-reachable', detail)
  return new ClusterRefusal('would-not-start', detail)
}

/** The same for what the file system says to us. */
export function refusalFromError(error: unknown): unknown {
  if (error instanceof ClusterRefusal) return error
  const { code, path } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') return new ClusterRefusal('disk-full', path, error)
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return new ClusterRefusal('not-reachable', path, error)
  return error
}
