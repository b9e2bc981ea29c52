import { type RawBuilder, sql } from 'kysely'
import { type Verbatim } from '#contract'
import { type Db } from '#database'
import { around } from './reason.ts'

interface Row {
  id: string
  start: number
  end: number
  text: string
  by: string
  place: string
  channel: string
  said_at: Date
  conversation_id: string
  message_id: string
  language: string | null
  stands: Verbatim['stands']
}

/** Units of text read beyond a span, enough for the sentence around it. */
const beyond = 300

/**
 * Reasons with their words: those of the revision that the span stands in. `which` gives their ids, and their order by
 * `said_at` and `id`. Words that are gone or taken away are no verbatims any more.
 */
export async function verbatimsWhere(db: Db, workspace: string, which: RawBuilder<unknown>): Promise<Verbatim[]> {
  // In characters `left` gives at least what we count in UTF-16 units.
  const { rows } = await sql<Row>`
    select r.id, r.span_start as start, r.span_end as "end",
      left(case when m.revision = r.revision then m.text else v.text end, r.span_end + ${beyond}) as text,
      coalesce(h.name, p.name) as by, c.name as place, c.channel, m.said_at, m.conversation_id, m.id as message_id,
      m.language, coalesce(
        (select c.kind from reason_confirmation c where c.workspace_id = r.workspace_id and c.reason_id = r.id
          order by c.id desc limit 1),
        case when exists (select from rewording w where w.workspace_id = r.workspace_id and w.reason_id = r.id)
          then 'reworded' else 'stated' end) as stands
    from (${which}) w
    join reason r on r.workspace_id = ${workspace} and r.id = w.id
    join message m on m.workspace_id = r.workspace_id and m.id = r.message_id
    left join message_revision v on v.workspace_id = r.workspace_id and v.message_id = r.message_id
      and v.revision = r.revision
    join person p on p.workspace_id = m.workspace_id and p.id = m.person_id
    left join handle h on h.workspace_id = m.workspace_id and h.id = m.handle_id
    join contact_point c on c.workspace_id = m.workspace_id and c.id = m.contact_point_id
    where m.gone_at is null and m.removed_at is null
    order by r.said_at desc, r.id desc`.execute(db)
  return rows.map((row) => ({
    reason: row.id,
    words: row.text.slice(row.start, row.end),
    around: around(row.text, row),
    by: row.by,
    place: row.place,
    channel: row.channel,
    at: row.said_at.toISOString(),
    conversation: row.conversation_id,
    message: row.message_id,
    language: row.language,
    stands: row.stands,
  }))
}
