/** Invitations to talk: written, looked at beside their words, planned, and let out to begin a conversation everywhere at once. */
import { type Undo } from '#team'
import { undoRemovePerennial } from './calendar-days.ts'
import { undoPublish } from './leave.ts'
import { undoLift, undoPause } from './pause.ts'
import { undoPlan } from './plan.ts'
import { undoDrop } from './write-spark.ts'

export {
  type ApprovalLetter,
  type ApprovalLinks,
  recordApprovalLetter,
  takeApprovalLetterInHand,
} from './approval-letter.ts'
export {
  type Answered,
  type ApprovalOnPage,
  type ApprovalOpen,
  answerApproval,
  approvalOnPage,
  type Given,
} from './approval-on-page.ts'
export { type ApprovalMeans, approvalsOnDesk } from './approvals-on-desk.ts'
export { approvalsSaid } from './approvals-said.ts'
export { askApproval, askApprovalAgain, withdrawApproval } from './ask-approval.ts'
export { sparkBecame } from './became.ts'
export { besideHour, knownHours } from './beside-hour.ts'
export { addPerennial, calendarDays, changeCalendarDays, changePerennial, removePerennial } from './calendar-days.ts'
export { calendarOnDesk } from './calendar-on-desk.ts'
export { momentAt } from './hour.ts'
export { leaveNow } from './leave.ts'
export { lend, lentImage } from './lent-image.ts'
export { addMedium, describeMedium, mediaWhole, takeMediumOut } from './medium.ts'
export { liftPause, pauseSparks, putOffWhileHeld } from './pause.ts'
export { pausesOnDesk } from './pauses-on-desk.ts'
export { changePlaceHours, hoursWhereItGoes, placeHours } from './place-hours.ts'
export { atItsHour, planSpark } from './plan.ts'
export type { AtSpark } from './spark.ts'
export { sparkOnDesk } from './spark-on-desk.ts'
export { sparksOnDesk } from './sparks-on-desk.ts'
export { sparksToLookAt } from './sparks-to-look-at.ts'
export { standingImage } from './standing-image.ts'
export { whereTo } from './where-to.ts'
export type { Publishing } from './whole.ts'
export { beginSpark, changeSpark, dropSpark } from './write-spark.ts'

/** How each act of this room is undone, by its kind. */
export const sparkUndo: Record<string, Undo> = {
  publish: undoPublish,
  'drop-spark': undoDrop,
  'plan-spark': undoPlan,
  'pause-sparks': undoPause,
  'lift-pause': undoLift,
  'remove-perennial': undoRemovePerennial,
}
