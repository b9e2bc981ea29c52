import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { type ContactPoint } from '#contact-point'
import { type Db } from '#database'
import { type Clock, type Id, isId } from '#kernel'

/*
 * The private link of someone who spoke on a page of our own: handle and secret. It is the only proof we ever ask for
 * that words are theirs; only its hash is kept. 32 bytes cannot be guessed from their hash, however fast.
 */

export interface OwnHandle {
  id: Id<'handle'>
  nativeId: string
  name: string
  person: Id<'person'>
}

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/**
 * What follows from one filled-in form: the same form sent twice makes the same ids and the same link, so that a second
 * click says nothing twice and whoever lost the first answer still gets their link. Nobody can make them without the
 * workspace's key.
 */
export async function derived(db: Db, place: ContactPoint): Promise<(what: string, ...from: string[]) => string> {
  const { tombstone_key } = await db
    .selectFrom('workspace')
    .select('tombstone_key')
    .where('id', '=', place.workspace)
    .executeTakeFirstOrThrow()
  return (what, ...from) =>
    createHmac('sha256', tombstone_key)
      .update(JSON.stringify(['page', what, place.id, ...from]))
      .digest('base64url')
}

export async function keepLink(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  handle: string,
  secret: string,
): Promise<void> {
  await db
    .insertInto('author_link')
    .values({ workspace_id: workspace, handle_id: handle, secret_hash: hashOf(secret), at: clock() })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'handle_id']).doNothing())
    .execute()
}

export const writeLink = (handle: string, secret: string): string => `${handle}.${secret}`

/** Whose link it is; null where it is nobody's, or of another page. */
export async function handleOfLink(db: Db, place: ContactPoint, token: string): Promise<OwnHandle | null> {
  const [id, secret, ...more] = token.split('.')
  if (!isId<'handle'>(id) || !secret || secret.length > 100 || more.length) return null
  const { rows } = await sql<{ name: string; native_id: string; person_id: Id<'person'>; secret_hash: Buffer }>`
    select h.name, h.native_id, h.person_id, l.secret_hash from handle h
    join author_link l on l.workspace_id = h.workspace_id and l.handle_id = h.id
    where h.workspace_id = ${place.workspace} and h.id = ${id} and h.contact_point_id = ${place.id}`.execute(db)
  const [row] = rows
  if (!row || !timingSafeEqual(row.secret_hash, hashOf(secret))) return null
  return { id, nativeId: row.native_id, name: row.name, person: row.person_id }
}
