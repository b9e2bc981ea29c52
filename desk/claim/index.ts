/** What the brand asserts (« Vous allez aimer… »), face to face with all that people answer it, on all channels. */
import { type Undo } from '#team'
import { undoMarkClaim } from './mark-claim.ts'
import { undoSayAnswers } from './say-answers.ts'
import { undoWithdrawClaim, undoWriteClaim } from './write-claim.ts'

export { claimsOnDesk } from './claims-on-desk.ts'
export { answersOfGroup, faceToFace } from './face-to-face.ts'
export { markClaim } from './mark-claim.ts'
export { sayAnswers } from './say-answers.ts'
export { withdrawClaim, writeClaim } from './write-claim.ts'

/** How each act of this room is undone, by its kind. */
export const claimUndo: Record<string, Undo> = {
  'mark-claim': undoMarkClaim,
  'write-claim': undoWriteClaim,
  'withdraw-claim': undoWithdrawClaim,
  'say-answers': undoSayAnswers,
}
