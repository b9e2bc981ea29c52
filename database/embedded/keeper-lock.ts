import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { ClusterRefusal } from './refusal.ts'

/**
 * One process keeps a data folder. The lock is SQLite's on an empty file: the only lock of the operating system that
 * Node offers without add-ons. The kernel drops it with the process, however it dies, so it is never stale.
 * Nobody may open `keeper.lock` otherwise in this process: closing any handle on it would drop the lock (POSIX).
 */
export async function keep(dataDir: string, patienceMs: number): Promise<{ release(): void }> {
  await writeFile(join(dataDir, 'keeper.lock'), '', { flag: 'wx', mode: 0o600 }).catch(unlessThere)
  const lock = new DatabaseSync(join(dataDir, 'keeper.lock'), { timeout: 0 })
  for (const until = Date.now() + patienceMs; !taken(lock); await wait(50)) {
    if (Date.now() < until) continue
    lock.close()
    throw new ClusterRefusal('data-in-use', await readFile(keeperIn(dataDir), 'utf8').catch(() => ''))
  }
  await writeFile(keeperIn(dataDir), String(process.pid), { mode: 0o600 })
  return { release: () => lock.close() }
}

function taken(lock: DatabaseSync): boolean {
  try {
    lock.exec('begin exclusive')
    return true
  } catch (error) {
    if ((error as { errcode?: number }).errcode === sqliteBusy) return false
    lock.close()
    throw error
  }
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}

const sqliteBusy = 5
const keeperIn = (dataDir: string) => join(dataDir, 'keeper.pid')
