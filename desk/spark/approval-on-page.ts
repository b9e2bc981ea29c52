import { type Db, ring } from '#database'
import { type Clock, type Id } from '#kernel'
import { zoneOf } from '#team'
import { type ApprovalWord, type Approver, approvalBy, approversOf } from './approval.ts'
import { holdSpark, type Spark, sparkSeen } from './spark.ts'
import { type At, type Publishing, printOf, wholeOf } from './whole.ts'
import { letTurnsCome } from './write-to-approver.ts'

export interface ApprovalLink {
  workspace: Id<'workspace'>
  token: string
}

export interface ApprovalOpen {
  kind: 'open'
  brand: string
  zone: string
  spark: Spark
  whole: At[]
  print: string
  approver: Approver
}

/** `over`: it is out, or was put away. */
export type ApprovalOnPage = ApprovalOpen | { kind: 'not-there' | 'ended' | 'expired' | 'over' }

/** What whoever opens a link is shown: the piece as it will be read everywhere. Looking changes nothing. */
export async function approvalOnPage(
  db: Db,
  clock: Clock,
  publishing: Publishing,
  { workspace, token }: ApprovalLink,
  look = sparkSeen,
): Promise<ApprovalOnPage> {
  const asked = await approvalBy(db, workspace, token)
  if (!asked) return { kind: 'not-there' }
  const now = clock()
  if (asked.ended_at) return { kind: 'ended' }
  if (asked.expires_at <= now) return { kind: 'expired' }
  const spark = await look(db, { workspace, spark: asked.spark_id as Id<'spark'> })
  if (spark.state === 'out' || spark.state === 'dropped') return { kind: 'over' }
  const whole = await wholeOf(db, publishing, spark)
  const print = printOf(spark, whole)
  const approver = (await approversOf(db, spark, print, now)).find(({ id }) => id === asked.id)!
  const { name: brand } = await db
    .selectFrom('workspace')
    .select('name')
    .where('id', '=', workspace)
    .executeTakeFirstOrThrow()
  return { kind: 'open', brand, zone: await zoneOf(db, workspace), spark, whole, print, approver }
}

export interface Given {
  once: Id<'approval word'>
  kind: ApprovalWord['kind']
  name: string
  text: string
  passage: string | null
  /** Of the words that were read when it was said. */
  print: string
}

/** `changed`: somebody wrote it anew while it was being read. `not-in-it`: the passage stands nowhere in it. */
export type Answered = { kind: 'kept' | 'changed' | 'later' | 'not-in-it' } | Exclude<ApprovalOnPage, ApprovalOpen>

/** Keeps what was said by that link, of the words that were read and no others. Sent twice it is kept once. */
export async function answerApproval(
  db: Db,
  clock: Clock,
  publishing: Publishing,
  at: ApprovalLink,
  given: Given,
): Promise<Answered> {
  const page = await approvalOnPage(db, clock, publishing, at, holdSpark)
  if (page.kind !== 'open') return page
  if (page.print !== given.print) return { kind: 'changed' }
  if (given.kind === 'approved' && page.approver.standing === 'later') return { kind: 'later' }
  if (given.passage && !standsIn(page, given.passage)) return { kind: 'not-in-it' }
  const { once: id, ...word } = given
  await db
    .insertInto('approval_word')
    .values({ workspace_id: at.workspace, id, approval_id: page.approver.id, ...word, at: clock() })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doNothing())
    .execute()
  if (given.kind === 'approved') await letTurnsCome(db, clock, page.spark)
  await ring(db, { workspace: at.workspace, kind: 'sparks', conversations: [] })
  return { kind: 'kept' }
}

const flat = (text: string) => text.replace(/\s+/gu, ' ').trim().toLowerCase()

function standsIn({ spark, whole }: ApprovalOpen, passage: string): boolean {
  const read = [spark.title ?? '', spark.warning ?? '', ...whole.flatMap(({ parts }) => parts)]
  return read.some((text) => flat(text).includes(flat(passage)))
}
