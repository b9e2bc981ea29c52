import { type Clock, type Id } from '#kernel'

/** How long the bar that offers to undo stands. Undoing from the history has no such end. */
const undoSeconds = 10

export type Done = (act: Id<'act'>) => { act: Id<'act'>; undoUntil: string }

/** What an act answers that can be undone. */
export const doneBy =
  (clock: Clock): Done =>
  (act) => ({ act, undoUntil: new Date(clock().getTime() + undoSeconds * 1000).toISOString() })
