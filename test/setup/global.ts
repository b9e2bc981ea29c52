import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type TestProject } from 'vitest/node'
import { type Cluster, defaultDataDir, startCluster } from '../../database/embedded/cluster.ts'
import { folderInMemory, forget } from './memory.ts'
import { dropDatabase, onServer, withDatabase } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The one PostgreSQL of this run; `freshDatabase()` copies its template. */
    postgres: { ownerUrl: string; prefix: string; template: string; appPassword: string }
  }
}

const root = join(import.meta.dirname, '..', '..')

/** One PostgreSQL per run, ours or the one DATABASE_URL names, and one template migrated once. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = process.env.DATABASE_URL ? undefined : await clusterForTests()
  const ownerUrl = process.env.DATABASE_URL ?? cluster!.url('postgres')
  const prefix = `insuffleur_test_${process.pid}`
  const template = `${prefix}_template`
  const appPassword = randomUUID()
  if (cluster) await forgetEarlierRuns(ownerUrl)
  await onServer(ownerUrl, `create database "${template}"`)
  const { migrate } = await import('#database')
  await migrate(withDatabase(ownerUrl, template), { appPassword })
  // An owner who is no superuser may cut connections of roles it belongs to: tests take the database away from the desk.
  if (!cluster) await onServer(ownerUrl, 'grant insuffleur_app to current_user')
  project.provide('postgres', { ownerUrl, prefix, template, appPassword })
  return async () => {
    await dropAll(ownerUrl, prefix)
    await cluster?.stop()
    if (cluster) forget(cluster.dataDir)
  }
}

/** Several runs may go on at once in one clone: each takes the first folder nobody keeps. */
async function clusterForTests(): Promise<Cluster> {
  const home = folderInMemory(root) ?? defaultDataDir(root)
  for (let place = 1; ; place++) {
    try {
      return await startCluster({ dataDir: `${home}/tests-${place}`, durable: false, patienceMs: 0 })
    } catch (error) {
      if ((error as { code?: string }).code !== 'data-in-use' || place === 20) throw error
    }
  }
}

/** What a killed run left in the folder. */
async function forgetEarlierRuns(ownerUrl: string): Promise<void> {
  await dropAll(ownerUrl, '')
  await onServer(ownerUrl, 'drop role if exists insuffleur_app')
}

async function dropAll(ownerUrl: string, prefix: string): Promise<void> {
  const all = `select datname from pg_database where starts_with(datname, '${prefix}') and datname <> 'postgres'
    and not datistemplate and datname <> current_database()`
  const names = (await onServer<{ datname: string }>(ownerUrl, all)).map((row) => row.datname)
  for (const name of names) await dropDatabase(ownerUrl, name)
}
