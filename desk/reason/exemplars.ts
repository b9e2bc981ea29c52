import { sql } from 'kysely'
import { type Verbatim } from '#contract'
import { type Db } from '#database'
import { mostCentral, subjectWords } from './likeness.ts'
import { verbatimsWhere } from './verbatims.ts'
import { reasonsIn, type Window } from './window.ts'

/** Of a theme, the latest verbatims among which the most telling is looked for. */
const looked = 200
/** Longest span that is read for it. */
const longest = 1000

interface Row {
  root: string | null
  id: string
  start: number
  end: number
  text: string
}

/**
 * For each theme its exemplar: the verbatim whose words are most like those of all the others. No model, nothing hidden:
 * shared words over length, among the latest 200.
 */
export async function exemplarsOf(
  db: Db,
  window: Window,
  asked: readonly { root: string | null; themes: readonly string[] }[],
): Promise<Map<string | null, Verbatim>> {
  const pairs = asked.flatMap(({ root, themes }) => (root ? themes.map((theme) => ({ root, theme })) : []))
  const none = asked.some(({ root }) => root === null)
  const latest = sql`order by r.said_at desc, r.id desc limit ${looked}`
  const from = sql`from reason r join message m on m.workspace_id = r.workspace_id and m.id = r.message_id`
  const { rows } = await sql<Row>`
    with latest as (
      select t.root, x.id, x.said_at from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as t (root uuid, theme uuid)
      cross join lateral (select r.id, r.said_at ${from} where r.theme_id = t.theme and ${reasonsIn(window)} ${latest}) x
      union all
      (select null, r.id, r.said_at ${from} where ${none} and r.theme_id is null and ${reasonsIn(window)} ${latest}))
    select l.root, r.id, r.span_start as start, r.span_end as "end",
      left(case when m.revision = r.revision then m.text else v.text end, r.span_end) as text
    from (select *, row_number() over (partition by root order by said_at desc, id desc) as place from latest) l
    join reason r on r.workspace_id = ${window.workspace} and r.id = l.id
    join message m on m.workspace_id = r.workspace_id and m.id = r.message_id
    left join message_revision v on v.workspace_id = r.workspace_id and v.message_id = r.message_id
      and v.revision = r.revision
    where l.place <= ${looked}
    order by l.root, r.said_at desc, r.id desc`.execute(db)
  const byRoot = Map.groupBy(rows, (row) => row.root)
  const chosen = new Map<string | null, string>()
  for (const [root, verbatims] of byRoot) {
    const at = mostCentral(verbatims.map((one) => subjectWords(one.text.slice(one.start, one.end).slice(0, longest))))
    if (at !== null) chosen.set(root, verbatims[at]!.id)
  }
  const shown = await verbatimsWhere(db, window.workspace, sql`select unnest(${[...chosen.values()]}::uuid[]) as id`)
  const byId = new Map(shown.map((verbatim) => [verbatim.reason, verbatim]))
  return new Map([...chosen].flatMap(([root, id]) => (byId.has(id) ? [[root, byId.get(id)!]] : [])))
}
