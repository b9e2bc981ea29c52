import { sql } from 'kysely'
import { type Db } from '#database'
import { type Clock, dayAt, type Id, newId } from '#kernel'
import { zoneOf } from '#team'

/** `term`: lent for so long; `source`: taken back there; `access`: nobody may read there any more; `person`: asked for. */
export type WhyGone = 'term' | 'source' | 'access' | 'person'

/** That words went, without the words: how many, of which place, why and when. To be called while they still stand. */
export async function recordGone(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  messages: readonly string[],
  why: WhyGone,
): Promise<void> {
  const { rows } = await sql<{ place: string; count: number }>`
    select contact_point_id as place, count(*)::int as count from message
    where workspace_id = ${workspace} and id = any(${messages}::uuid[])
      and (text <> '' or title is not null or attachments is not null)
    group by contact_point_id order by contact_point_id`.execute(db)
  const day = dayAt(clock(), await zoneOf(db, workspace))
  for (const { place, count } of rows)
    await sql`
      insert into words_gone as g (workspace_id, id, contact_point_id, why, day, count)
      values (${workspace}, ${newId()}, ${place}, ${why}, ${day}, ${count})
      on conflict (workspace_id, contact_point_id, day, why) do update set count = g.count + excluded.count`.execute(db)
}
