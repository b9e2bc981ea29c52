import { sql } from 'kysely'
import { type Gap } from '#channel'
import { type Db, ring } from '#database'
import { type Clock, type Id, newId } from '#kernel'
import { contactPoint } from './contact-point-store.ts'

type Where = { workspace: Id<'workspace'>; id: Id<'contact point'> }

/** Remembers where a place showed less than was said, and what came after all. Answers whether that is news. */
export async function recordGaps(db: Db, clock: Clock, place: Where, told: readonly Gap[]): Promise<boolean> {
  if (!told.length) return false
  const [missed, mended] = [told.filter((gap) => !gap.mended), told.filter((gap) => gap.mended)]
  const closed = await sql`
    update gap set mended_at = ${clock()}
    where workspace_id = ${place.workspace} and contact_point_id = ${place.id} and mended_at is null
      and since = any(${mended.map((gap) => gap.since)}::timestamptz[])
    returning id`.execute(db)
  // Told again, it is the same one; whoever has seen it is told anew only where more is missing than before.
  const opened = await sql`
    insert into gap (workspace_id, id, contact_point_id, since, until, at)
    select ${place.workspace}, g.id, ${place.id}, g.since, g.until, ${clock()}
    from unnest(${missed.map(() => newId())}::uuid[], ${missed.map((gap) => gap.since)}::timestamptz[],
                ${missed.map((gap) => gap.until)}::timestamptz[]) as g (id, since, until)
    on conflict (workspace_id, contact_point_id, since) do update set
      until = excluded.until, mended_at = null,
      seen_at = case when excluded.until > gap.until then null else gap.seen_at end,
      seen_by = case when excluded.until > gap.until then null else gap.seen_by end
    where gap.until <> excluded.until or gap.mended_at is not null
    returning id`.execute(db)
  return closed.rows.length + opened.rows.length > 0
}

/** A person knows of them: the alarm ends, the record stays. */
export async function seeGaps(
  db: Db,
  clock: Clock,
  at: { workspace: Id<'workspace'>; place: Id<'contact point'> },
  gaps: readonly string[],
  by: string,
): Promise<void> {
  await contactPoint(db, at.workspace, at.place)
  await sql`
    update gap set seen_at = ${clock()}, seen_by = ${by}
    where workspace_id = ${at.workspace} and contact_point_id = ${at.place} and id = any(${gaps}::uuid[])
      and seen_at is null`.execute(db)
  await ring(db, { workspace: at.workspace, kind: 'places', conversations: [] })
}

const mostShown = 5

/** Of the place `p`: what is neither mended nor seen, newest first. */
export const openGaps = sql`
  (select jsonb_agg(jsonb_build_object('id', g.id, 'since', g.since, 'until', g.until,
     'missing', jsonb_array_length(g.missing)) order by g.since desc)
   from (select g.id, g.since, g.until, g.missing from gap g
         where g.workspace_id = p.workspace_id and g.contact_point_id = p.id and g.mended_at is null and g.seen_at is null
         order by g.since desc limit ${sql.lit(mostShown)}) g)`
