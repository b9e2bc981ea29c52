import { sql } from 'kysely'
import { type Verbatim } from '#contract'
import { type Db } from '#database'
import { mostCentral, subjectWords } from './likeness.ts'
import { verbatimsWhere } from './verbatims.ts'
import { type ReasonWords } from './words-of-reasons.ts'

/**
 * For each theme its exemplar: the verbatim whose words are most like those of the others given. No model, nothing
 * hidden: shared words over length. `reasons`: the latest first.
 */
export async function exemplarsAmong(
  db: Db,
  workspace: string,
  reasons: readonly { theme: string | null; reason: string }[],
  words: ReadonlyMap<string, ReasonWords>,
): Promise<Map<string | null, Verbatim>> {
  const chosen = new Map<string | null, string>()
  for (const [theme, its] of Map.groupBy(reasons, (one) => one.theme)) {
    const at = mostCentral(its.map(({ reason }) => subjectWords(words.get(reason)?.words ?? '')))
    if (at !== null) chosen.set(theme, its[at]!.reason)
  }
  const verbatims = await verbatimsWhere(db, workspace, sql`select unnest(${[...chosen.values()]}::uuid[]) as id`)
  const byReason = new Map(verbatims.map((verbatim) => [verbatim.reason, verbatim]))
  return new Map([...chosen].flatMap(([theme, id]) => (byReason.has(id) ? [[theme, byReason.get(id)!]] : [])))
}
