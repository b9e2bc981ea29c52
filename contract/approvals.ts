import * as v from 'valibot'
import { address, dialect, id, line, moment } from './common.ts'
import { route } from './route.ts'

const approvals = '/api/workspaces/:workspace/sparks/:spark/approvals' as const

/** `later`: somebody before has still to approve. `void`: what was approved is not what would be read now. */
const approvalStanding = v.picklist(['approved', 'change', 'void', 'later', 'waiting', 'expired', 'ended'])

const approvalShown = v.object({
  id,
  name: v.string(),
  /** What they are told with it. */
  word: v.string(),
  /** Those of the same step are asked together, those of the next once these have approved. */
  step: v.number(),
  standing: approvalStanding,
  expiresAt: moment,
  /** To be passed to them, and no further; null: it opens nothing any more. */
  link: v.nullable(v.string()),
  /** Where letters reach them; null: the link is passed to them by hand. */
  address: v.nullable(v.string()),
  /** The latest to them by this link. `in-turn`: it waits until those before have approved. `unknown`: it may have left. */
  letter: v.nullable(
    v.object({
      kind: v.picklist(['asked', 'reminder']),
      state: v.picklist(['waiting', 'in-turn', 'sending', 'later', 'sent', 'refused', 'unknown', 'taken-back']),
      why: v.nullable(v.string()),
      at: moment,
    }),
  ),
  /** In time order. `ofTheseWords`: of the words as they are now. */
  said: v.array(
    v.object({
      id,
      kind: v.picklist(['approved', 'change', 'comment']),
      name: v.string(),
      text: v.string(),
      /** The words that it stands beside. */
      passage: v.nullable(v.string()),
      at: moment,
      ofTheseWords: v.boolean(),
    }),
  ),
})
export type ApprovalShown = v.InferOutput<typeof approvalShown>
const approvalsShown = v.object({
  approvals: v.array(approvalShown),
  /** Letters leave from here: who is asked may be written to. */
  letters: v.boolean(),
})
export type ApprovalsShown = v.InferOutput<typeof approvalsShown>
/** How long a link opens; 14 where nothing is said. */
const days = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(90)))

export const approvalRoutes = {
  approvals: route({
    method: 'GET',
    path: approvals,
    does: 'Lists who was asked to approve an invitation, the link of each, and what they said to which words.',
    openTo: 'desk',
    answer: approvalsShown,
  }),
  askApproval: route({
    method: 'POST',
    path: approvals,
    does: 'Asks someone without an account to approve an invitation, by a link that is sent to their address, or to be passed to them.',
    openTo: 'desk',
    /** `key`: the same again asks nobody twice. */
    body: v.object({
      key: v.optional(id),
      name: line,
      word: v.optional(v.pipe(v.string(), v.maxLength(2_000))),
      step: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20))),
      days,
      /** Only where letters leave from here. */
      address: v.optional(address),
      /** That of letters to them; the client’s own where left out. */
      language: v.optional(dialect),
    }),
    answer: approvalsShown,
  }),
  askApprovalAgain: route({
    method: 'POST',
    path: `${approvals}/:approval/again`,
    does: 'Asks them again by a new link, sent where they were written to; the one before opens nothing any more.',
    openTo: 'desk',
    body: v.object({ days }),
    answer: approvalsShown,
  }),
  withdrawApproval: route({
    method: 'DELETE',
    path: `${approvals}/:approval`,
    does: 'Asks for their approval no more, and ends its link.',
    openTo: 'desk',
    answer: approvalsShown,
  }),
}
