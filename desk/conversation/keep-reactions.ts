import { sql } from 'kysely'
import { type ContactPoint } from '#contact-point'
import { type Db } from '#database'
import { type ReactionEntry } from './heard-wave.ts'
import { type Changed } from './keep-heard.ts'

/** Keeps who liked, passed on or kept what: it may be heard before what it is about, and is shown once that is there. */
export async function keepReactions(
  db: Db,
  place: ContactPoint,
  entries: readonly ReactionEntry[],
): Promise<Changed[]> {
  const rows = entries.map(({ heardAt, reacted: { nativeId, about, how, by, at } }) => ({
    native_id: nativeId,
    about_native: about,
    how,
    by_native: by.nativeId,
    by_name: by.name,
    by_url: by.url,
    // Nobody reacts in the future.
    at: (at && at < heardAt ? at : heardAt).toISOString(),
  }))
  await sql`
    insert into reaction (workspace_id, contact_point_id, native_id, about_native, how, by_native, by_name, by_url, at)
    select ${place.workspace}, ${place.id}, x.native_id, x.about_native, x.how, x.by_native, x.by_name, x.by_url, x.at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (native_id text, about_native text, how text, by_native text,
      by_name text, by_url text, at timestamptz)
    on conflict (workspace_id, contact_point_id, native_id) do update
      set how = excluded.how, by_name = excluded.by_name, by_url = excluded.by_url`.execute(db)
  return conversationsOf(
    db,
    place,
    rows.map((row) => row.about_native),
  )
}

/** What was taken back at its source leaves us whole. */
export async function dropReactions(db: Db, place: ContactPoint, nativeIds: readonly string[]): Promise<Changed[]> {
  const { rows } = await sql<{ about_native: string }>`
    delete from reaction where workspace_id = ${place.workspace} and contact_point_id = ${place.id}
      and native_id = any(${nativeIds}::text[]) returning about_native`.execute(db)
  return conversationsOf(
    db,
    place,
    rows.map((row) => row.about_native),
  )
}

async function conversationsOf(db: Db, place: ContactPoint, about: readonly string[]): Promise<Changed[]> {
  if (!about.length) return []
  const { rows } = await sql<{ id: string }>`
    select conversation_id as id from message where workspace_id = ${place.workspace}
      and contact_point_id = ${place.id} and native_id = any(${about}::text[])
    union
    select conversation_id from thread where workspace_id = ${place.workspace}
      and contact_point_id = ${place.id} and native_id = any(${about}::text[])`.execute(db)
  return rows.map(({ id }) => ({ message: null, conversation: id }))
}
