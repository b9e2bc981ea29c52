import { sql } from 'kysely'
import { type Verbatim } from '#contract'
import { type Db } from '#database'
import { opening } from './reason.ts'

interface Row {
  id: string
  text: string
  by: string
  place: string
  channel: string
  said_at: Date
  conversation_id: string
  language: string | null
}

/** Units of a message shown where it says no reason. */
const shown = 280

/**
 * Dislikes that say no reason, latest first: whom one may ask why. There is no reason to name; the message’s id stands
 * where a reason’s would.
 */
export async function unsaidVerbatims(db: Db, workspace: string, messages: readonly string[]): Promise<Verbatim[]> {
  if (!messages.length) return []
  const { rows } = await sql<Row>`
    select m.id, left(m.text, ${shown * 2}) as text, coalesce(h.name, p.name) as by, c.name as place, c.channel, m.said_at,
      m.conversation_id, m.language
    from message m
    join person p on p.workspace_id = m.workspace_id and p.id = m.person_id
    left join handle h on h.workspace_id = m.workspace_id and h.id = m.handle_id
    join contact_point c on c.workspace_id = m.workspace_id and c.id = m.contact_point_id
    where m.workspace_id = ${workspace} and m.id = any(${messages}::uuid[])
    order by m.said_at desc, m.id desc`.execute(db)
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
      stands: null,
    }
  })
}
