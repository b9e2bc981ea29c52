import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findBinaries, systemFolder } from './binaries.ts'
import { boundedLog } from './bounded-log.ts'
import { makeFolder, openData } from './data-folder.ts'
import { urlOf } from './join.ts'
import { keepRunning } from './keep-running.ts'
import { keep } from './keeper-lock.ts'
import { endLeftovers } from './leftovers.ts'
import { refusalFromError } from './refusal.ts'
import { userForPostgres, weAreRoot } from './system-user.ts'

export { joinCluster } from './join.ts'
export { ClusterRefusal, type ClusterRefusalCode } from './refusal.ts'

/** The real PostgreSQL that comes with Insuffleur, on loopback, for one data folder and one process. */
export interface Cluster {
  /** The owner's URL (superuser, with password) of a database, which need not exist yet; `postgres` always does. */
  url(database: string): string
  dataDir: string
  port: number
  /** Ends PostgreSQL cleanly and gives the folder free. Close your connections first. Safe to call twice. */
  stop(): Promise<void>
}

export interface StartCluster {
  dataDir: string
  say?: (line: string) => void
  /** False for tests only: no fsync, so a power cut may lose or break the data. */
  durable?: boolean
  /** How long to wait for a keeper that is about to leave the folder; then it counts as in use. */
  patienceMs?: number
}

/**
 * Starts it, making the data on first use and ending what a killed predecessor left running.
 * @throws ClusterRefusal with a `code` when it cannot: the folder in use, another version's data, a full disk…
 */
export async function startCluster(options: StartCluster): Promise<Cluster> {
  const { say = () => {}, durable = true, patienceMs = 1_500 } = options
  const folder = resolve(options.dataDir)
  let lock: { release(): void } | undefined
  try {
    const user = await userForPostgres()
    const binaries = await findBinaries()
    await makeFolder(folder, user)
    lock = await keep(folder, patienceMs)
    const { pgdata, password } = await openData({ dataDir: folder, binaries, user, durable, say })
    if ((await endLeftovers(pgdata)) === 'ended') say('ended the database a killed Insuffleur had left running')
    const log = boundedLog(join(folder, 'postgresql.log'))
    const postmaster = await keepRunning({ postgres: binaries.postgres, pgdata, user, durable, log }, say)
    let stopping: Promise<void> | undefined
    return {
      url: (database) => urlOf(postmaster.port, password, database),
      dataDir: folder,
      port: postmaster.port,
      stop: () => {
        stopping ??= postmaster.stop().finally(() => lock?.release())
        return stopping
      },
    }
  } catch (error) {
    lock?.release()
    throw refusalFromError(error)
  }
}

/**
 * Where the data of the clone at `root` belong: `./data`; for root, whose home nobody else may enter, a folder of
 * /var/lib/insuffleur named by that path, where PostgreSQL's own user can reach them.
 */
export function defaultDataDir(root: string): string {
  const home = realpathSync(root)
  if (!weAreRoot()) return join(home, 'data')
  return join(systemFolder, createHash('sha256').update(home).digest('hex').slice(0, 12))
}
