import { sql } from 'kysely'
import { channelsLeftOut, mayBeCounted } from '#contact-point'
import { type SparkBecame } from '#contract'
import { type Db, keyed } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { zoneOf } from '#team'
import { openedBy } from './opened-by.ts'
import { pollBecame } from './poll-became.ts'
import { type AtSpark, sparkSeen } from './spark.ts'

/** A place where nobody has answered for so long has fallen flat. */
const silentAfterHours = 48
/** Under so many people, counts only. */
const fewest = 5
/** Further down nobody counts. */
const deepest = 200

/**
 * The conversation that an invitation began, in figures of the conversation: who spoke, to whom, how deep, what was learnt,
 * where nobody answered. Of what its source lets be counted; nothing of how many saw it.
 */
export async function sparkBecame(db: Db, clock: Clock, at: AtSpark): Promise<SparkBecame> {
  const spark = await sparkSeen(db, at)
  const { conversation: begun, outAt } = spark
  if (!begun || !outAt) throw new Refusal('spark.not-out', 409)
  const { workspace } = at
  const conversation = await whereItIs(db, workspace, begun)
  const said = sql`select m.* from message m where m.workspace_id = ${keyed(workspace)} and m.conversation_id = ${conversation}
    and m.audience <> 'internal' and m.gone_at is null and m.removed_at is null
    and (m.ours or ${mayBeCounted(workspace, sql`m.contact_point_id`)})`
  const figures = await figuresOf(db, workspace, conversation, said)
  const { depth, deepest } = await depthOf(db, said)
  const isOld = clock().getTime() - outAt.getTime() > silentAfterHours * 3_600_000
  return {
    ...figures,
    depth,
    opens: await openedBy(db, { workspace, conversation, said, deepest }),
    places: await placesOf(db, at, said),
    poll: await pollBecame(db, clock, spark, said),
    silent: isOld ? await silentAt(db, at, said) : [],
    // Day by day it would be a picture of each of them.
    grew: figures.voices < fewest ? [] : await grewBy(db, workspace, said),
    leftOut: await channelsLeftOut(db, workspace),
  }
}

/** Joined to another since, it goes on there. */
async function whereItIs(db: Db, workspace: Id<'workspace'>, begun: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select coalesce(joined_into, id) as id from conversation
    where workspace_id = ${workspace} and id = ${begun}`.execute(db)
  return rows[0]?.id ?? begun
}

type Said = ReturnType<typeof sql>
type Figures = Pick<SparkBecame, 'voices' | 'newVoices' | 'turns' | 'ours' | 'between' | 'reasons'>

async function figuresOf(db: Db, workspace: Id<'workspace'>, conversation: string, said: Said): Promise<Figures> {
  const { rows } = await sql<Figures>`
    with m as (${said})
    select count(*)::int as turns, count(*) filter (where ours)::int as ours,
      count(distinct person_id) filter (where not ours)::int as voices,
      (count(distinct person_id) filter (where not ours and not exists (select from voice v
        where v.workspace_id = ${keyed(workspace)} and v.person_id = m.person_id and v.conversation_id <> ${conversation})))::int as "newVoices",
      count(*) filter (where not ours and exists (select from m a where a.id = m.answers_id and not a.ours
        and a.person_id <> m.person_id))::int as between,
      (select count(*)::int from reason r join m on m.id = r.message_id
        where r.workspace_id = ${keyed(workspace)} and r.withdrawn_at is null) as reasons
    from m`.execute(db)
  return rows[0]!
}

/** The longest chain of answers, in messages, and where it ends; of several, the earliest. */
async function depthOf(db: Db, said: Said): Promise<{ depth: number; deepest: string | null }> {
  const { rows } = await sql<{ depth: number; deepest: string }>`
    with recursive m as materialized (${said}),
    chain as (
      select id, 1 as depth from m where answers_id is null or answers_id not in (select id from m)
      union all
      select m.id, chain.depth + 1 from m join chain on m.answers_id = chain.id where chain.depth < ${deepest})
    select id as deepest, depth::int as depth from chain order by depth desc, id limit 1`.execute(db)
  return rows[0] ?? { depth: 0, deepest: null }
}

/** Each place where it went out, and each that joined in; people and what they said, without our own. */
async function placesOf(db: Db, { workspace, spark }: AtSpark, said: Said): Promise<SparkBecame['places']> {
  const { rows } = await sql<SparkBecame['places'][number]>`
    with m as (${said})
    select p.id as place, p.name, p.channel, count(distinct m.person_id)::int as voices, count(m.id)::int as turns
    from contact_point p left join m on m.contact_point_id = p.id and not m.ours
    where p.workspace_id = ${workspace} and (m.id is not null or p.id in (
      select contact_point_id from spark_place where workspace_id = ${workspace} and spark_id = ${spark}))
    group by p.id, p.name, p.channel order by turns desc, p.name`.execute(db)
  return rows
}

/** Where it stands, and nobody has answered. A place that never took it is not silent. */
async function silentAt(db: Db, { workspace, spark }: AtSpark, said: Said): Promise<SparkBecame['silent']> {
  const { rows } = await sql<SparkBecame['silent'][number]>`
    with m as (${said})
    select p.id as place, p.name from spark_place x
    join message head on head.workspace_id = x.workspace_id and head.id = x.message_id
    join contact_point p on p.workspace_id = x.workspace_id and p.id = x.contact_point_id
    where x.workspace_id = ${workspace} and x.spark_id = ${spark} and head.native_id is not null
      and not exists (select from m where m.contact_point_id = p.id and not m.ours) order by p.name, p.id`.execute(db)
  return rows
}

/** By the client's own days: how many turns there were until the end of each, at each place. */
async function grewBy(db: Db, workspace: Id<'workspace'>, said: Said): Promise<SparkBecame['grew']> {
  const zone = await zoneOf(db, workspace)
  const { rows } = await sql<SparkBecame['grew'][number]>`
    with m as (${said})
    select to_char(said_at at time zone ${zone}, 'YYYY-MM-DD') as day, contact_point_id as place, count(*)::int as turns
    from m group by 1, 2 order by 1, 2 limit 2000`.execute(db)
  return rows
}
