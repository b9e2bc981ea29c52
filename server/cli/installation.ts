import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { ClusterRefusal, defaultDataDir, joinCluster, startCluster } from '../../database/embedded/cluster.ts'
import { type Key, keyIn, keyOf } from '../key.ts'
import { type Settings } from '../settings.ts'

/** What every command needs of an installation: its folder, its key, its database. */
export interface Installation {
  dataDir: string
  key: Key
  /** The database as its owner. */
  ownerUrl: string
  appUrl: string | null
  /** Another process keeps the embedded PostgreSQL, and it must go on. */
  joined: boolean
  close(): Promise<void>
}

export interface OpenHow {
  say?: (line: string) => void
  /** Where the desk runs already, work beside it; otherwise that is refused. */
  join?: boolean
  /** Nothing is to be made that is not there: neither a database nor a key. */
  asItIs?: boolean
}

export class NothingHere extends Error {
  readonly dataDir: string
  constructor(dataDir: string) {
    super(`nothing was ever started in ${dataDir}`)
    this.dataDir = dataDir
  }
}

// Said again rather than asked of main.ts: a small command need not load the whole desk.
export const root = join(import.meta.dirname, '..', '..')

export const dataDirOf = (settings: Settings): string => resolve(settings.dataDir ?? defaultDataDir(root))

/** Nothing was ever started here: there is neither a database to open nor one named. */
export function mustHaveBegun(settings: Settings): void {
  const dataDir = dataDirOf(settings)
  if (!settings.databaseUrl && !existsSync(join(dataDir, 'postgresql'))) throw new NothingHere(dataDir)
}

export async function openInstallation(settings: Settings, how: OpenHow = {}): Promise<Installation> {
  const dataDir = dataDirOf(settings)
  const cluster = settings.databaseUrl ? null : await embedded(dataDir, how)
  try {
    return {
      dataDir,
      key: settings.key ? keyOf(settings.key) : await keyOfFolder(dataDir, how),
      ownerUrl: settings.databaseUrl ?? (await embeddedDatabase(cluster!)),
      appUrl: settings.databaseAppUrl,
      joined: cluster?.joined ?? false,
      close: async () => cluster?.stop(),
    }
  } catch (cause) {
    await cluster?.stop()
    throw cause
  }
}

async function keyOfFolder(dataDir: string, { asItIs }: OpenHow): Promise<Key> {
  // A key that opens nothing: what needs the real one is refused, and says so.
  if (asItIs && !existsSync(join(dataDir, 'key'))) return keyOf(randomBytes(32).toString('hex'))
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  return keyIn(dataDir)
}

interface Embedded {
  url(database: string): string
  stop(): Promise<void>
  joined: boolean
}

async function embedded(dataDir: string, { say, join: mayJoin }: OpenHow): Promise<Embedded> {
  const started = async (patienceMs?: number) => ({
    ...(await startCluster({ dataDir, say, patienceMs })),
    joined: false,
  })
  if (!mayJoin) return started()
  for (const patienceMs of [0, undefined]) {
    try {
      return await started(patienceMs)
    } catch (cause) {
      if (!(cause instanceof ClusterRefusal) || cause.code !== 'data-in-use') throw cause
      // It may be on its way up or down: then it is not ready, and the second try waits.
      const running = await joinCluster(dataDir)
      if (running) return { ...running, stop: async () => undefined, joined: true }
      if (patienceMs === undefined) throw cause
    }
  }
  throw new Error('unreachable')
}

const name = 'insuffleur'

async function embeddedDatabase(cluster: Embedded): Promise<string> {
  const client = new pg.Client({ connectionString: cluster.url('postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (!rowCount) await client.query(`create database ${name}`)
  } finally {
    await client.end()
  }
  return cluster.url(name)
}
