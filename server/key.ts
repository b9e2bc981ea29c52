import { createHmac, randomBytes } from 'node:crypto'
import { chmod, link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The one secret of an installation. Every other is made from it, each for one use. */
export interface Key {
  for(use: 'sessions' | 'database role' | 'secrets of channels' | 'private links'): string
}

export function keyOf(hex: string): Key {
  const key = Buffer.from(hex, 'hex')
  return { for: (use) => createHmac('sha256', key).update(use).digest('hex') }
}

/** Reads the key of this data folder, or makes one that only its owner may read. */
export async function keyIn(dataDir: string): Promise<Key> {
  const path = join(dataDir, 'key')
  try {
    return keyOf(check(await readFile(path, 'utf8'), path))
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause
  }
  await mkdir(dataDir, { recursive: true })
  // Written whole and linked into place: a crash leaves no half key, and of two that start at once one wins.
  const fresh = `${path}.${process.pid}`
  await writeFile(fresh, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 })
  await chmod(fresh, 0o600)
  await link(fresh, path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EEXIST') throw cause
  })
  await unlink(fresh)
  return keyOf(check(await readFile(path, 'utf8'), path))
}

function check(text: string, path: string): string {
  const hex = text.trim()
  if (!/^[0-9a-f]{64}$/i.test(hex)) throw new Error(`the key in ${path} is damaged`)
  return hex
}
