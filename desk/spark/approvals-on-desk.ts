import { type ApprovalShown } from '#contract'
import { type LinkKey } from '#conversation'
import { type Db } from '#database'
import { type Clock } from '#kernel'
import { type Approver, approvalSecret, approversOf, stillMissing } from './approval.ts'
import { type AtSpark, type Spark, sparkSeen } from './spark.ts'
import { type Publishing, printOf, wholeOf } from './whole.ts'

export interface ApprovalLinks {
  linkKey: LinkKey
  publicUrl: string
}

/** Whom one asked, with the link to pass on, and what each said to which words. */
export async function approvalsOnDesk(
  db: Db,
  clock: Clock,
  publishing: Publishing,
  links: ApprovalLinks,
  at: AtSpark,
): Promise<{ approvals: ApprovalShown[] }> {
  const spark = await sparkSeen(db, at)
  const print = printOf(spark, await wholeOf(db, publishing, spark))
  const approvers = await approversOf(db, at, print, clock())
  return { approvals: approvers.map((one) => shown(one, print, links)) }
}

function shown(one: Approver, print: string, { linkKey, publicUrl }: ApprovalLinks): ApprovalShown {
  const secret = approvalSecret(linkKey, one.workspace_id, one.id, one.serial)
  const opens = !['ended', 'expired'].includes(one.standing)
  return {
    ...{ id: one.id, name: one.name, word: one.word, step: one.step, standing: one.standing },
    expiresAt: one.expires_at.toISOString(),
    link: opens ? `${publicUrl}/p/${one.workspace_id}/approve/${one.id}.${secret}` : null,
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
