import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ClusterRefusal } from './refusal.ts'

/**
 * One process keeps a data folder. The lock is SQLite's on an empty file: the only lock of the operating system that
 * Node offers without add-ons. The kernel drops it with the process, however it dies, so it is never stale.
 * Nobody may open `keeper.lock` otherwise in this process: closing any handle on it would drop the lock (POSIX).
 */
export async function keep(dataDir: string): Promise<{ release(): void }> {
  await writeFile(join(dataDir, 'keeper.lock'), '', { flag: 'wx', mode: 0o600 }).catch(unlessThere)
  const lock = new DatabaseSync(join(dataDir, 'keeper.lock'), { timeout: 0 })
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if ((error as { errcode?: number }).errcode !== sqliteBusy) throw error
    throw new ClusterRefusal('data-in-use', await readFile(keeperIn(dataDir), 'utf8').catch(() => ''))
  }
  await writeFile(keeperIn(dataDir), String(process.pid), { mode: 0o600 })
  return { release: () => lock.close() }
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}

const sqliteBusy = 5
const keeperIn = (dataDir: string) => join(dataDir, 'keeper.pid')
