import { sql } from 'kysely'
import { type Db } from '#database'
import { type Id } from '#kernel'
import { overlap, type Suggestion, saySame } from './reason.ts'

interface Decided {
  message_id: string
  revision: number
  start: number
  end: number
  now: string
  then: string | null
  current: number
}

/**
 * On which words a hand has decided already: kept as a reason, refused, withdrawn. In the revision it looked at, whatever
 * touches them; in another, whatever says the same. Only messages with such words are in the answer.
 */
export async function decidedOn(
  db: Db,
  workspace: Id<'workspace'>,
  messages: readonly { message: string }[],
): Promise<Map<string, (suggestion: Suggestion) => boolean>> {
  const { rows } = await sql<Decided>`
    select d.*, m.text as now, m.revision as current,
           case when m.revision = d.revision then m.text else v.text end as then
    from (
      select workspace_id, message_id, revision, span_start as start, span_end as "end" from reason
      where workspace_id = ${workspace} and message_id = any(${messages.map((one) => one.message)}::uuid[])
        and withdrawn_at is null
      union all
      select workspace_id, message_id, revision, (detail ->> 'start')::int, (detail ->> 'end')::int from correction
      where workspace_id = ${workspace} and message_id = any(${messages.map((one) => one.message)}::uuid[])
        and kind in ('refused-reason', 'withdrew-reason') and undone_at is null
    ) d
    cross join lateral (
      select * from message m where m.workspace_id = d.workspace_id and m.id = d.message_id offset 0) m
    left join message_revision v on v.workspace_id = d.workspace_id and v.message_id = d.message_id
      and v.revision = d.revision`.execute(db)
  const byMessage = new Map<string, Decided[]>()
  for (const row of rows) byMessage.set(row.message_id, [...(byMessage.get(row.message_id) ?? []), row])
  return new Map([...byMessage].map(([message, decided]) => [message, (one) => decided.some(decides(one))]))
}

const decides = (suggestion: Suggestion) => (decided: Decided) =>
  decided.revision === decided.current
    ? overlap(decided, suggestion)
    : saySame(
        decided.then?.slice(decided.start, decided.end) ?? '',
        decided.now.slice(suggestion.start, suggestion.end),
      )
