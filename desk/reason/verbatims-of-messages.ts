import { sql } from 'kysely'
import { type Verbatim } from '#contract'
import { type Db, keyed } from '#database'
import { unsaidVerbatims } from './unsaid-verbatims.ts'
import { verbatimsWhere } from './verbatims.ts'

/** These messages, in this order, as *Pourquoi* shows them: the first words kept as a reason in their sentence, else how they begin. */
export async function verbatimsOfMessages(db: Db, workspace: string, messages: readonly string[]): Promise<Verbatim[]> {
  const said = await verbatimsWhere(
    db,
    workspace,
    sql`
      select r.id from unnest(${messages}::uuid[]) as m (id)
      cross join lateral (
        select r.id from reason r where r.workspace_id = ${keyed(workspace)} and r.message_id = m.id and r.withdrawn_at is null
        order by r.span_start, r.id limit 1) r`,
  )
  const shown = new Map(said.map((verbatim) => [verbatim.message, verbatim]))
  const unsaid = messages.filter((message) => !shown.has(message))
  for (const verbatim of await unsaidVerbatims(db, workspace, unsaid)) shown.set(verbatim.message, verbatim)
  return messages.flatMap((message) => shown.get(message) ?? [])
}
