import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'

/*
 * Erasure sticks. A tombstone says that a source is never to be kept again, without saying which: it is a keyed digest,
 * and the key is the workspace's own.
 */

async function keyOf(db: Db, workspace: Id<'workspace'>): Promise<Buffer> {
  const row = await db
    .selectFrom('workspace')
    .select('tombstone_key')
    .where('id', '=', workspace)
    .executeTakeFirstOrThrow()
  return row.tombstone_key
}

function digest(key: Buffer, place: string, nativeId: string): Buffer {
  return createHmac('sha256', key).update(place).update('\0').update(nativeId).digest()
}

/** `place`: a contact point; or the key of a channel, wherever that may hear it again, planted anew too. */
export async function buryMessage(
  db: Db,
  clock: Clock,
  at: { workspace: Id<'workspace'>; place: string },
  nativeId: string,
  why: 'erased' | 'objected',
): Promise<void> {
  await db
    .insertInto('tombstone')
    .values({
      workspace_id: at.workspace,
      digest: digest(await keyOf(db, at.workspace), at.place, nativeId),
      why,
      at: clock(),
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'digest']).doNothing())
    .execute()
}

/** Which of these native ids must not be kept at this place. */
export async function buriedAmong(
  db: Db,
  at: { workspace: Id<'workspace'>; place: string; channel: string },
  nativeIds: readonly string[],
): Promise<Set<string>> {
  const any = await db
    .selectFrom('tombstone')
    .select('digest')
    .where('workspace_id', '=', at.workspace)
    .limit(1)
    .executeTakeFirst()
  if (!any || !nativeIds.length) return new Set()
  const key = await keyOf(db, at.workspace)
  const byDigest = new Map(
    [at.place, at.channel].flatMap((where) =>
      nativeIds.map((nativeId) => [digest(key, where, nativeId).toString('hex'), nativeId] as const),
    ),
  )
  const { rows } = await sql<{ digest: Buffer }>`
    select digest from tombstone where workspace_id = ${at.workspace}
    and digest = any(${[...byDigest.keys()].map((hex) => Buffer.from(hex, 'hex'))}::bytea[])`.execute(db)
  return new Set(rows.map((row) => byDigest.get(row.digest.toString('hex'))!))
}
