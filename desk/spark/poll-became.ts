import { type RawBuilder, sql } from 'kysely'
import { type SparkBecame } from '#contract'
import { nameOf } from '#conversation'
import { type Db } from '#database'
import { type Clock } from '#kernel'
import { chosenIn } from './chosen.ts'
import { type Spark } from './spark.ts'

type Poll = NonNullable<SparkBecame['poll']>

/** The latest of so many messages are read for what was chosen; their beginning says it. */
const mostRead = 5_000
const readOfEach = 2_000
const whysShown = 5

interface Row {
  message: string
  conversation: string
  person: string
  by: string
  place: string
  text: string
  language: string | null
  at: Date
}

/** What people chose, each once, the latest they said; and why. null where no choice was asked for. */
export async function pollBecame(db: Db, clock: Clock, spark: Spark, said: RawBuilder<unknown>): Promise<Poll | null> {
  const words = spark.choices.map((choice) => choice.trim()).filter(Boolean)
  if (spark.opener !== 'poll' || words.length < 2) return null
  const { rows } = await sql<Row>`
    with m as (${said})
    select m.id as message, m.conversation_id as conversation, m.person_id as person, ${nameOf(sql`m`)} as by, p.name as place,
      left(m.text, ${readOfEach}) as text, m.language, m.said_at as at
    from m join contact_point p on p.workspace_id = m.workspace_id and p.id = m.contact_point_id
    where not m.ours order by m.said_at desc, m.id desc limit ${mostRead}`.execute(db)
  const choices = words.map((choice): Poll['choices'][number] => ({ choice, people: 0, whys: [] }))
  const counted = new Set<string>()
  for (const { person, text, at, ...row } of rows) {
    const chosen = counted.has(person) ? null : chosenIn(text, words)
    if (!chosen) continue
    counted.add(person)
    const of = choices[chosen.nth]!
    of.people++
    if (chosen.why && of.whys.length < whysShown) of.whys.push({ ...row, at: at.toISOString(), text: chosen.why })
  }
  const spoke = new Set(rows.map(({ person }) => person))
  return { choices, others: spoke.size - counted.size, counted: await countedAt(db, clock, spark) }
}

interface Counted {
  place: string
  name: string
  choices: Poll['counted'][number]['choices']
  endsAt: Date | null
  ended: boolean
}

/** What the forms of the places count, by name; one that has told nothing yet is left out: nobody knows that nobody voted. */
async function countedAt(db: Db, clock: Clock, { workspace, spark }: Spark): Promise<Poll['counted']> {
  const { rows } = await sql<Counted>`
    select p.id as place, p.name, c.choices, c.ends_at as "endsAt", c.ended
    from spark_place x
    join contact_point p on p.workspace_id = x.workspace_id and p.id = x.contact_point_id
    join message m on m.workspace_id = x.workspace_id and m.id = x.message_id and m.native_id is not null
    join poll_count c on c.workspace_id = m.workspace_id and c.contact_point_id = p.id and c.about_native = m.native_id
    where x.workspace_id = ${workspace} and x.spark_id = ${spark} order by p.name, p.id`.execute(db)
  const now = clock()
  return rows.map(({ endsAt, ended, ...row }) => ({
    ...row,
    endsAt: endsAt?.toISOString() ?? null,
    ended: ended || (endsAt !== null && endsAt <= now),
  }))
}
