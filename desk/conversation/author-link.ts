import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { type ContactPoint } from '#contact-point'
import { type Db } from '#database'
import { type Clock, type Id, isId } from '#kernel'
import { hashOf, linkEnd, readLink } from './private-link.ts'

/*
 * The private link of someone who spoke: handle and secret. It is the only proof we ever ask for that words are theirs;
 * only its hash is kept.
 */

export interface OwnHandle {
  id: Id<'handle'>
  nativeId: string
  name: string
  person: Id<'person'>
  place: Id<'contact point'>
  /** When the link ends; null: never. */
  until: Date | null
}

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

/** `until`: null for one that was given on a page of our own, and is for good. */
export async function keepLink(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  handle: string,
  { secret, until }: { secret: string; until: Date | null },
): Promise<void> {
  await db
    .insertInto('author_link')
    .values({ workspace_id: workspace, handle_id: handle, secret_hash: hashOf(secret), at: clock(), expires_at: until })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'handle_id', 'secret_hash']).doNothing())
    .execute()
}

/** Whose link it is; null where it is nobody's, or has ended. */
export async function handleOfLink(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  token: string,
): Promise<OwnHandle | null> {
  const read = readLink(token)
  if (!read || !isId<'handle'>(read.handle)) return null
  const { rows } = await sql<OwnHandle>`
    select h.id, h.name, h.native_id as "nativeId", h.person_id as person, h.contact_point_id as place, l.expires_at as until
    from handle h join author_link l on l.workspace_id = h.workspace_id and l.handle_id = h.id
    where h.workspace_id = ${workspace} and h.id = ${read.handle} and l.secret_hash = ${hashOf(read.secret)}
      and (l.expires_at is null or l.expires_at > ${clock()})`.execute(db)
  return rows[0] ?? null
}

/** Ninety days more, from now; one that is for good stays so. */
export async function prolongLink(db: Db, clock: Clock, workspace: Id<'workspace'>, token: string): Promise<void> {
  const read = readLink(token)
  if (!read) return
  await sql`update author_link set expires_at = ${linkEnd(clock())} where workspace_id = ${workspace}
    and handle_id = ${read.handle} and secret_hash = ${hashOf(read.secret)} and expires_at is not null`.execute(db)
}
