import { createHash, timingSafeEqual } from 'node:crypto'
import { type LinkKey } from '#conversation'
import { type Id, isId } from '#kernel'

/*
 * The addresses a department is given: one for each question, which serves once and ends, a standing one to write first,
 * and one for an answer by mail, where its colleague may allow being quoted. Their secrets follow from the installation's key and a serial, so that a reminder can carry the link again
 * and nothing in the database opens it; what is kept is their digest. Another serial ends the one before.
 */
export type LinkOf = 'ask' | 'department' | 'word'

const path = { ask: 'ask', department: 'tell', word: 'quote' } as const

/** How many days a question can still be answered after it was due. */
const daysAfterDue = 14

/** 160 bits of a keyed digest: not to be guessed. */
export const linkSecret = (key: LinkKey, of: LinkOf, workspace: string, id: string, serial: number): string =>
  key(of, workspace, id, String(serial)).toString('base64url').slice(0, 27)

export const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

export const linkEnds = (due: Date): Date => new Date(due.getTime() + daysAfterDue * 86_400_000)

export const linkAddress = (publicUrl: string, of: LinkOf, workspace: string, id: string, secret: string): string =>
  `${publicUrl}/p/${workspace}/${path[of]}/${id}.${secret}`

export function readLinkToken(token: string): { id: Id<'ask'> | Id<'department'>; secret: string } | null {
  const [id, secret, ...more] = token.split('.')
  return isId<'ask'>(id) && secret && secret.length <= 60 && !more.length ? { id, secret } : null
}

/** `opens`: it holds now. `older`: it was one of ours, and another has taken its place. */
export function howItOpens(
  key: LinkKey,
  of: LinkOf,
  link: { workspace: string; id: string; serial: number; hash: Buffer },
  secret: string,
): 'opens' | 'older' | 'not-ours' {
  const given = digestOf(secret)
  if (timingSafeEqual(given, link.hash)) return 'opens'
  const earlier = Array.from({ length: Math.min(link.serial - 1, 50) }, (_, at) => link.serial - 1 - at)
  const isOlder = earlier.some((serial) => linkSecret(key, of, link.workspace, link.id, serial) === secret)
  return isOlder ? 'older' : 'not-ours'
}
