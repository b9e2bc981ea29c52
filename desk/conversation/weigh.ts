import { sql } from 'kysely'
import { type Db, keyed } from '#database'
import { type Clock, type Id } from '#kernel'
import { awaitingOrder } from './awaits.ts'
import { holdConversations } from './conversation-store.ts'

/** While a conversation is left to live, only these bring it back before its time. */
const always = [
  'danger',
  'given-word',
  'addressed',
  'answers-telling',
  'answers-you',
  'disagreement',
  'disagreement-no-reason',
]

/** Put off or not, what cannot wait is shown now. Expects their rows to be held. */
export async function wakeFor(db: Db, workspace: Id<'workspace'>, conversations: readonly string[]): Promise<void> {
  if (!conversations.length) return
  await sql`update conversation set snoozed_until = null
    where workspace_id = ${keyed(workspace)} and id = any(${conversations}::uuid[]) and snoozed_until is not null`.execute(
    db,
  )
}

/**
 * Counts again what awaits in these conversations. Reads the partial index of awaiting messages alone, so that a thread
 * of five thousand costs what it has waiting. A word given awaits from the morning of its day, until it is kept.
 */
export async function weigh(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  conversations: readonly string[],
): Promise<void> {
  if (!conversations.length) return
  // Held before counting: of two who weigh at once, the second must count what the first has seen to.
  await holdConversations(db, workspace, conversations)
  await sql`
    update conversation c set
      snoozed_until = case when c.snoozed_until <= ${clock()} then null else c.snoozed_until end,
      let_live_until = case when c.let_live_until <= ${clock()} then null else c.let_live_until end,
      let_live_why = case when c.let_live_until <= ${clock()} then null else c.let_live_why end,
      awaiting_count = w.n, awaiting_why = w.why
    from unnest(${[...new Set(conversations)]}::uuid[]) as x (id)
    cross join lateral (
      select c.let_live_why is null or c.let_live_until <= ${clock()} as open from conversation c
      where c.workspace_id = ${keyed(workspace)} and c.id = x.id) l
    -- One short look for each: as a plain join, a planner that knows nothing of a new table yet reads all of it each time.
    cross join lateral (
      select count(*)::int as n,
             (array_agg(a.awaits order by array_position(${awaitingOrder}::text[], a.awaits)))[1] as why
      from (
        select m.awaits from message m
        where m.workspace_id = ${keyed(workspace)} and m.conversation_id = x.id
          and m.awaits is not null and m.handled_at is null and m.gone_at is null and m.removed_at is null
          and (l.open or m.awaits = any(${always}::text[]))
        union all
        select 'given-word' from commitment k
        where k.workspace_id = ${keyed(workspace)} and k.conversation_id = x.id
          and k.ended_at is null and k.due_at <= ${clock()}) a) w
    where c.workspace_id = ${keyed(workspace)} and c.id = x.id`.execute(db)
}
