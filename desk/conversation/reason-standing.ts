import { type RawBuilder, sql } from 'kysely'
import { type Turn } from '#contract'

/** Below this, what suggested a reason was too unsure of it to be quoted without asking the person. */
export const doubtfulBelow = 0.55

/**
 * How far a reason is, as JSON: from `stated` to what the person last said of our reading. `r`: the reason. Only the
 * person's own words or click make it more than reworded.
 */
export const reasonStanding: RawBuilder<Turn['reasons'][number]['standing']> = sql`
  (select jsonb_build_object(
    'kind', coalesce(said.kind, case when w.words is not null then 'reworded' else 'stated' end),
    'rewording', w.words, 'how', w.how, 'said', nullif(said.words, ''),
    'doubtful', r.confidence is not null and r.confidence < ${sql.lit(doubtfulBelow)},
    'notMeant', (select t.name from theme_objection o join theme t on t.workspace_id = o.workspace_id and t.id = o.theme_id
      where o.workspace_id = r.workspace_id and o.reason_id = r.id order by o.id desc limit 1))
  from (select) one
  left join lateral (select w.words, w.how from rewording w where w.workspace_id = r.workspace_id and w.reason_id = r.id
    order by w.id desc limit 1) w on true
  left join lateral (select c.kind, c.words from reason_confirmation c where c.workspace_id = r.workspace_id and c.reason_id = r.id
    order by c.id desc limit 1) said on true)`
