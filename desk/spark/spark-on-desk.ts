import { sql } from 'kysely'
import { type SparkShown } from '#contract'
import { type Db } from '#database'
import { type Clock, wallAt } from '#kernel'
import { verbatimsOfReasons } from '#reason'
import { zoneOf } from '#team'
import { remarksOn, stops } from './lint.ts'
import { mediaOf } from './medium.ts'
import { type AtSpark, type Spark, sparkSeen } from './spark.ts'
import { type At, type Publishing, printOf, wholeOf } from './whole.ts'

/** An invitation as it will be read at each place, and what stands in its way; once out, how it went there. */
export async function sparkOnDesk(db: Db, clock: Clock, publishing: Publishing, at: AtSpark): Promise<SparkShown> {
  const spark = await sparkSeen(db, at)
  const whole = await wholeOf(db, publishing, spark)
  const names = await namesOf(db, [spark.plannedBy, spark.changedBy])
  return {
    id: spark.spark,
    version: spark.version,
    ...wordsOf(spark),
    state: spark.state,
    why: spark.why,
    plannedFor: spark.plannedFor?.toISOString() ?? null,
    plannedOn: spark.plannedFor && wallAt(spark.plannedFor, await zoneOf(db, at.workspace)),
    meantOn: spark.meantFor && wallAt(spark.meantFor, await zoneOf(db, at.workspace)),
    plannedBy: spark.plannedBy && (names.get(spark.plannedBy) ?? ''),
    outAt: spark.outAt?.toISOString() ?? null,
    conversation: spark.conversation,
    changedAt: spark.changedAt.toISOString(),
    changedBy: names.get(spark.changedBy) ?? '',
    remarks: remarksOn(spark).map((key) => ({ key, stops: stops.includes(key) })),
    places: await placesShown(db, spark, whole),
    media: await mediaOf(db, spark),
    reasons: await reasonsOf(db, spark),
    print: printOf(spark, whole),
    now: clock().toISOString(),
  }
}

function wordsOf(spark: Spark) {
  const { opener, title, text, warning, language, colleague, choices, openDays, adds, signed } = spark
  return { opener, title, text, warning, language, colleague, choices, openDays, adds, signed }
}

async function namesOf(db: Db, users: readonly (string | null)[]): Promise<Map<string, string>> {
  const known = users.filter((user) => user !== null)
  const { rows } = await sql<{
    id: string
    name: string
  }>`select id, name from auth_user where id = any(${known}::text[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

interface Went {
  message: string
  url: string | null
  state: NonNullable<SparkShown['places'][number]['delivery']>['state']
  proof: NonNullable<SparkShown['places'][number]['delivery']>['proof']
  why: string | null
  leavesAt: Date
  by: string
  act: string | null
}

async function placesShown(db: Db, spark: Spark, whole: readonly At[]): Promise<SparkShown['places']> {
  const messages = whole.flatMap(({ message }) => message ?? [])
  const { rows } = await sql<Went>`
    select m.id as message, m.url, o.state, o.proof, o.why, o.not_before as "leavesAt", coalesce(u.name, '') as by, o.act_id as act
    from outbox o join message m on m.workspace_id = o.workspace_id and m.id = o.message_id
    left join auth_user u on u.id = o.by
    where o.workspace_id = ${spark.workspace} and o.message_id = any(${messages}::uuid[])`.execute(db)
  const went = new Map(rows.map((row) => [row.message, row]))
  return whole.map(({ media: _, limits, ...at }) => {
    const of = at.message ? went.get(at.message) : undefined
    const delivery = of && {
      ...{ state: of.state, proof: of.proof, why: of.why, by: of.by, act: of.act },
      leavesAt: of.state === 'waiting' ? of.leavesAt.toISOString() : null,
    }
    return {
      ...at,
      parts: [...at.parts],
      choices: [...at.choices],
      amiss: [...at.amiss],
      limits: limits && { ...limits, media: limits.media && { ...limits.media, types: [...limits.media.types] } },
      delivery: delivery ?? null,
      url: of?.url ?? null,
    }
  })
}

/** To the letter, as they stand now; those whose words are gone are left out. */
async function reasonsOf(db: Db, { workspace, spark }: Spark): Promise<SparkShown['reasons']> {
  const rows = await db
    .selectFrom('spark_reason')
    .select('reason_id')
    .where('workspace_id', '=', workspace)
    .where('spark_id', '=', spark)
    .execute()
  return verbatimsOfReasons(
    db,
    workspace,
    rows.map((row) => row.reason_id),
  )
}
