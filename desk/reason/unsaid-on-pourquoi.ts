import { type RawBuilder, sql } from 'kysely'
import { type Verbatim } from '#contract'
import { type Db } from '#database'
import { opening } from './reason.ts'
import { reasonsIn, standsAt, type Window } from './window.ts'

/** Below this a stance found by machine is not counted: nobody has looked at it and it is not sure enough. */
const sureEnough = 0.6
/** Units of a message shown where it says no reason. */
const shown = 280
const most = 20

export interface Positions {
  /** Who said anything that counts here: a like, a dislike, a reason. */
  people: number
  liking: number
  disliking: number
  /** Who dislikes and gives no reason in that conversation, neither kept nor suggested. */
  unsaid: number
  suggested: number
}

export async function positionsTaken(db: Db, window: Window): Promise<Positions> {
  const { rows } = await sql<Positions>`
    with said as materialized (${reasonsGiven(window)}), felt as (${stancesFound(window)} union all ${stancesMarked(window)})
    select count(distinct felt.person_id) filter (where stance = 'like')::int as liking,
      count(distinct felt.person_id) filter (where stance = 'dislike')::int as disliking,
      count(distinct felt.person_id) filter (
        where stance = 'dislike' and open = 0 and said.person_id is null)::int as unsaid,
      coalesce(sum(open), 0)::int as suggested,
      (select count(distinct person_id)::int from (
        select person_id from said union all select person_id from felt where stance in ('like', 'dislike')) p) as people
    from felt left join said on said.conversation_id = felt.conversation_id and said.person_id = felt.person_id`.execute(
    db,
  )
  return rows[0]!
}

/** Dislikes that say no reason, latest first: whom one may ask why. There is no reason to name; the message’s id stands for it. */
export async function unsaidOn(db: Db, window: Window): Promise<Verbatim[]> {
  const { rows } = await sql<{
    id: string
    text: string
    by: string
    place: string
    channel: string
    said_at: Date
    conversation_id: string
    language: string | null
  }>`
    with said as materialized (${reasonsGiven(window)}), felt as (${stancesFound(window)} union all ${stancesMarked(window)})
    select m.id, left(m.text, ${shown * 2}) as text, coalesce(h.name, p.name) as by, c.name as place, c.channel, m.said_at,
      m.conversation_id, m.language
    from (
      select felt.id, felt.said_at from felt
      where stance = 'dislike' and open = 0
        and (felt.conversation_id, felt.person_id) not in (select conversation_id, person_id from said)
      order by felt.said_at desc, felt.id desc limit ${most}) u
    join message m on m.workspace_id = ${window.workspace} and m.id = u.id
    join person p on p.workspace_id = m.workspace_id and p.id = m.person_id
    left join handle h on h.workspace_id = m.workspace_id and h.id = m.handle_id
    join contact_point c on c.workspace_id = m.workspace_id and c.id = m.contact_point_id
    order by u.said_at desc, u.id desc`.execute(db)
  return rows.map((row) => {
    const words = opening(row.text, shown)
    return {
      reason: row.id,
      words,
      around: words,
      by: row.by,
      place: row.place,
      channel: row.channel,
      at: row.said_at.toISOString(),
      conversation: row.conversation_id,
      message: row.id,
      language: row.language,
    }
  })
}

function reasonsGiven(window: Window): RawBuilder<unknown> {
  return sql`select distinct m.conversation_id, m.person_id
    from reason r join message m on m.workspace_id = r.workspace_id and m.id = r.message_id
    where ${reasonsIn(window)}`
}

/** The condition of the index `finding_telling`, to the letter: without it the whole past would be read. */
const telling = sql`(f.stance in ('dislike', 'like') or f.reasons <> '[]'::jsonb)`

function stancesFound(window: Window): RawBuilder<unknown> {
  return sql`select m.id, m.person_id, m.conversation_id, m.said_at,
      coalesce(m.stance, case when f.stance_confidence >= ${sureEnough} then f.stance end) as stance,
      jsonb_array_length(f.reasons) as open
    from finding f join message m on m.workspace_id = f.workspace_id and m.id = f.message_id and m.revision = f.revision
    where f.workspace_id = ${window.workspace} and f.said_at >= ${window.since} and ${telling} and ${standsAt(window.place)}`
}

/** What a hand marked and understanding had not seen. */
function stancesMarked(window: Window): RawBuilder<unknown> {
  return sql`select m.id, m.person_id, m.conversation_id, m.said_at, m.stance, 0
    from message m
    where m.workspace_id = ${window.workspace} and m.stance is not null and m.said_at >= ${window.since}
      and m.stance in ('dislike', 'like') and ${standsAt(window.place)}
      and not exists (select from finding f where f.workspace_id = m.workspace_id and f.message_id = m.id
        and f.revision = m.revision and ${telling})`
}
