import { sql } from 'kysely'
import { type DecidedOn, type DecisionShown } from '#contract'
import { type Db } from '#database'
import { type Id, isId, Refusal } from '#kernel'

const page = 30
/** A client has a few dozen themes. */
const mostThemes = 500

/** Something grave that it is decided on; `g` is the alert. */
export const onAlert = sql`case when g.id is not null then json_build_object('id', g.id, 'kind', g.kind) end`

/** Read once for a list and for the page of one. */
const shown = sql`
  d.id, t.name as theme, d.theme_id as "themeId", d.direction, ${onAlert} as alert, d.at, d.concerned, d.told, d.leaving, d.cannot,
  d.median_days as "medianDays", d.number, d.news_number as "newsNumber", w.kind, w.holds_by::text as "holdsBy", w.reason, w.facts, w.at as "wordAt",
  json_build_object('user', w.owned_by, 'name', coalesce(o.name, '')) as owner, coalesce(b.name, '') as by`

const joins = sql`
  left join theme t on t.workspace_id = d.workspace_id and t.id = d.theme_id
  left join alert g on g.workspace_id = d.workspace_id and g.id = d.alert_id
  join decision_word w on w.workspace_id = d.workspace_id and w.decision_id = d.id and w.number = d.number
  left join auth_user o on o.id = w.owned_by
  left join auth_user b on b.id = w.by`

type Row = Omit<DecisionShown, 'at' | 'wordAt'> & { at: Date; wordAt: Date }

const asShown = (row: Row): DecisionShown => ({ ...row, at: row.at.toISOString(), wordAt: row.wordAt.toISOString() })

/** The decisions of a client, the latest first. Their ids are in the order of time. */
export async function decisionsOnBoucles(
  db: Db,
  workspace: Id<'workspace'>,
  after: string | null,
): Promise<{ decisions: DecisionShown[]; next: string | null }> {
  if (after !== null && !isId(after)) throw new Refusal('request.cursor', 400)
  const { rows } = await sql<Row>`
    select ${shown} from (
      select * from decision where workspace_id = ${workspace} and (${after}::uuid is null or id < ${after}::uuid)
      order by id desc limit ${page + 1}) d ${joins} order by d.id desc`.execute(db)
  const decisions = rows.slice(0, page).map(asShown)
  return { decisions, next: rows.length > page ? decisions.at(-1)!.id : null }
}

/** The latest on each theme and each thing wanted of it, as they stand beside the themes. */
export async function decidedOnThemes(db: Db, workspace: Id<'workspace'>): Promise<DecidedOn[]> {
  const { rows } = await sql<Row & { under: string }>`
    select coalesce(t.joined_into, t.id) as under, ${shown} from (
      select distinct on (theme_id, direction) * from decision where workspace_id = ${workspace} and theme_id is not null
      order by theme_id, direction, id desc limit ${mostThemes}) d ${joins} order by d.id desc`.execute(db)
  return rows.map(({ under, ...row }) => ({ under, decision: asShown(row) }))
}

export async function decisionShown(db: Db, workspace: Id<'workspace'>, id: string): Promise<DecisionShown> {
  const { rows } = await sql<Row>`
    select ${shown} from (select * from decision where workspace_id = ${workspace} and id = ${id}) d ${joins}`.execute(
    db,
  )
  if (!rows[0]) throw new Refusal('decision.not-there', 404)
  return asShown(rows[0])
}
