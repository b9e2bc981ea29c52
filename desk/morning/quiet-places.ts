import { sql } from 'kysely'
import { type ClientMorning } from '#contract'
import { type Db } from '#database'
import { type Id } from '#kernel'

type Quiet = ClientMorning['quiet'][number]

/**
 * Places that are not heard as they should be: deaf for a reason, or with words missing that nobody has said they know of.
 * What a person paused or closed is silent because they want it to be.
 */
export async function quietPlaces(db: Db, workspace: Id<'workspace'>): Promise<Quiet[]> {
  const { rows } = await sql<Omit<Quiet, 'since'> & { since: Date }>`
    select p.id, p.name, p.channel, coalesce(p.trouble ->> 'why', 'gap') as why,
      coalesce((p.trouble ->> 'since')::timestamptz, missing.since) as since,
      p.trouble is not null and not coalesce((p.trouble ->> 'partly')::boolean, false) as silent
    from contact_point p
    left join lateral (
      select min(g.since) as since from gap g
      where g.workspace_id = p.workspace_id and g.contact_point_id = p.id and g.seen_at is null and g.mended_at is null) missing on true
    where p.workspace_id = ${workspace} and p.closed_at is null and p.paused_at is null
      and (p.trouble is not null or missing.since is not null)
    order by silent desc, since, p.id`.execute(db)
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }))
}
