import { type Selectable, sql } from 'kysely'
import { afterQuiet } from '#charter'
import { type LinkKey } from '#conversation'
import { type Db, ring, type Tables } from '#database'
import { type Clock, type Dialect, type Id } from '#kernel'
import { type Approver, approvalSecret, approversOf } from './approval.ts'
import { heldMinutes, standingPause } from './pause.ts'
import { type Spark, sparkSeen } from './spark.ts'
import { type Publishing, printOf, wholeOf } from './whole.ts'

/** A letter to one who is asked to approve, as it leaves; worded at the edge. It quotes nothing of the invitation: its words may change. */
export interface ApprovalLetter {
  letter: Id<'letter'>
  kind: 'asked' | 'reminder'
  to: { name: string; address: string }
  dialect: Dialect
  brand: string
  zone: string
  /** Who asks. */
  signed: string
  word: string
  plannedFor: Date | null
  expiresAt: Date
  link: string
}

export interface ApprovalLinks {
  linkKey: LinkKey
  publicUrl: string
}

type Sent = { kind: 'sent' } | { kind: 'later' } | { kind: 'refused'; why: string } | { kind: 'unknown' }
export type AtLetter = { workspace: Id<'workspace'>; letter: Id<'letter'> }
type Row = Selectable<Tables['approval_letter']>

const minute = 60_000
/** After so many tries a server that is always busy has said no. */
const mostTries = 8
const inHandMinutes = 3
/** So often one looks whether somebody’s turn has come without anybody approving: words may be put back as they were. */
const inTurnMinutes = 10

export function approvalLink(
  { linkKey, publicUrl }: ApprovalLinks,
  one: Pick<Approver, 'workspace_id' | 'id' | 'serial'>,
): string {
  const secret = approvalSecret(linkKey, one.workspace_id, one.id, one.serial)
  return `${publicUrl}/p/${one.workspace_id}/approve/${one.id}.${secret}`
}

/**
 * Takes a letter in hand, so that nobody else sends it. Found in hand long after, whoever had it died over it: it may have
 * left, and that is what is recorded. One that nothing is left to ask by is taken back.
 */
export async function takeApprovalLetterInHand(
  db: Db,
  clock: Clock,
  publishing: Publishing,
  links: ApprovalLinks,
  at: AtLetter,
): Promise<ApprovalLetter | null> {
  const row = await db
    .selectFrom('approval_letter')
    .selectAll()
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.letter)
    .forUpdate()
    .executeTakeFirst()
  const now = clock()
  if (!row || row.not_before > now || !['waiting', 'in-turn', 'later', 'sending'].includes(row.state)) return null
  if (row.state === 'sending') return end(db, clock, at, 'unknown')
  const { spark, approver } = await about(db, publishing, row, now)
  const next = whatNow(row, spark, approver, now)
  if (next === 'in-turn') return waits(db, clock, row, next, new Date(now.getTime() + inTurnMinutes * minute))
  if (next !== 'leaves') return end(db, clock, at, next)
  const putOff = row.kind === 'reminder' ? await reminderPutOff(db, at.workspace, now, spark.plannedFor!) : null
  if (putOff) return waits(db, clock, row, 'waiting', putOff)
  const until = new Date(now.getTime() + inHandMinutes * minute)
  await changeLetter(db, clock, at, { state: 'sending', tries: row.tries + 1, not_before: until })
  return {
    ...{ letter: at.letter, kind: row.kind, word: approver!.word, link: approvalLink(links, approver!) },
    to: { name: approver!.name, address: approver!.address! },
    plannedFor: spark.state === 'planned' ? spark.plannedFor : null,
    expiresAt: approver!.expires_at,
    ...(await spokenBy(db, at.workspace, approver!)),
  }
}

/** Nobody is hurried for what is held meanwhile, nor outside working hours; due before anybody works again, it leaves now. */
async function reminderPutOff(db: Db, workspace: Id<'workspace'>, now: Date, hour: Date): Promise<Date | null> {
  if (await standingPause(db, workspace)) return new Date(now.getTime() + heldMinutes * minute)
  const open = await afterQuiet(db, workspace, now)
  return open > now && open < hour ? open : null
}

async function about(db: Db, publishing: Publishing, row: Row, now: Date) {
  const { spark_id } = await db
    .selectFrom('approval')
    .select('spark_id')
    .where('workspace_id', '=', row.workspace_id)
    .where('id', '=', row.approval_id)
    .executeTakeFirstOrThrow()
  const workspace = row.workspace_id as Id<'workspace'>
  const spark = await sparkSeen(db, { workspace, spark: spark_id as Id<'spark'> })
  const print = printOf(spark, await wholeOf(db, publishing, spark))
  const approvers = await approversOf(db, spark, print, now)
  return { spark, approver: approvers.find(({ id }) => id === row.approval_id) }
}

function whatNow(row: Row, spark: Spark, one: Approver | undefined, now: Date): 'leaves' | 'in-turn' | 'taken-back' {
  if (!one?.address || one.serial !== row.serial) return 'taken-back'
  if (spark.state === 'out' || spark.state === 'dropped') return 'taken-back'
  if (row.kind === 'reminder' && (spark.state !== 'planned' || spark.plannedFor! <= now)) return 'taken-back'
  switch (one.standing) {
    case 'later':
      return 'in-turn'
    case 'waiting':
    case 'void':
      return 'leaves'
    case 'change':
      // It is for us to answer; asked anew by a human, they are written to all the same.
      return row.kind === 'asked' ? 'leaves' : 'taken-back'
    case 'approved':
    case 'expired':
    case 'ended':
      return 'taken-back'
    default:
      return one.standing satisfies never
  }
}

async function spokenBy(db: Db, workspace: string, { by, language }: Approver) {
  const here = await db
    .selectFrom('workspace as w')
    .leftJoin('auth_user as u', (on) => on.on('u.id', '=', by))
    .select(['w.name as brand', 'w.language', 'w.zone', 'u.name as signed'])
    .where('w.id', '=', workspace)
    .executeTakeFirstOrThrow()
  const dialect = (language ?? here.language) as Dialect
  return { brand: here.brand, zone: here.zone, dialect, signed: here.signed ?? here.brand }
}

export async function recordApprovalLetter(db: Db, clock: Clock, at: AtLetter, sent: Sent): Promise<void> {
  switch (sent.kind) {
    case 'later': {
      const { tries } = await db
        .selectFrom('approval_letter')
        .select('tries')
        .where('workspace_id', '=', at.workspace)
        .where('id', '=', at.letter)
        .executeTakeFirstOrThrow()
      if (tries >= mostTries) return changeLetter(db, clock, at, { state: 'refused', why: 'always later' })
      const next = new Date(clock().getTime() + Math.min(5 * 2 ** (tries - 1), 240) * minute)
      return changeLetter(db, clock, at, { state: 'later', not_before: next })
    }
    case 'refused':
      return changeLetter(db, clock, at, { state: 'refused', why: sent.why.slice(0, 300) })
    case 'sent':
    case 'unknown':
      return changeLetter(db, clock, at, { state: sent.kind })
    default:
      return sent satisfies never
  }
}

/** Looked at again then; nobody is told each time that nothing has changed. */
async function waits(db: Db, clock: Clock, row: Row, state: 'waiting' | 'in-turn', until: Date): Promise<null> {
  const at = { workspace: row.workspace_id as Id<'workspace'>, letter: row.id as Id<'letter'> }
  if (row.state !== state) await changeLetter(db, clock, at, { state, not_before: until })
  else
    await sql`update approval_letter set not_before = ${until} where workspace_id = ${row.workspace_id} and id = ${row.id}`.execute(
      db,
    )
  return null
}

async function end(db: Db, clock: Clock, at: AtLetter, state: 'unknown' | 'taken-back'): Promise<null> {
  await changeLetter(db, clock, at, { state })
  return null
}

type Change = Partial<Pick<Row, 'state' | 'why' | 'tries' | 'not_before'>>

export async function changeLetter(db: Db, clock: Clock, { workspace, letter }: AtLetter, to: Change): Promise<void> {
  await db
    .updateTable('approval_letter')
    .set({ ...to, changed_at: clock() })
    .where('workspace_id', '=', workspace)
    .where('id', '=', letter)
    .execute()
  await ring(db, { workspace, kind: 'sparks', conversations: [] })
}
