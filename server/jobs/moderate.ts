import { takeEffect } from '#conversation'
import { type Within } from '#database'
import { type Clock, type Id } from '#kernel'

export interface ModerateNeeds {
  within: Within
  clock: Clock
  onTrouble(cause: unknown): void
}

/** Lets a removal whose ten seconds are over take effect. One that fails holds up no other: it stays due. */
export function moderate({ within, clock, onTrouble }: ModerateNeeds) {
  return async (workspace: Id<'workspace'>, act: Id<'act'>): Promise<void> => {
    await within([workspace], null, (db) => takeEffect(db, clock, workspace, act)).catch(onTrouble)
  }
}
