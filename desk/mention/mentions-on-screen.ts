import { sql } from 'kysely'
import { type MentionShown } from '#contract'
import { readCursor, writeCursor } from '#conversation'
import { type Db } from '#database'
import { type Id } from '#kernel'

const pageSize = 20

interface Row extends Omit<MentionShown, 'at' | 'toldAt' | 'againAt'> {
  id: string
  at: Date
  toldAt: Date | null
  againAt: Date | null
}

/** Whom our words on a page of our own were told to, the latest first, and what came of it. */
export async function mentionsOnScreen(
  db: Db,
  at: { workspace: Id<'workspace'>; place: Id<'contact point'> },
  after: string | undefined,
): Promise<{ mentions: MentionShown[]; next: string | null }> {
  const from = readCursor(after)
  const { rows } = await sql<Row>`
    select n.id, n.linked, n.state, n.why, n.ended, n.at, n.told_at as "toldAt", m.conversation_id as conversation,
      case when n.state = 'waiting' and n.tries > 0 then n.not_before end as "againAt",
      case when m.gone_at is null and m.removed_at is null then left(btrim(m.text), 120) else '' end as beginning
    from mention n join message m on m.workspace_id = n.workspace_id and m.id = n.message_id
    where n.workspace_id = ${at.workspace} and n.contact_point_id = ${at.place}
      and (${from?.id ?? null}::uuid is null or n.id < ${from?.id ?? null}::uuid)
    order by n.id desc limit ${pageSize + 1}`.execute(db)
  const page = rows.slice(0, pageSize)
  const last = page.at(-1)
  return {
    mentions: page.map(({ id: _, at, toldAt, againAt, ...row }) => ({
      ...row,
      at: at.toISOString(),
      toldAt: toldAt?.toISOString() ?? null,
      againAt: againAt?.toISOString() ?? null,
    })),
    next: rows.length > pageSize && last ? writeCursor({ at: last.at, id: last.id }) : null,
  }
}
