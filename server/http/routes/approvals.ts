import { api } from '#contract'
import { type Db } from '#database'
import { type Id, Refusal } from '#kernel'
import {
  type ApprovalMeans,
  type AtSpark,
  approvalsOnDesk,
  askApproval,
  askApprovalAgain,
  withdrawApproval,
} from '#spark'
import { type On } from '../mount.ts'
import { type SparkNeeds } from './sparks.ts'

const openDays = 14

type Where = { workspace: Id<'workspace'>; params: Record<string, string> }
const at = ({ workspace, params }: Where): AtSpark => ({ workspace, spark: params.spark as Id<'spark'> })
const atOne = (call: Where) => ({ ...at(call), approval: call.params.approval! })

/** Whom one asks to approve an invitation. */
export function approvalRoutes(on: On, needs: SparkNeeds & ApprovalMeans): void {
  const { within, clock, publishing, linkKey, letters } = needs
  const shown = (db: Db, call: Where) => approvalsOnDesk(db, clock, publishing, needs, at(call))

  on(api.approvals, (call) => within([call.workspace], call.user.id, (db) => shown(db, call)))
  on(api.askApproval, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      const { name, word = '', step = 1, days = openDays, address } = call.body
      if (address && !letters) throw new Refusal('approval.no-letters', 409)
      const to = address ? { address, language: call.body.language ?? null } : null
      const key = (call.body.key as Id<'approval'> | undefined) ?? null
      await askApproval(db, clock, linkKey, at(call), { key, name, word, step, days, to, by: call.user.id })
      return shown(db, call)
    }),
  )
  on(api.askApprovalAgain, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      await askApprovalAgain(db, clock, linkKey, atOne(call), { days: call.body.days ?? openDays, letters })
      return shown(db, call)
    }),
  )
  on(api.withdrawApproval, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      await withdrawApproval(db, clock, atOne(call), call.user.id)
      return shown(db, call)
    }),
  )
}
