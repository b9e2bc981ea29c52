import { sql } from 'kysely'
import { type TellingShown } from '#contract'
import { type Db, keyed } from '#database'
import { type Id, isId, Refusal } from '#kernel'
import { type Decision } from './decision.ts'
import { decisionRead } from './decision-store.ts'
import { readManner, type Wordings } from './manner.ts'
import { longestAt } from './plan.ts'
import { type Ways } from './reach.ts'
import { addresseesOf } from './telling-store.ts'
import { asSaid, tooLong, wordingsOf } from './wording.ts'

const page = 25
/** Names that stand on a line; the rest is a figure. */
const named = 3

export const tellingStates = ['draft', 'by-hand', 'approved', 'left', 'told', 'failed'] as const

export interface TellingsAsked {
  state: (typeof tellingStates)[number]
  place: string | null
  after: string | null
}

interface Row {
  id: string
  place: string
  channel: string
  thread: string | null
  threadUrl: string | null
  audience: TellingShown['audience']
  byHand: boolean
  manner: string
  told: number
  text: string | null
  said: string | null
  version: number
  state: TellingShown['state']
  approvedBy: string | null
  act: string | null
  notBefore: Date | null
  message: string | null
  conversation: string | null
  why: string | null
  how: TellingShown['how']
  deliveryState: string | null
  answered: boolean
}

/** What is said of one decision, place by place: drafts, what is to leave, what came of the rest. */
export async function tellingsOnBoucles(
  db: Db,
  { ways, wordings }: { ways: Ways; wordings: Wordings },
  workspace: Id<'workspace'>,
  id: string,
  asked: TellingsAsked,
): Promise<{ tellings: TellingShown[]; next: string | null }> {
  if (asked.after !== null && !isId(asked.after)) throw new Refusal('request.cursor', 400)
  const of = await decisionRead(db, workspace, id)
  const rows = await tellingsIn(db, of, asked)
  const listed = rows.slice(0, page)
  const words = await wordingsOf(db, wordings, of)
  const whom = await addresseesOf(
    db,
    workspace,
    listed.map((row) => row.id),
  )
  const tellings = listed.map(({ notBefore, said, text, ...row }): TellingShown => {
    const to = whom.get(row.id) ?? []
    const by = to.map((one) => one.by)
    const manner = readManner(row.manner)
    const worded = (row.state === 'draft' ? null : said) ?? text ?? (manner ? words(manner) : '')
    const mentions = ways.mentions(row.channel)
    const longest = to[0] ? longestAt(to[0], ways) : null
    return {
      ...row,
      names: to.slice(0, named).map((one) => one.by.name),
      to: to.slice(0, named).map((one) => ({ message: one.message, at: one.saidAt.toISOString() })),
      text: worded,
      edited: text !== null,
      shown: asSaid(worded, mentions, row.audience, by),
      tooLong: tooLong(worded, { longest, mentions, audience: row.audience }, by),
      notBefore: notBefore?.toISOString() ?? null,
    }
  })
  return { tellings, next: rows.length > page ? tellings.at(-1)!.id : null }
}

async function tellingsIn(db: Db, of: Decision, { state, place, after }: TellingsAsked): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select t.id, p.name as place, p.channel, coalesce(h.title, c.subject) as thread, h.url as "threadUrl", t.audience,
      t.by_hand as "byHand", t.act_id as act,
      t.manner, t.told, t.text, t.said, t.version, t.state, a.name as "approvedBy", t.not_before as "notBefore",
      t.message_id as message, h.conversation_id as conversation, t.why, o.state as "deliveryState",
      case when t.state = 'told' then (select l.how from telling_loop x
        join loop l on l.workspace_id = x.workspace_id and l.id = x.loop_id
        where x.workspace_id = t.workspace_id and x.telling_id = t.id limit 1) end as how,
      t.message_id is not null and exists (select from message m where m.workspace_id = t.workspace_id
        and m.answers_id = t.message_id and not m.ours and m.gone_at is null) as answered
    from (
      select * from telling t where t.workspace_id = ${keyed(of.workspace)} and t.decision_id = ${of.id}
        and t.state = ${state === 'by-hand' ? 'draft' : state}
        and (t.state <> 'draft' or t.by_hand = ${state === 'by-hand'} and t.number = ${of.newsNumber})
        and (${place}::uuid is null or t.contact_point_id = ${place}::uuid)
        and (${after}::uuid is null or t.id > ${after}::uuid)
      order by t.id limit ${page + 1}) t
    join contact_point p on p.workspace_id = ${of.workspace} and p.id = t.contact_point_id
    join thread h on h.workspace_id = ${of.workspace} and h.id = t.thread_id
    join conversation c on c.workspace_id = ${of.workspace} and c.id = h.conversation_id
    left join outbox o on o.workspace_id = ${of.workspace} and o.message_id = t.message_id
    left join auth_user a on a.id = t.approved_by
    order by t.id`.execute(db)
  return rows
}
