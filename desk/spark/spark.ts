import { type Db } from '#database'
import { type Dialect, type Id, Refusal } from '#kernel'

/** How an invitation opens: each kind of opener is answered otherwise. */
export const openers = [
  'open-question',
  'advice',
  'disagreement',
  'behind-the-scenes',
  'poll',
  'help',
  'telling-back',
] as const
export type Opener = (typeof openers)[number]

export interface AtSpark {
  workspace: Id<'workspace'>
  spark: Id<'spark'>
}

/** What one writes of it: all that its readers will read, but for what a place has of its own. */
export interface SparkWords {
  opener: Opener
  title: string | null
  text: string
  /** What readers are told before they see it. */
  warning: string | null
  language: Dialect
  /** The colleague whose voice it brings, by the name that readers will read. */
  colleague: string | null
  /** What one may choose among, where it asks to. */
  choices: string[]
  /** For how many days one may choose, where a place closes its own form. */
  openDays: number
  /** What it adds to what is said already. */
  adds: string | null
  /** Who speaks, by the name that readers will read. */
  signed: string
}

export interface Spark extends AtSpark, SparkWords {
  version: number
  state: 'draft' | 'planned' | 'missed' | 'out' | 'dropped'
  why: string | null
  plannedFor: Date | null
  plannedBy: string | null
  /** The hour one had in mind when it was begun. */
  meantFor: Date | null
  conversation: Id<'conversation'> | null
  outAt: Date | null
  by: string
  at: Date
  changedBy: string
  changedAt: Date
}

/** One invitation, held until the transaction ends. Refuses with 404 where there is none. */
export async function holdSpark(db: Db, { workspace, spark }: AtSpark): Promise<Spark> {
  const row = await db
    .selectFrom('spark')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', spark)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('spark.not-there', 404)
  return sparkOf(row)
}

/** The same, only looked at. */
export async function sparkSeen(db: Db, { workspace, spark }: AtSpark): Promise<Spark> {
  const row = await db
    .selectFrom('spark')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', spark)
    .executeTakeFirst()
  if (!row) throw new Refusal('spark.not-there', 404)
  return sparkOf(row)
}

type Row = Awaited<ReturnType<typeof rowOf>>
const rowOf = (db: Db) => db.selectFrom('spark').selectAll().executeTakeFirstOrThrow()

function sparkOf(row: Row): Spark {
  return {
    workspace: row.workspace_id as Id<'workspace'>,
    spark: row.id as Id<'spark'>,
    opener: row.opener,
    title: row.title,
    text: row.text,
    warning: row.warning,
    language: row.language as Dialect,
    colleague: row.colleague,
    choices: row.choices,
    openDays: row.open_days,
    adds: row.adds,
    signed: row.signed,
    version: row.version,
    state: row.state,
    why: row.why,
    plannedFor: row.planned_for,
    plannedBy: row.planned_by,
    meantFor: row.meant_for,
    conversation: row.conversation_id as Id<'conversation'> | null,
    outAt: row.out_at,
    by: row.by,
    at: row.at,
    changedBy: row.changed_by,
    changedAt: row.changed_at,
  }
}

/** Nothing of it has gone out, and nobody has put it away: it may be changed. */
export function mustBeOpen(spark: Spark, version?: number): void {
  if (spark.state === 'out') throw new Refusal('spark.out-already', 409)
  if (spark.state === 'dropped') throw new Refusal('spark.dropped', 409)
  if (version !== undefined && version !== spark.version) throw new Refusal('spark.changed-meanwhile', 409)
}
