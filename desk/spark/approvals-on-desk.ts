import { sql } from 'kysely'
import { type ApprovalShown, type ApprovalsShown } from '#contract'
import { type Db } from '#database'
import { type Clock } from '#kernel'
import { type Approver, approversOf, stillMissing } from './approval.ts'
import { type ApprovalLinks, approvalLink } from './approval-letter.ts'
import { type AtSpark, type Spark, sparkSeen } from './spark.ts'
import { type Publishing, printOf, wholeOf } from './whole.ts'

export interface ApprovalMeans extends ApprovalLinks {
  /** Letters leave from here. */
  letters: boolean
}

type Letter = NonNullable<ApprovalShown['letter']>

/** Whom one asked, with the link to pass on, and what each said to which words. */
export async function approvalsOnDesk(
  db: Db,
  clock: Clock,
  publishing: Publishing,
  means: ApprovalMeans,
  at: AtSpark,
): Promise<ApprovalsShown> {
  const spark = await sparkSeen(db, at)
  const print = printOf(spark, await wholeOf(db, publishing, spark))
  const approvers = await approversOf(db, at, print, clock())
  const letters = await lettersTo(db, at)
  return {
    letters: means.letters,
    approvals: approvers.map((one) => shown(one, letters.get(one.id) ?? null, print, means)),
  }
}

/** The latest to each by the link of now; one that has left before one that need not. */
async function lettersTo(db: Db, { workspace, spark }: AtSpark): Promise<Map<string, Letter>> {
  const { rows } = await sql<Omit<Letter, 'at'> & { approval: string; at: Date }>`
    select distinct on (l.approval_id) l.approval_id as approval, l.kind, l.state, l.why, l.changed_at as at
    from approval a join approval_letter l on l.workspace_id = a.workspace_id and l.approval_id = a.id and l.serial = a.serial
    where a.workspace_id = ${workspace} and a.spark_id = ${spark}
    order by l.approval_id, l.state in ('taken-back', 'waiting') and l.kind = 'reminder', l.id desc`.execute(db)
  return new Map(rows.map(({ approval, at, ...letter }) => [approval, { ...letter, at: at.toISOString() }]))
}

function shown(one: Approver, letter: Letter | null, print: string, links: ApprovalLinks): ApprovalShown {
  const opens = !['ended', 'expired'].includes(one.standing)
  return {
    ...{ id: one.id, name: one.name, word: one.word, step: one.step, standing: one.standing },
    ...{ address: one.address, letter },
    expiresAt: one.expires_at.toISOString(),
    link: opens ? approvalLink(links, one) : null,
    said: one.words.map(({ id, kind, name, text, passage, at, print: of }) => ({
      ...{ id, kind, name, text, passage, at: at.toISOString(), ofTheseWords: of === print },
    })),
  }
}

/** Whose approval was asked for and is not there for the words as they are, by name. */
export async function whoHasNotApproved(db: Db, clock: Clock, publishing: Publishing, spark: Spark): Promise<string[]> {
  const print = printOf(spark, await wholeOf(db, publishing, spark))
  return stillMissing(await approversOf(db, spark, print, clock())).map(({ name }) => name)
}
