import { sql } from 'kysely'
import { type Db } from '#database'

/** Units of a span that are read to compare it: what it is about stands in its first words. */
const read = 200

export interface ReasonWords {
  words: string
  person: string
}

/** What each of these reasons says, and who says it. */
export async function wordsOfReasons(
  db: Db,
  workspace: string,
  reasons: readonly string[],
): Promise<Map<string, ReasonWords>> {
  const { rows } = await sql<{ id: string; person_id: string; start: number; end: number; text: string }>`
    select r.id, x.person_id, r.span_start as start, r.span_end as "end", x.text
    from unnest(${reasons}::uuid[]) as w (id)
    cross join lateral (select * from reason r where r.workspace_id = ${workspace} and r.id = w.id offset 0) r
    cross join lateral (
      select m.person_id, left(case when m.revision = r.revision then m.text else (
        select v.text from message_revision v where v.workspace_id = m.workspace_id and v.message_id = m.id
          and v.revision = r.revision) end, r.span_end) as text
      from message m where m.workspace_id = ${workspace} and m.id = r.message_id offset 0) x`.execute(db)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        words: (row.text ?? '').slice(row.start, Math.min(row.end, row.start + read)),
        person: row.person_id,
      },
    ]),
  )
}
