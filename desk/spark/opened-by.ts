import { type RawBuilder, sql } from 'kysely'
import { type SaidThere, type SparkBecame } from '#contract'
import { nameOf } from '#conversation'
import { type Db, keyed } from '#database'
import { type Id } from '#kernel'

const mostOpened = 5
/** As much of someone’s words as a row can show. */
const mostShown = 300

interface Row extends Omit<SaidThere, 'at'> {
  figure: keyof SparkBecame['opens']
  at: Date
}

export interface Behind {
  workspace: Id<'workspace'>
  conversation: string
  said: RawBuilder<unknown>
  /** The message in which the longest chain of answers ends. */
  deepest: string | null
}

/** The words behind each figure of what became of an invitation: nothing is counted that cannot be read. */
export async function openedBy(db: Db, behind: Behind): Promise<SparkBecame['opens']> {
  const { workspace, conversation, said, deepest } = behind
  const heard = sql`not m.ours`
  const latest = (figure: Row['figure'], where: RawBuilder<unknown>) => sql`
    (select ${figure}::text as figure, id, said_at from m where ${where} order by said_at desc, id desc limit ${mostOpened})`
  const eachOnce = (figure: Row['figure'], where: RawBuilder<unknown>) => sql`
    (select ${figure}::text as figure, id, said_at from (
      select distinct on (m.person_id) m.id, m.said_at from m where ${where}
      order by m.person_id, m.said_at desc, m.id desc) of_each order by said_at desc, id desc limit ${mostOpened})`
  const nowhereElse = sql`${heard} and not exists (select from voice v where v.workspace_id = ${keyed(workspace)}
    and v.person_id = m.person_id and v.conversation_id <> ${conversation})`
  const toOneAnother = sql`${heard} and exists (select from m a
    where a.id = m.answers_id and not a.ours and a.person_id <> m.person_id)`
  const kept = sql`exists (select from reason r
    where r.workspace_id = ${keyed(workspace)} and r.message_id = m.id and r.withdrawn_at is null)`
  const { rows } = await sql<Row>`
    with m as materialized (${said}),
    opened as (${eachOnce('voices', heard)} union all ${eachOnce('newVoices', nowhereElse)}
      union all ${latest('between', toOneAnother)} union all ${latest('depth', sql`m.id = ${deepest}::uuid`)}
      union all ${latest('reasons', kept)})
    select o.figure, m.id as message, m.conversation_id as conversation, ${nameOf(sql`m`)} as by, p.name as place,
      left(m.text, ${mostShown}) as text, m.language, m.said_at as at
    from opened o join m on m.id = o.id
    join contact_point p on p.workspace_id = m.workspace_id and p.id = m.contact_point_id
    order by o.said_at desc, o.id desc`.execute(db)
  const opens: SparkBecame['opens'] = { voices: [], newVoices: [], between: [], depth: [], reasons: [] }
  for (const { figure, at, ...row } of rows) opens[figure].push({ ...row, at: at.toISOString() })
  return opens
}
