import { sql } from 'kysely'
import { type Db } from '#database'
import { type Id } from '#kernel'
import { onAlert } from './decisions-on-boucles.ts'

/** A decision that people who can be told have not heard of yet. */
export interface DecisionToTell {
  id: string
  /** What it is decided on: a theme by its name, or something grave. */
  theme: string | null
  direction: string | null
  alert: { id: string; kind: 'danger' | 'volume' } | null
  /** How many wait to hear of it, and nothing is on its way to them. */
  people: number
  /** Of these, to how many it did not arrive. */
  failed: number
}

/** The latest, so many at most. */
export async function decisionsToTell(db: Db, workspace: Id<'workspace'>, most: number): Promise<DecisionToTell[]> {
  const { rows } = await sql<DecisionToTell>`
    select d.id, t.name as theme, d.direction, ${onAlert} as alert, d.concerned - d.told - d.leaving - d.cannot as people,
      (select coalesce(sum(x.told), 0)::int from telling x where x.workspace_id = d.workspace_id and x.decision_id = d.id
        and x.state = 'failed' and x.number = d.news_number) as failed
    from (select * from decision where workspace_id = ${workspace} and told + leaving + cannot < concerned
      order by id desc limit ${most}) d
    left join theme t on t.workspace_id = d.workspace_id and t.id = d.theme_id
    left join alert g on g.workspace_id = d.workspace_id and g.id = d.alert_id order by d.id desc`.execute(db)
  return rows
}
