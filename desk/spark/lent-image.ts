import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { type Medium } from '#channel'
import { type LinkKey } from '#conversation'
import { type Db } from '#database'
import { type Clock, type Id, isId } from '#kernel'
import { mediaWhole } from './medium.ts'

/*
 * Some places take no image: they fetch it, from an address that anybody may read. Such an address is made when a piece
 * leaves and says for which: it cannot be guessed, opens for an hour, and only while that piece is being published.
 */

export const lentFor = 3_600_000

/** Which image of which piece: `nth`, as they stand in it. */
export interface Lent {
  workspace: Id<'workspace'>
  outbox: Id<'outbox'>
  nth: number
}

const below = '/at/image'

export function lend(publicUrl: string, key: LinkKey, now: Date, lent: Lent): string {
  const until = String(now.getTime() + lentFor)
  return `${publicUrl}${below}/${lent.workspace}/${lent.outbox}/${lent.nth}/${until}.${proofOf(key, lent, until)}`
}

/** null: guessed, over, or the piece is not on its way. */
export async function lentImage(
  within: (workspace: Id<'workspace'>, work: (db: Db) => Promise<Medium | null>) => Promise<Medium | null>,
  key: LinkKey,
  clock: Clock,
  asked: Readonly<Record<'workspace' | 'outbox' | 'nth' | 'token', string>>,
): Promise<Medium | null> {
  const { workspace, outbox } = asked
  const [until = '', proof = ''] = asked.token.split('.')
  if (!isId<'workspace'>(workspace) || !isId<'outbox'>(outbox) || !/^\d{1,2}$/.test(asked.nth)) return null
  const lent = { workspace, outbox, nth: Number(asked.nth) }
  if (!isSame(proof, proofOf(key, lent, until)) || !(Number(until) > clock().getTime())) return null
  return await within(workspace, async (db) => {
    const { rows } = await sql<{ medium: string | null }>`
      select piece -> 'media' ->> ${lent.nth}::int as medium from outbox
      where workspace_id = ${workspace} and id = ${outbox} and state in ('saying', 'later', 'unknown')`.execute(db)
    const medium = rows[0]?.medium
    return medium ? (await mediaWhole(db, workspace, [medium]))[0]! : null
  })
}

const proofOf = (key: LinkKey, { workspace, outbox, nth }: Lent, until: string) =>
  key('image lent', workspace, outbox, String(nth), until).toString('base64url')

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
