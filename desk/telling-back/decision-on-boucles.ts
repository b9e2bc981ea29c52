import { sql } from 'kysely'
import { type DecisionPage } from '#contract'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import { type DecisionWord } from './decision.ts'
import { decisionShown } from './decisions-on-boucles.ts'
import { aboutAlert, readManner, type Wordings } from './manner.ts'
import { paceOf } from './pace.ts'
import { cannotWhys } from './reach.ts'

type Rest = Pick<DecisionPage, 'history' | 'standing' | 'cannotBy' | 'places'> & {
  manners: { manner: string; tellings: number; told: number; text: string | null }[]
  lastLeaves: Date | null
}

/** One decision: how it came to this, how far it is told, by which words, and where people still wait to hear of it. */
export async function decisionOnBoucles(
  db: Db,
  { clock, wordings }: { clock: Clock; wordings: Wordings },
  workspace: Id<'workspace'>,
  id: string,
): Promise<DecisionPage> {
  const decision = await decisionShown(db, workspace, id)
  const rest = await restOf(db, workspace, id, decision.newsNumber)
  const word: DecisionWord = { ...decision, owner: decision.owner.user }
  const { manners, lastLeaves, ...others } = rest
  const about = decision.alert ? aboutAlert(decision.alert.kind) : 'dislike'
  return {
    decision,
    ...others,
    cannotBy: others.cannotBy.toSorted(
      (one, other) => cannotWhys.indexOf(one.why as never) - cannotWhys.indexOf(other.why as never),
    ),
    wordings: manners.flatMap(({ manner, text, ...count }) => {
      const read = readManner(manner)
      return read ? [{ manner, ...count, edited: text !== null, text: text ?? wordings(read, word, about) }] : []
    }),
    pace: await paceOf(db, workspace),
    lastLeaves: lastLeaves?.toISOString() ?? null,
    now: clock().toISOString(),
  }
}

async function restOf(db: Db, workspace: Id<'workspace'>, id: string, number: number): Promise<Rest> {
  const of = sql`workspace_id = ${workspace} and decision_id = ${id}`
  const { rows } = await sql<Rest>`
    with mine as materialized (select * from telling where ${of} and number = ${number})
    select
      (select json_agg(h order by h.number desc) from (
        select w.number, w.kind, w.holds_by::text as "holdsBy", w.reason, w.facts, w.news, w.at, coalesce(o.name, '') as owner,
          coalesce(b.name, '') as by
        from decision_word w left join auth_user o on o.id = w.owned_by left join auth_user b on b.id = w.by where w.workspace_id = ${workspace} and w.decision_id = ${id}) h) as history,
      (select json_build_object(
        'draft', coalesce(sum(told) filter (where state = 'draft' and not by_hand), 0),
        'byHand', coalesce(sum(told) filter (where state = 'draft' and by_hand), 0),
        'approved', coalesce(sum(told) filter (where state = 'approved'), 0),
        'left', coalesce(sum(told) filter (where state = 'left'), 0),
        'failed', coalesce(sum(told) filter (where state = 'failed'), 0),
        'drafts', count(*) filter (where state = 'draft' and not by_hand),
        'tellings', count(*)) from mine) as standing,
      coalesce((select json_agg(json_build_object('why', cannot, 'n', n)) from (
        select cannot, count(*)::int as n from loop where ${of} and told_number < ${number} and cannot is not null
        group by cannot) c), '[]') as "cannotBy",
      coalesce((select json_agg(json_build_object('place', p.id, 'name', p.name, 'channel', p.channel, 'n', m.n, 'tellings', m.tellings)
          order by m.n desc, p.id) from (
        select contact_point_id, sum(told)::int as n, count(*)::int as tellings from mine where state in ('draft', 'failed')
        group by contact_point_id) m
        join contact_point p on p.workspace_id = ${workspace} and p.id = m.contact_point_id), '[]') as places,
      coalesce((select json_agg(json_build_object('manner', m.manner, 'tellings', m.tellings, 'told', m.told, 'text', w.text) order by m.manner) from (
        select manner, count(*)::int as tellings, sum(told)::int as told from mine where state = 'draft' group by manner) m
        left join telling_wording w on w.workspace_id = ${workspace} and w.decision_id = ${id} and w.number = ${number}
          and w.manner = m.manner), '[]') as manners,
      (select max(not_before) from mine where state = 'approved') as "lastLeaves"`.execute(db)
  const [row] = rows
  return {
    ...row!,
    history: row!.history.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
  }
}
