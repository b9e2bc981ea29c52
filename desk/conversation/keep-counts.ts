import { type RawBuilder, sql } from 'kysely'
import { type ContactPoint } from '#contact-point'
import { type Db } from '#database'
import { type CountEntry, type VoteEntry } from './heard-wave.ts'
import { type Changed } from './keep-heard.ts'

/** Keeps what a place counts of a piece of ours, in place of what it counted before. Votes are no messages, and no people. */
export async function keepCounts(db: Db, place: ContactPoint, entries: readonly CountEntry[]): Promise<Changed[]> {
  const rows = entries.map(({ heardAt, counted: { nativeId, choices, endsAt, ended } }) => ({
    ...{ about_native: nativeId, choices, ends_at: endsAt?.toISOString() ?? null, ended, at: heardAt.toISOString() },
  }))
  const { rows: changed } = await sql<{ about: string }>`
    insert into poll_count (workspace_id, contact_point_id, about_native, choices, ends_at, ended, at)
    select ${place.workspace}, ${place.id}, x.about_native, x.choices, x.ends_at, x.ended, x.at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as x (about_native text, choices jsonb, ends_at timestamptz, ended boolean, at timestamptz)
    where ${isOurs(place)}
    on conflict (workspace_id, contact_point_id, about_native) do update
      set choices = excluded.choices, ends_at = excluded.ends_at, ended = excluded.ended, at = excluded.at
      where poll_count.choices <> excluded.choices or poll_count.ended <> excluded.ended
        or poll_count.ends_at is distinct from excluded.ends_at
    returning about_native as about`.execute(db)
  return conversationsOf(db, place, changed)
}

/**
 * Keeps votes where the counting is ours: one of each who votes, the first, and only for what was put to the choice there. Who
 * voted is a mark that leads back to nobody.
 */
export async function keepVotes(db: Db, place: ContactPoint, entries: readonly VoteEntry[]): Promise<Changed[]> {
  const rows = entries.map(({ heardAt, voted: { about, choice, nativeId } }) => ({
    ...{ about_native: about, choice, voter: nativeId, at: heardAt.toISOString() },
  }))
  const { rows: kept } = await sql<{ about: string }>`
    with asked as materialized (
      select m.native_id as about, ${pollOf(sql`o`)} as choices, ${endOf(sql`o`)} as ends_at
      from message m join outbox o on o.workspace_id = m.workspace_id and o.message_id = m.id and o.piece ? 'choices'
      where m.workspace_id = ${place.workspace} and m.contact_point_id = ${place.id} and m.ours
        and m.native_id = any(${rows.map((row) => row.about_native)}::text[])),
    fresh as (
      insert into poll_vote (workspace_id, contact_point_id, about_native, voter, choice, at)
      select ${place.workspace}, ${place.id}, x.about_native, x.voter, x.choice, x.at
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (about_native text, voter text, choice text, at timestamptz)
      join asked on asked.about = x.about_native and asked.choices @> jsonb_build_array(jsonb_build_object('choice', x.choice))
      on conflict (workspace_id, contact_point_id, about_native, voter) do nothing
      returning about_native as about, choice, at),
    -- Added to what was counted before: how many votes there are already costs nothing.
    counted as (
      select asked.about, asked.ends_at, (select max(at) from fresh where fresh.about = asked.about) as at, (
        select jsonb_agg(jsonb_build_object('choice', c.one ->> 'choice', 'votes', (c.one ->> 'votes')::int + (
          select count(*) from fresh where fresh.about = asked.about and fresh.choice = c.one ->> 'choice')) order by c.nth)
        from jsonb_array_elements(coalesce(before.choices, asked.choices)) with ordinality as c (one, nth)) as choices
      from asked left join poll_count before on before.workspace_id = ${place.workspace}
        and before.contact_point_id = ${place.id} and before.about_native = asked.about
      where asked.about in (select about from fresh))
    insert into poll_count (workspace_id, contact_point_id, about_native, choices, ends_at, ended, at)
    select ${place.workspace}, ${place.id}, about, choices, ends_at, false, at from counted
    on conflict (workspace_id, contact_point_id, about_native) do update set choices = excluded.choices, at = excluded.at
    returning about_native as about`.execute(db)
  return conversationsOf(db, place, kept)
}

/** What a piece of the outbox let one choose, before anybody has. */
export const pollOf = (o: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select jsonb_agg(jsonb_build_object('choice', c.choice, 'votes', 0) order by c.nth)
  from jsonb_array_elements_text(${o}.piece -> 'choices') with ordinality as c (choice, nth))`

/** Until when one may choose; null where nothing closes it. */
export const endOf = (o: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(${o}.at + make_interval(days => (${o}.piece ->> 'openDays')::int))`

/** What others put to the choice is theirs to count. */
const isOurs = (place: ContactPoint) => sql`exists (
  select from message m where m.workspace_id = ${place.workspace} and m.contact_point_id = ${place.id}
    and m.native_id = x.about_native and m.ours)`

async function conversationsOf(db: Db, place: ContactPoint, of: readonly { about: string }[]): Promise<Changed[]> {
  if (!of.length) return []
  const { rows } = await sql<{ id: string }>`
    select conversation_id as id from message where workspace_id = ${place.workspace} and contact_point_id = ${place.id}
      and native_id = any(${of.map(({ about }) => about)}::text[])`.execute(db)
  return rows.map(({ id }) => ({ message: null, conversation: id }))
}
