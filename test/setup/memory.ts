import { createHash } from 'node:crypto'
import { accessSync, constants, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'

const memory = '/dev/shm'
/** What a run takes at its fullest, with room to spare; containers often have 64 MiB there. */
const leastFree = 3 * 1024 ** 3

/**
 * A folder in memory for this clone's tests, where the machine has one with room (Linux): a thousand databases are made
 * and dropped in a run, and each takes a fifth of the time there that it takes on a disk.
 */
export function folderInMemory(root: string): string | undefined {
  if (!hasRoom()) return undefined
  const clone = createHash('sha256').update(root).digest('hex').slice(0, 12)
  return join(memory, `insuffleur-${clone}`)
}

/** Where folders of a single test belong. */
export const temporaryHome = (): string => (hasRoom() ? memory : tmpdir())

/** Gives the memory back; a folder on a disk is kept, as making it anew costs more than clearing it. */
export function forget(folder: string): void {
  if (folder.startsWith(memory + sep)) rmSync(folder, { recursive: true, force: true })
}

function hasRoom(): boolean {
  try {
    accessSync(memory, constants.W_OK | constants.X_OK)
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize >= leastFree
  } catch {
    return false
  }
}
