import { sql } from 'kysely'
import { type Db, ring } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { holdDecision } from './decision-store.ts'
import { readManner, type Wordings } from './manner.ts'
import { plan } from './plan.ts'
import { type Ways } from './reach.ts'
import { decisionOfTelling, holdTelling } from './telling-store.ts'

/** Words one telling its own way; null gives it those of all alike again. `version`: the one that was read. */
export async function wordOne(
  db: Db,
  at: { workspace: Id<'workspace'>; telling: string },
  to: { text: string | null; version: number },
): Promise<number> {
  const decision = await decisionOfTelling(db, at)
  if (!decision) throw new Refusal('telling.not-there', 404)
  await holdDecision(db, { workspace: at.workspace, decision })
  const telling = await holdTelling(db, at)
  if (telling.state !== 'draft') throw new Refusal('telling.no-draft', 409)
  if (telling.version !== to.version) throw new Refusal('telling.worded-elsewhere', 409)
  const version = telling.version + 1
  await db
    .updateTable('telling')
    .set({ text: to.text, version })
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.telling)
    .execute()
  await ring(db, { workspace: at.workspace, kind: 'marked', conversations: [] })
  return version
}

/** Words all alike of one manner; null: as one begins. Shorter words name more people at once: it is shared out anew. */
export async function wordAlike(
  db: Db,
  { clock, ways, wordings }: { clock: Clock; ways: Ways; wordings: Wordings },
  at: { workspace: Id<'workspace'>; decision: Id<'decision'>; by: string },
  { manner, text }: { manner: string; text: string | null },
): Promise<void> {
  if (!readManner(manner)) throw new Refusal('telling.no-such-manner', 422)
  const of = await holdDecision(db, at)
  if (text === null)
    await sql`delete from telling_wording where workspace_id = ${at.workspace} and decision_id = ${of.id}
      and number = ${of.newsNumber} and manner = ${manner}`.execute(db)
  else
    await sql`
      insert into telling_wording (workspace_id, decision_id, number, manner, text, by, at)
      values (${at.workspace}, ${of.id}, ${of.newsNumber}, ${manner}, ${text}, ${at.by}, ${clock()})
      on conflict (workspace_id, decision_id, number, manner) do update
        set text = excluded.text, by = excluded.by, at = excluded.at`.execute(db)
  await plan(db, clock, ways, wordings, of)
  await ring(db, { workspace: at.workspace, kind: 'marked', conversations: [] })
}
