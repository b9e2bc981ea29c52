import { randomBytes } from 'node:crypto'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Channel } from '#channel'
import { type Cluster, startCluster } from '../database/embedded/cluster.ts'
import { keyOf } from '../server/key.ts'
import { openDesk } from '../server/main.ts'

// Root lets PostgreSQL run as another user, who must be able to pass.
const passable = 0o755

/** A folder under the system's temporary one, gone with the run. */
export async function ownFolder(opened: AsyncDisposableStack): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'insuffleur-bench-'))
  await chmod(folder, passable)
  opened.defer(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Where filled data wait for the next run with `--reuse`. */
export async function keptFolder(): Promise<string> {
  const folder = join(tmpdir(), 'insuffleur-bench')
  await mkdir(folder, { recursive: true, mode: passable })
  return folder
}

/** The embedded PostgreSQL as a desk runs it: durable, with every commit flushed to the disk. */
export async function openPostgres(folder: string, opened: AsyncDisposableStack): Promise<Cluster> {
  const cluster = await startCluster({ dataDir: join(folder, 'data') })
  opened.defer(cluster.stop)
  return cluster
}

/** A whole desk on a database of that cluster. */
export async function openDeskOn(
  ownerUrl: string,
  key = randomBytes(32).toString('hex'),
  channels?: ReadonlyMap<string, Channel>,
  crawlPause?: number,
) {
  return openDesk({
    ...(channels && { channels }),
    ...(crawlPause !== undefined && { crawlPause }),
    settings: { host: '127.0.0.1', publicUrl, trustProxy: 0, allowInside: true },
    database: { ownerUrl },
    key: keyOf(key),
    complain: (cause, where) => process.stderr.write(`${where}: ${cause instanceof Error ? cause.stack : cause}\n`),
  })
}

export const publicUrl = 'http://localhost:4000'

/** A connection of the owner’s, past every wall: for filling, and for what SQL alone reaches. */
export async function ownerOf(url: string, opened: AsyncDisposableStack): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  opened.defer(() => client.end())
  return client
}

export async function freshDatabaseNamed(cluster: Cluster, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: cluster.url('postgres') })
  await client.connect()
  try {
    await client.query(`drop database if exists "${name}" with (force)`)
    await client.query(`create database "${name}"`)
  } finally {
    await client.end()
  }
  return cluster.url(name)
}
