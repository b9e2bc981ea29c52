import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Cluster, defaultDataDir, startCluster } from '../../database/embedded/cluster.ts'
import { type Key, keyIn, keyOf } from '../key.ts'
import { root } from '../main.ts'
import { type Settings } from '../settings.ts'

/** What every command needs of an installation: its folder, its key, its database. */
export interface Installation {
  dataDir: string
  key: Key
  /** The database as its owner. */
  ownerUrl: string
  appUrl: string | null
  /** The embedded PostgreSQL; null where DATABASE_URL names another. */
  cluster: Cluster | null
  close(): Promise<void>
}

export async function openInstallation(settings: Settings, say?: (line: string) => void): Promise<Installation> {
  const dataDir = settings.dataDir ?? defaultDataDir(root)
  const cluster = settings.databaseUrl ? null : await startCluster({ dataDir, say })
  try {
    if (!cluster && !settings.key) await mkdir(dataDir, { recursive: true })
    const key = settings.key ? keyOf(settings.key) : await keyIn(cluster ? cluster.dataDir : dataDir)
    const ownerUrl = settings.databaseUrl ?? (await embeddedDatabase(cluster!))
    return {
      dataDir: join(dataDir),
      key,
      ownerUrl,
      appUrl: settings.databaseAppUrl,
      cluster,
      close: async () => cluster?.stop(),
    }
  } catch (cause) {
    await cluster?.stop()
    throw cause
  }
}

const name = 'insuffleur'

async function embeddedDatabase(cluster: Cluster): Promise<string> {
  const { default: pg } = await import('pg')
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
