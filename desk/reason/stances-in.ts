import { type RawBuilder, sql } from 'kysely'
import { mayBeCounted } from '#contact-point'
import { type Window } from './window.ts'

/** Below this a stance found by machine is not counted: nobody has looked at it and it is not sure enough. */
export const sureEnough = 0.6

/** Who felt what in a stretch of time, and how many suggestions stand open beside it. */
export function stancesIn(window: Window): RawBuilder<unknown> {
  return sql`${stancesFound(window)} union all ${stancesMarked(window)}`
}

/** Its message, where its words stand: neither gone nor taken away, and said at the place where one is asked for. */
export function messageAt(window: Window, id: RawBuilder<unknown>): RawBuilder<unknown> {
  const here = window.place ? sql`and x.contact_point_id = ${window.place}::uuid` : sql``
  return sql`cross join lateral (
    select x.id, x.person_id, x.conversation_id, x.contact_point_id, x.said_at, x.stance, x.revision from message x
    where x.workspace_id = ${window.workspace} and x.id = ${id} and x.gone_at is null and x.removed_at is null ${here}
      and ${mayBeCounted(window.workspace, sql`x.contact_point_id`)}
    offset 0) m`
}

/** The condition of the index `finding_telling`, to the letter: without it the whole past would be read. */
const telling = sql`(f.stance in ('dislike', 'like') or f.reasons <> '[]'::jsonb)`

function stancesFound(window: Window): RawBuilder<unknown> {
  return sql`select m.id, m.person_id, m.conversation_id, m.said_at,
      coalesce(m.stance, case when f.stance_confidence >= ${sureEnough} then f.stance end) as stance,
      jsonb_array_length(f.reasons) as open
    from finding f ${messageAt(window, sql`f.message_id`)}
    where f.workspace_id = ${window.workspace} and f.said_at >= ${window.since} and ${telling} and f.revision = m.revision`
}

/** What a hand marked and understanding had not seen. */
function stancesMarked(window: Window): RawBuilder<unknown> {
  const here = window.place ? sql`and m.contact_point_id = ${window.place}::uuid` : sql``
  return sql`select m.id, m.person_id, m.conversation_id, m.said_at, m.stance, 0
    from message m
    where m.workspace_id = ${window.workspace} and m.stance is not null and m.said_at >= ${window.since}
      and m.stance in ('dislike', 'like') and m.gone_at is null and m.removed_at is null ${here}
      and ${mayBeCounted(window.workspace, sql`m.contact_point_id`)}
      and not exists (select from finding f where f.workspace_id = m.workspace_id and f.message_id = m.id
        and f.revision = m.revision and ${telling})`
}
