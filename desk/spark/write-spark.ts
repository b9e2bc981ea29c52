import { sql } from 'kysely'
import { takesWords } from '#contact-point'
import { type Db, ring } from '#database'
import { type Clock, type Dialect, type Id, newId, Refusal } from '#kernel'
import { type Act, recordAct } from '#team'
import { type Hour, hourToCome } from './hour.ts'
import { type AtSpark, holdSpark, mustBeOpen, type Opener, type Spark, type SparkWords } from './spark.ts'

export interface SparkBegun {
  workspace: Id<'workspace'>
  opener: Opener
  language: Dialect
  /** What people said, that it grows from. */
  reasons: readonly string[]
  by: string
  signed: string
  /** The hour one has in mind for it: it is told again when one plans it. */
  on?: Hour | undefined
}

/** Begins an invitation: empty, and meant for where the last one went, as long as one may still publish there. */
export async function beginSpark(db: Db, clock: Clock, of: SparkBegun): Promise<Id<'spark'>> {
  const id = newId<'spark'>()
  const now = clock()
  const meantFor = of.on ? await hourToCome(db, clock, of.workspace, of.on) : null
  await db
    .insertInto('spark')
    .values({
      ...{ workspace_id: of.workspace, id, opener: of.opener, language: of.language, signed: of.signed },
      ...{ title: null, warning: null, colleague: null, adds: null, why: null, planned_for: null, planned_by: null },
      ...{ meant_for: meantFor, conversation_id: null, out_at: null, out_by: null },
      ...{ by: of.by, at: now, changed_by: of.by, changed_at: now },
    })
    .execute()
  await keepReasons(db, { workspace: of.workspace, spark: id }, of.reasons)
  await goWhereTheLastWent(db, { workspace: of.workspace, spark: id })
  await ring(db, { workspace: of.workspace, kind: 'sparks', conversations: [] })
  return id
}

async function goWhereTheLastWent(db: Db, { workspace, spark }: AtSpark): Promise<void> {
  await sql`
    insert into spark_place (workspace_id, spark_id, contact_point_id)
    select x.workspace_id, ${spark}, x.contact_point_id from spark_place x
    join contact_point p on p.workspace_id = x.workspace_id and p.id = x.contact_point_id and ${takesWords('p')}
    where x.workspace_id = ${workspace} and x.spark_id = (
      select id from spark where workspace_id = ${workspace} and state = 'out' order by out_at desc limit 1)`.execute(
    db,
  )
}

async function keepReasons(db: Db, { workspace, spark }: AtSpark, reasons: readonly string[]): Promise<void> {
  if (!reasons.length) return
  const { rows } = await sql`
    insert into spark_reason (workspace_id, spark_id, reason_id)
    select workspace_id, ${spark}, id from reason
    where workspace_id = ${workspace} and id = any(${reasons}::uuid[]) and withdrawn_at is null returning 1`.execute(db)
  if (rows.length < new Set(reasons).size) throw new Refusal('reason.not-there', 404)
}

export interface SparkChange extends Partial<SparkWords> {
  /** Where it goes out, each with words of its own or those of everywhere. Left out: as before. */
  places?: readonly GoesTo[]
}

/** `inWords`: what one may choose stands in the words there, though the place has a form for it. */
interface GoesTo {
  place: string
  text: string | null
  inWords?: boolean | undefined
}

/**
 * Writes it anew, as whoever writes sees it: refused with 409 where somebody else has changed it since, for then both have
 * to be read. What had been planned stays planned: it is what goes out at its hour that has changed.
 */
export async function changeSpark(
  db: Db,
  clock: Clock,
  at: AtSpark,
  { version, by, change }: { version: number; by: string; change: SparkChange },
): Promise<Spark> {
  const spark = await holdSpark(db, at)
  mustBeOpen(spark, version)
  const { places, choices, openDays, ...words } = change
  await db
    .updateTable('spark')
    .set({
      ...words,
      ...(choices && { choices: JSON.stringify(choices) as never }),
      ...(openDays && { open_days: openDays }),
      ...{ version: spark.version + 1, changed_by: by, changed_at: clock() },
    })
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.spark)
    .execute()
  if (places) await goTo(db, at, places)
  await ring(db, { workspace: at.workspace, kind: 'sparks', conversations: [] })
  return holdSpark(db, at)
}

async function goTo(db: Db, { workspace, spark }: AtSpark, places: readonly GoesTo[]): Promise<void> {
  const ids = places.map(({ place }) => place)
  await sql`delete from spark_place where workspace_id = ${workspace} and spark_id = ${spark}
    and contact_point_id <> all(${ids}::uuid[])`.execute(db)
  const texts = places.map(({ text }) => text)
  const inWords = places.map((place) => place.inWords ?? false)
  const { rows } = await sql`
    insert into spark_place (workspace_id, spark_id, contact_point_id, text, in_words)
    select p.workspace_id, ${spark}, p.id, x.text, x.in_words
    from unnest(${ids}::uuid[], ${texts}::text[], ${inWords}::boolean[]) as x (id, text, in_words)
    join contact_point p on p.workspace_id = ${workspace} and p.id = x.id
    on conflict (workspace_id, spark_id, contact_point_id) do update set text = excluded.text, in_words = excluded.in_words returning 1`.execute(
    db,
  )
  if (rows.length < new Set(ids).size) throw new Refusal('contact-point.not-there', 404)
}

/** Puts it away. Nothing of it is lost: it is taken up again by undoing. */
export async function dropSpark(db: Db, clock: Clock, at: AtSpark, by: string): Promise<Id<'act'>> {
  const spark = await holdSpark(db, at)
  mustBeOpen(spark)
  await db
    .updateTable('spark')
    .set({ state: 'dropped' })
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.spark)
    .execute()
  const detail = { spark: at.spark }
  await ring(db, { workspace: at.workspace, kind: 'sparks', conversations: [] })
  return recordAct(db, clock, { workspace: at.workspace, kind: 'drop-spark', by, detail })
}

/** Taken up again as a draft: an hour that it had been planned for may have passed. */
export async function undoDrop(db: Db, _clock: Clock, act: Act): Promise<void> {
  const at = { workspace: act.workspace, spark: act.detail.spark as Id<'spark'> }
  const spark = await holdSpark(db, at)
  if (spark.state !== 'dropped') throw new Refusal('act.too-late', 409)
  await db
    .updateTable('spark')
    .set({ state: 'draft', why: null })
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.spark)
    .execute()
  await ring(db, { workspace: at.workspace, kind: 'sparks', conversations: [] })
}
