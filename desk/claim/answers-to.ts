import { type RawBuilder, sql } from 'kysely'
import { mayBeCounted } from '#contact-point'
import { keyed } from '#database'
import { type Id } from '#kernel'
import { sureEnough } from '#reason'
import { type AtClaim } from './claim.ts'

export interface Looked extends AtClaim {
  since: Date
  place: Id<'contact point'> | null
}

/**
 * The messages that answer a claim: what others said since, in the conversations where it stands now, those joined to
 * them too; what a hand added, and without what a hand took out. Each with how it stands: as marked, else as found where
 * that is sure enough. Without those whose source lets nothing be derived from them.
 */
export function answersTo({ workspace, claim, since, place }: Looked): RawBuilder<unknown> {
  const here = place ? sql`and m.contact_point_id = ${place}::uuid` : sql``
  // Each looked up by its key, by itself (`lateral … offset 0`): joined freely, they are read by the workspace.
  const messages = (which: RawBuilder<unknown>) => sql`lateral (
    select m.id, m.person_id, m.contact_point_id, m.said_at, m.revision, m.stance from message m
    where m.workspace_id = ${keyed(workspace)} and ${which} and not m.ours and m.audience <> 'internal'
      and m.gone_at is null and m.removed_at is null and m.said_at >= ${since} ${here}
      and ${mayBeCounted(workspace, sql`m.contact_point_id`)} offset 0) m`
  const told = (answers: boolean) => sql`
    from claim_answer a where a.workspace_id = ${keyed(workspace)} and a.claim_id = ${claim} and a.answers = ${answers}`
  return sql`
    select w.id, w.person_id, w.contact_point_id, w.said_at, case
        when coalesce(w.stance, f.stance) in ('like', 'dislike', 'question', 'suggestion') then coalesce(w.stance, f.stance)
        else 'other' end as stance
    from (
      select m.* from (
        select x.conversation_id, min(x.said_at) as since from claim_stand s
        join message x on x.workspace_id = s.workspace_id and x.id = s.message_id
        where s.workspace_id = ${keyed(workspace)} and s.claim_id = ${claim} and x.gone_at is null and x.removed_at is null
        group by x.conversation_id) t
      cross join ${messages(sql`m.conversation_id = t.conversation_id and m.said_at >= t.since`)}
      where m.id not in (select a.message_id ${told(false)})
      union
      select m.* from (select a.message_id ${told(true)}) a cross join ${messages(sql`m.id = a.message_id`)}) w
    left join lateral (
      select f.stance from finding f where f.workspace_id = ${keyed(workspace)} and f.message_id = w.id and f.revision = w.revision
        and f.stance_confidence >= ${sureEnough} offset 0) f on true`
}
