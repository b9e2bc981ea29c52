import { sql } from 'kysely'
import { type Db } from '#database'
import { type Id } from '#kernel'

/** One of two names that somebody says are both theirs. */
export interface Named {
  handle: Id<'handle'>
  name: string
  place: string
}

/** « La même personne, à sa demande, depuis le … »: it stands until it is undone. */
export interface HandleJoin {
  id: Id<'handle join'>
  names: [Named, Named]
  since: Date
}

interface Row {
  id: Id<'handle join'>
  at: Date
  one: Named
  other: Named
}

const named = (handle: 'one_handle' | 'other_handle') => sql`(
  select jsonb_build_object('handle', h.id, 'name', h.name, 'place', p.name) from handle h
  join contact_point p on p.workspace_id = h.workspace_id and p.id = h.contact_point_id
  where h.workspace_id = j.workspace_id and h.id = ${sql.ref(`j.${handle}`)})`

/** All that the person of this handle has joined, as it stands now; the earliest first. */
export async function joinsAround(db: Db, workspace: Id<'workspace'>, handle: string): Promise<HandleJoin[]> {
  const { rows } = await sql<Row>`
    select j.id, j.at, ${named('one_handle')} as one, ${named('other_handle')} as other
    from handle h
    join handle own on own.workspace_id = h.workspace_id and own.person_id = h.person_id
    join handle_join j on j.workspace_id = own.workspace_id and j.one_handle = own.id and j.undone_at is null
    where h.workspace_id = ${workspace} and h.id = ${handle}
    order by j.at, j.id`.execute(db)
  return rows.map(({ id, at, one, other }) => ({ id, names: [one, other], since: at }))
}

export interface OwnPerson {
  handle: Id<'handle'>
  name: string
  /** The person it is now. */
  person: string
  /** The person it is by itself. */
  own: string
  place: Id<'contact point'>
  channel: string
  nativeId: string
}

/** Every handle of the persons that these handles are. */
export async function handlesOfPersons(
  db: Db,
  workspace: Id<'workspace'>,
  handles: readonly string[],
): Promise<OwnPerson[]> {
  const { rows } = await sql<OwnPerson>`
    select h.id as handle, h.name, h.person_id as person, h.contact_point_id as place, p.channel, h.native_id as "nativeId",
      coalesce(
        (select j.one_person from handle_join j where j.workspace_id = h.workspace_id and j.one_handle = h.id limit 1),
        (select j.other_person from handle_join j where j.workspace_id = h.workspace_id and j.other_handle = h.id limit 1),
        h.person_id) as own
    from handle h join contact_point p on p.workspace_id = h.workspace_id and p.id = h.contact_point_id
    where h.workspace_id = ${workspace} and h.person_id in (
      select person_id from handle where workspace_id = ${workspace} and id = any(${handles}::uuid[]))
    order by h.id`.execute(db)
  return rows
}

/**
 * One at a time joins or separates in a workspace, until the transaction ends; and nothing is heard meanwhile where these
 * people speak, so that no word is kept under who they no longer are.
 */
export async function holdPersons(
  db: Db,
  workspace: Id<'workspace'>,
  handles: readonly string[],
  hold: (channel: string) => Promise<void>,
): Promise<OwnPerson[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${workspace} persons`}, 0))`.execute(db)
  const held = await handlesOfPersons(db, workspace, handles)
  // Always in the same order; whoever hears holds one only.
  for (const channel of [...new Set(held.map((one) => one.channel))].toSorted()) await hold(channel)
  return handlesOfPersons(db, workspace, handles)
}
