import { type Selectable, sql } from 'kysely'
import { type Db, type Tables } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { membersOf } from '#team'
import { type DecidedOn, type Decision, type DecisionWord } from './decision.ts'
import { type About, aboutAlert } from './manner.ts'

type At = { workspace: Id<'workspace'>; decision: Id<'decision'> }

/** Takes hold of a decision until the transaction ends: one hand at a time on whom it concerns and what they are told. */
export async function holdDecision(db: Db, at: At): Promise<Decision> {
  const row = await db
    .selectFrom('decision')
    .selectAll()
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.decision)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('decision.not-there', 404)
  return decisionIn(row)
}

/** Nobody holds it: for reading. */
export async function decisionRead(db: Db, workspace: Id<'workspace'>, id: string): Promise<Decision> {
  const row = await db
    .selectFrom('decision')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('decision.not-there', 404)
  return decisionIn(row)
}

function decisionIn(row: Selectable<Tables['decision']>): Decision {
  const { theme_id: theme, alert_id: alert, direction } = row
  const on: DecidedOn = alert === null ? { theme: theme!, direction, alert } : { theme: null, direction: null, alert }
  return {
    ...on,
    workspace: row.workspace_id as Id<'workspace'>,
    id: row.id as Id<'decision'>,
    number: row.number,
    newsNumber: row.news_number,
  }
}

/** What those who are told had spoken of. */
export async function aboutOf(db: Db, { workspace, alert }: Decision): Promise<About> {
  if (alert === null) return 'dislike'
  const { kind } = await db
    .selectFrom('alert')
    .select('kind')
    .where('workspace_id', '=', workspace)
    .where('id', '=', alert)
    .executeTakeFirstOrThrow()
  return aboutAlert(kind)
}

/** The word that holds now. */
export async function wordNow(db: Db, { workspace, id, number }: Decision): Promise<DecisionWord> {
  const row = await db
    .selectFrom('decision_word')
    .select(['kind', 'owned_by', sql<string | null>`holds_by::text`.as('holds_by'), 'reason', 'facts'])
    .where('workspace_id', '=', workspace)
    .where('decision_id', '=', id)
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  const { kind, owned_by, holds_by, reason, facts } = row
  return { kind, owner: owned_by, holdsBy: holds_by, reason, facts }
}

export async function keepWord(
  db: Db,
  clock: Clock,
  at: At,
  of: { number: number; news: boolean; word: DecisionWord; by: string },
): Promise<void> {
  const { kind, owner, holdsBy, reason, facts } = of.word
  await db
    .insertInto('decision_word')
    .values({
      workspace_id: at.workspace,
      id: newId(),
      decision_id: at.decision,
      number: of.number,
      kind,
      owned_by: owner,
      holds_by: holdsBy,
      reason,
      facts: JSON.stringify(facts) as never,
      news: of.news,
      by: of.by,
      at: clock(),
    })
    .execute()
}

/** Whoever sees to a decision is of this workspace, and not the client’s own reader alone by accident of an id. */
export async function mustBeMember(db: Db, workspace: Id<'workspace'>, user: string): Promise<void> {
  if (!(await membersOf(db, workspace)).has(user)) throw new Refusal('decision.owner-not-here', 422)
}
