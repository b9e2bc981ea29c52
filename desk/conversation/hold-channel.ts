import { sql } from 'kysely'
import { type ContactPoint } from '#contact-point'
import { type Db } from '#database'

/**
 * One at a time speaks at a client's channel or reads its ledger, until the transaction ends. A blog's pieces and its
 * comments meet in one thread: two that read side by side would both begin it, or each miss what the other's words answer.
 */
export async function holdChannel(
  db: Db,
  { workspace, channel }: Pick<ContactPoint, 'workspace' | 'channel'>,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${workspace} ${channel}`}, 0))`.execute(db)
}
