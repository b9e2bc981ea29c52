/** Invitations to talk: written, looked at beside their words, planned, and let out to begin a conversation everywhere at once. */
import { type Undo } from '#team'
import { undoPublish } from './leave.ts'
import { undoDrop } from './write-spark.ts'

export {
  type Answered,
  type ApprovalOnPage,
  type ApprovalOpen,
  answerApproval,
  approvalOnPage,
  type Given,
} from './approval-on-page.ts'
export { type ApprovalLinks, approvalsOnDesk } from './approvals-on-desk.ts'
export { askApproval, askApprovalAgain, withdrawApproval } from './ask-approval.ts'
export { sparkBecame } from './became.ts'
export { leaveNow } from './leave.ts'
export { lend, lentImage } from './lent-image.ts'
export { addMedium, describeMedium, mediaWhole, takeMediumOut } from './medium.ts'
export { atItsHour, planSpark } from './plan.ts'
export type { AtSpark } from './spark.ts'
export { sparkOnDesk } from './spark-on-desk.ts'
export { sparksOnDesk } from './sparks-on-desk.ts'
export { standingImage } from './standing-image.ts'
export { whereTo } from './where-to.ts'
export type { Publishing } from './whole.ts'
export { beginSpark, changeSpark, dropSpark } from './write-spark.ts'

/** How each act of this room is undone, by its kind. */
export const sparkUndo: Record<string, Undo> = { publish: undoPublish, 'drop-spark': undoDrop }
