import { sql } from 'kysely'
import { type Verbatim } from '#contract'
import { type Db } from '#database'
import { mostCentral, subjectWords } from './likeness.ts'
import { verbatimsWhere } from './verbatims.ts'

/** Units of a span that are read to compare it: what it is about stands in its first words. */
const read = 200

/**
 * For each theme its exemplar: the verbatim whose words are most like those of the others given. No model, nothing
 * hidden: shared words over length. `reasons`: the latest first.
 */
export async function exemplarsAmong(
  db: Db,
  workspace: string,
  reasons: readonly { theme: string | null; reason: string }[],
): Promise<Map<string | null, Verbatim>> {
  const words = await wordsOf(
    db,
    workspace,
    reasons.map((one) => one.reason),
  )
  const chosen = new Map<string | null, string>()
  for (const [theme, its] of Map.groupBy(reasons, (one) => one.theme)) {
    const at = mostCentral(its.map(({ reason }) => subjectWords(words.get(reason) ?? '')))
    if (at !== null) chosen.set(theme, its[at]!.reason)
  }
  const verbatims = await verbatimsWhere(db, workspace, sql`select unnest(${[...chosen.values()]}::uuid[]) as id`)
  const byReason = new Map(verbatims.map((verbatim) => [verbatim.reason, verbatim]))
  return new Map([...chosen].flatMap(([theme, id]) => (byReason.has(id) ? [[theme, byReason.get(id)!]] : [])))
}

async function wordsOf(db: Db, workspace: string, reasons: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; start: number; end: number; text: string }>`
    select r.id, r.span_start as start, r.span_end as "end", x.text
    from unnest(${reasons}::uuid[]) as w (id)
    cross join lateral (select * from reason r where r.workspace_id = ${workspace} and r.id = w.id offset 0) r
    cross join lateral (
      select left(case when m.revision = r.revision then m.text else (
        select v.text from message_revision v where v.workspace_id = m.workspace_id and v.message_id = m.id
          and v.revision = r.revision) end, r.span_end) as text
      from message m where m.workspace_id = ${workspace} and m.id = r.message_id offset 0) x`.execute(db)
  return new Map(rows.map((row) => [row.id, (row.text ?? '').slice(row.start, Math.min(row.end, row.start + read))]))
}
