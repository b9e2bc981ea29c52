import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pgdataIn, savedPassword, superuser } from './data-folder.ts'

/**
 * The PostgreSQL another process of ours keeps running on this folder, for as long as that process lives. Null where
 * none is up. Whoever may read the folder may join: the port stands in it, and so does the password.
 */
export async function joinCluster(dataDir: string): Promise<{ url(database: string): string } | null> {
  const lines = await readFile(join(pgdataIn(dataDir), 'postmaster.pid'), 'utf8').then(
    (text) => text.split('\n'),
    () => [],
  )
  const port = Number(lines[3])
  if (lines[7]?.trim() !== 'ready' || !(port > 0)) return null
  const password = await savedPassword(dataDir)
  return { url: (database) => urlOf(port, password, database) }
}

/** The owner's URL of a database of the embedded PostgreSQL. */
export function urlOf(port: number, password: string, database: string): string {
  return `postgresql://${superuser}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`
}
