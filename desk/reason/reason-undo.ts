import { type Undo } from '#team'
import { undoChangeReason } from './change-reason.ts'
import { undoJoinThemes } from './join-themes.ts'
import { undoKeepConfirmation } from './keep-confirmation.ts'
import { undoKeepReason } from './keep-reason.ts'
import { undoMarkStance } from './mark-stance.ts'
import { undoRefuseSuggestion } from './refuse-suggestion.ts'
import { undoRenameTheme } from './rename-theme.ts'
import { undoReword } from './rewording.ts'
import { undoSplitTheme } from './split-theme.ts'
import { undoWithdrawReason } from './withdraw-reason.ts'

/** How each act of this room is undone, by its kind. */
export const reasonUndo: Record<string, Undo> = {
  'keep-reason': undoKeepReason,
  'change-reason': undoChangeReason,
  'withdraw-reason': undoWithdrawReason,
  'refuse-suggestion': undoRefuseSuggestion,
  'mark-stance': undoMarkStance,
  'rename-theme': undoRenameTheme,
  'join-themes': undoJoinThemes,
  'split-theme': undoSplitTheme,
  reword: undoReword,
  'keep-confirmation': undoKeepConfirmation,
}
