import { type RawBuilder, sql } from 'kysely'
import { type Db, keyed } from '#database'
import { type Id } from '#kernel'

const notCounted = (workspace: string) => sql`
  p.workspace_id = ${keyed(workspace)} and p.terms -> 'mayDerive' = 'false'::jsonb
  and not exists (select from audit_statement a where a.workspace_id = p.workspace_id and a.channel = p.channel
    and a.withdrawn_at is null)`

/**
 * What is counted of people's words leaves out those whose source lets nothing be derived from them, unless the platform
 * has audited this workspace. The places are looked up once a query (`array(…)` is an InitPlan), whatever it counts.
 */
export function mayBeCounted(workspace: string, place: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${place} <> all (array(select p.id from contact_point p where ${notCounted(workspace)}))`
}

/** The channels that counts leave out here, by their keys. */
export async function channelsLeftOut(db: Db, workspace: Id<'workspace'>): Promise<string[]> {
  const { rows } = await sql<{ channel: string }>`
    select distinct p.channel from contact_point p where ${notCounted(workspace)} and exists (
      select from message m where m.workspace_id = p.workspace_id and m.contact_point_id = p.id and not m.ours)
    order by p.channel`.execute(db)
  return rows.map(({ channel }) => channel)
}
