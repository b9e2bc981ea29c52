import { createHash, timingSafeEqual } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import { type LinkKey } from '#conversation'
import { type Db, type Tables } from '#database'
import { type Id, isId, Refusal } from '#kernel'
import { type AtSpark } from './spark.ts'

export type Asked = Selectable<Tables['approval']>
export type ApprovalWord = Selectable<Tables['approval_word']>

/**
 * `later`: somebody before has still to approve. `void`: what was approved is not what would be read now.
 * `change`: these very words are not approved, something else is asked for.
 */
export type Standing = 'approved' | 'change' | 'void' | 'later' | 'waiting' | 'expired' | 'ended'

export interface Approver extends Asked {
  standing: Standing
  words: ApprovalWord[]
}

/** Whoever was asked about a spark, in order, and where each stands towards the words of this print. */
export async function approversOf(db: Db, at: AtSpark, print: string, now: Date): Promise<Approver[]> {
  const { workspace, spark } = at
  const { rows: asked } = await sql<Asked>`
    select * from approval where workspace_id = ${workspace} and spark_id = ${spark} order by step, id`.execute(db)
  if (!asked.length) return []
  const { rows: words } = await sql<ApprovalWord>`
    select w.* from approval_word w join approval a on a.workspace_id = w.workspace_id and a.id = w.approval_id
    where w.workspace_id = ${workspace} and a.spark_id = ${spark} order by w.at, w.id`.execute(db)
  const standing: Approver[] = []
  for (const one of asked) {
    const own = words.filter(({ approval_id }) => approval_id === one.id)
    const before = standing.filter(({ step }) => step < one.step)
    standing.push({ ...one, words: own, standing: standingOf(one, own, { before, print, now }) })
  }
  return standing
}

interface Seen {
  before: readonly Approver[]
  print: string
  now: Date
}

function standingOf(asked: Asked, words: readonly ApprovalWord[], { before, print, now }: Seen): Standing {
  if (asked.ended_at) return 'ended'
  const last = words.filter(({ kind }) => kind !== 'comment').at(-1)
  if (last?.print === print) return last.kind === 'approved' ? 'approved' : 'change'
  if (asked.expires_at <= now) return 'expired'
  if (last?.kind === 'approved') return 'void'
  return stillMissing(before).length ? 'later' : 'waiting'
}

/** Whose approval was asked for, and is not there for the words as they are. */
export const stillMissing = (approvers: readonly Approver[]): Approver[] =>
  approvers.filter(({ standing }) => standing !== 'approved' && standing !== 'ended')

/** 160 bits of a keyed digest: the link can be copied again, and nothing in the database opens it. */
export const approvalSecret = (key: LinkKey, workspace: string, id: string, serial: number): string =>
  key('approval', workspace, id, String(serial)).toString('base64url').slice(0, 27)

export const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** Whom a link is for; null where it is none of ours, or another has taken its place. */
export async function approvalBy(db: Db, workspace: Id<'workspace'>, token: string): Promise<Asked | null> {
  const [id, secret, ...more] = token.split('.')
  if (!isId<'approval'>(id) || !secret || secret.length > 60 || more.length) return null
  const { rows } = await sql<Asked>`
    select * from approval where workspace_id = ${workspace} and id = ${id}`.execute(db)
  const [row] = rows
  return row && timingSafeEqual(digestOf(secret), row.hash) ? row : null
}

export async function approvalHeld(db: Db, { workspace, spark }: AtSpark, id: string): Promise<Asked> {
  const { rows } = await sql<Asked>`select * from approval
    where workspace_id = ${workspace} and spark_id = ${spark} and id = ${id} for no key update`.execute(db)
  if (!rows[0]) throw new Refusal('approval.not-there', 404)
  return rows[0]
}
