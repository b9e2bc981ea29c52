import { createHash } from 'node:crypto'

/** A short name for some words, to tell whether they changed; not a secret. Parts cannot run into one another. */
export function digestOf(parts: readonly (string | null | undefined)[], characters = 16): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part === null || part === undefined ? '-' : `${part.length}:${part}`)
  return hash.digest('base64url').slice(0, characters)
}
