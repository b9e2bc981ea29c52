import { type RawBuilder, sql } from 'kysely'
import { type ClaimShown } from '#contract'
import { readCursor, writeCursor } from '#conversation'
import { type Db } from '#database'
import { type Id, Refusal } from '#kernel'

const pageSize = 50

interface Row {
  id: string
  words: string | null
  source: string | null
  said_at: Date
  stands: (ClaimShown['stands'][number] & { words: string; start: number; end: number })[] | null
}

/** The claims of a client, the latest first. */
export async function claimsOnDesk(
  db: Db,
  workspace: Id<'workspace'>,
  after: string | undefined,
): Promise<{ claims: ClaimShown[]; next: string | null }> {
  const from = readCursor(after)
  const rows = await claimsWhere(
    db,
    workspace,
    sql`and (${from?.at ?? null}::timestamptz is null or (c.said_at, c.id) < (${from?.at ?? null}, ${from?.id ?? null}::uuid))
      order by c.said_at desc, c.id desc limit ${pageSize + 1}`,
  )
  const page = rows.slice(0, pageSize)
  const last = page.at(-1)
  return {
    claims: page,
    next: rows.length > pageSize && last ? writeCursor({ at: new Date(last.at), id: last.id }) : null,
  }
}

export async function claimShown(db: Db, workspace: Id<'workspace'>, claim: Id<'claim'>): Promise<ClaimShown> {
  const [row] = await claimsWhere(db, workspace, sql`and c.id = ${claim}`)
  if (!row) throw new Refusal('claim.not-there', 404)
  return row
}

/** Words as they were marked: those of the revision that they stand in. What is gone is shown nowhere. */
async function claimsWhere(db: Db, workspace: Id<'workspace'>, which: RawBuilder<unknown>): Promise<ClaimShown[]> {
  const { rows } = await sql<Row>`
    select c.id, c.words, c.source, c.said_at, stands.stands from claim c
    left join lateral (
      select jsonb_agg(jsonb_build_object('message', m.id, 'conversation', m.conversation_id, 'place', p.name, 'channel', p.channel,
        'by', coalesce(h.name, q.name), 'at', m.said_at, 'language', m.language, 'start', s.span_start, 'end', s.span_end,
        'words', left(case when m.revision = s.revision then m.text else v.text end, s.span_end)) order by m.said_at, m.id) as stands
      from claim_stand s
      join message m on m.workspace_id = s.workspace_id and m.id = s.message_id
      join contact_point p on p.workspace_id = m.workspace_id and p.id = m.contact_point_id
      join person q on q.workspace_id = m.workspace_id and q.id = m.person_id
      left join handle h on h.workspace_id = m.workspace_id and h.id = m.handle_id
      left join message_revision v on v.workspace_id = s.workspace_id and v.message_id = s.message_id and v.revision = s.revision
      where s.workspace_id = c.workspace_id and s.claim_id = c.id and m.gone_at is null and m.removed_at is null) stands on true
    where c.workspace_id = ${workspace} and c.withdrawn_at is null and (c.words is not null or stands.stands is not null) ${which}`.execute(
    db,
  )
  return rows.map((row) => {
    const stands = (row.stands ?? []).map((stand) => ({ ...stand, words: stand.words.slice(stand.start, stand.end) }))
    return {
      id: row.id,
      words: row.words ?? stands[0]!.words,
      source: row.source,
      at: row.said_at.toISOString(),
      stands: stands.map(({ start: _start, end: _end, ...stand }) => ({
        ...stand,
        at: new Date(stand.at).toISOString(),
      })),
    }
  })
}
