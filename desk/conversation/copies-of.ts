import { sql } from 'kysely'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'

const mostCopies = 500
const daysBack = 7
/** Of how many messages copies are looked for at once. */
const mostCompared = 20

/**
 * Where the same words, folded, stand on our own pages: sixty copies of one spam are one act with one reason. Two texts
 * fold alike when search reads the same words in the same order; what holds no word (emoji alone) is compared as it is.
 */
export async function copiesOf(
  db: Db,
  clock: Clock,
  removes: (channel: string) => boolean,
  workspace: Id<'workspace'>,
  messages: readonly string[],
): Promise<string[]> {
  const channels = await db
    .selectFrom('contact_point')
    .select('channel')
    .distinct()
    .where('workspace_id', '=', workspace)
    .execute()
  const own = channels.map((row) => row.channel).filter(removes)
  const since = new Date(clock().getTime() - daysBack * 86_400_000)
  const { rows } = await sql<{ id: string }>`
    select m.id from contact_point cp
    join thread t on t.workspace_id = cp.workspace_id and t.contact_point_id = cp.id
    join message m on m.workspace_id = t.workspace_id and m.conversation_id = t.conversation_id and m.thread_id = t.id
    where cp.workspace_id = ${workspace} and cp.channel = any(${own}::text[])
      and m.said_at >= ${since} and not m.ours and m.audience = 'public' and m.gone_at is null and m.removed_by is null
      and m.id <> all(${messages}::uuid[])
      and exists (select from message o where o.workspace_id = ${workspace} and o.id = any(${messages.slice(0, mostCompared)}::uuid[])
        and case when length(o.search) > 1 then o.search = m.search else o.text = m.text end)
    order by m.said_at, m.id limit ${mostCopies}`.execute(db)
  return rows.map((row) => row.id)
}
