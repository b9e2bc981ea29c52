import { sql } from 'kysely'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import { awaitingOrder } from './awaits.ts'

/** While a conversation is left to live, only these bring it back before its time. */
const always = ['addressed', 'answers-you', 'disagreement', 'disagreement-no-reason']

/**
 * Counts again what awaits in these conversations. Reads the partial index of awaiting messages alone, so that a thread
 * of five thousand costs what it has waiting.
 */
export async function weigh(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  conversations: readonly string[],
): Promise<void> {
  if (!conversations.length) return
  await sql`
    update conversation c set
      snoozed_until = case when c.snoozed_until <= ${clock()} then null else c.snoozed_until end,
      let_live_until = case when c.let_live_until <= ${clock()} then null else c.let_live_until end,
      let_live_why = case when c.let_live_until <= ${clock()} then null else c.let_live_why end,
      awaiting_count = w.n, awaiting_why = w.why
    from (
      select c.id, count(m.id)::int as n,
             (array_agg(m.awaits order by array_position(${awaitingOrder}::text[], m.awaits)))[1] as why
      from conversation c
      left join message m on m.workspace_id = c.workspace_id and m.conversation_id = c.id
        and m.awaits is not null and m.handled_at is null and m.gone_at is null and m.removed_at is null
        and (c.let_live_why is null or c.let_live_until <= ${clock()} or m.awaits = any(${always}::text[]))
      where c.workspace_id = ${workspace} and c.id = any(${[...new Set(conversations)]}::uuid[])
      group by c.id) w
    where c.workspace_id = ${workspace} and c.id = w.id`.execute(db)
}
