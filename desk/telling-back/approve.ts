import { sql } from 'kysely'
import { type Db, keyed, ring } from '#database'
import { type Id, Refusal } from '#kernel'
import { recordAct } from '#team'
import { type TellingMeans } from './decide.ts'
import { holdDecision } from './decision-store.ts'
import { recount } from './loop-store.ts'
import { readManner } from './manner.ts'
import { lastGiven, paceOf, spread } from './pace.ts'
import { longestAt } from './plan.ts'
import { addresseesOf, draftsOf } from './telling-store.ts'
import { tooLong, wordingsOf } from './wording.ts'

/** How long what is approved can be taken back at the least. */
export const graceSeconds = 10

export interface Approval {
  workspace: Id<'workspace'>
  decision: Id<'decision'>
  /** The news that was read: where another has come since, nothing is approved. */
  number: number
  /** null: all alike, explicitly. */
  tellings: readonly string[] | null
  by: string
}

export interface Approved {
  act: Id<'act'>
  tellings: number
  told: number
  /** Too long for their place: they stay drafts. */
  tooLong: number
  firstLeaves: Date
  lastLeaves: Date
}

/**
 * A named human says that these may leave, each as it stands worded now. They leave one after the other at the client’s
 * pace, ten seconds from now at the earliest.
 */
export async function approve(db: Db, { clock, ways, wordings }: TellingMeans, what: Approval): Promise<Approved> {
  const { workspace, by } = what
  const of = await holdDecision(db, what)
  if (of.newsNumber !== what.number) throw new Refusal('telling.decision-changed', 409)
  const drafts = await draftsOf(db, of, what.tellings)
  if (what.tellings && drafts.length < new Set(what.tellings).size) throw new Refusal('telling.no-draft', 409)
  const words = await wordingsOf(db, wordings, of)
  const whom = await addresseesOf(
    db,
    workspace,
    drafts.map((draft) => draft.id),
  )
  const fit = drafts.flatMap((draft) => {
    const to = whom.get(draft.id) ?? []
    const [first] = to
    const manner = readManner(draft.manner)
    if (!first || !manner) return []
    const said = draft.text ?? words(manner)
    const at = { longest: longestAt(first, ways), mentions: ways.mentions(first.channel), audience: draft.audience }
    const over = tooLong(
      said,
      at,
      to.map((one) => one.by),
    )
    return over ? [] : [{ id: draft.id, said, channel: first.channel, told: to.length }]
  })
  if (!fit.length) throw new Refusal(drafts.length ? 'telling.too-long' : 'telling.no-draft', drafts.length ? 422 : 409)
  const from = new Date(clock().getTime() + graceSeconds * 1000)
  const pace = await paceOf(db, workspace)
  const given = await lastGiven(db, clock, workspace)
  const times = spread(
    fit.map((one) => one.channel),
    from,
    pace,
    given,
  )
  const act = await recordAct(db, clock, { workspace, kind: 'approve-telling', by, detail: { decision: of.id } })
  const rows = fit.map((one, at) => ({ id: one.id, said: one.said, at: times[at]!.toISOString() }))
  await sql`
    update telling t set state = 'approved', said = x.said, approved_by = ${by}, approved_at = ${clock()}, act_id = ${act},
      not_before = x.at from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id uuid, said text, at timestamptz)
    where t.workspace_id = ${keyed(workspace)} and t.id = x.id`.execute(db)
  await recount(db, workspace, of.id)
  await ring(db, { workspace, kind: 'marked', conversations: [] })
  const sorted = times.toSorted((one, other) => one.getTime() - other.getTime())
  return {
    act,
    tellings: fit.length,
    told: fit.reduce((sum, one) => sum + one.told, 0),
    tooLong: drafts.length - fit.length,
    firstLeaves: sorted[0]!,
    lastLeaves: sorted.at(-1)!,
  }
}
