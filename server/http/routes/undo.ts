import { api } from '#contract'
import { type Within } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { takeBackAct, type Undo } from '#team'
import { type On } from '../mount.ts'

export interface UndoNeeds {
  within: Within
  clock: Clock
  /** What each room offers, by the kind of its act. */
  undos: Readonly<Record<string, Undo>>
}

export function undoRoutes(on: On, { within, clock, undos }: UndoNeeds): void {
  on(api.undo, async ({ params, user, workspace }) => {
    await within([workspace], user.id, async (db) => {
      const act = await takeBackAct(db, clock, workspace, params.act as Id<'act'>, user.id)
      const undo = Object.hasOwn(undos, act.kind) ? undos[act.kind] : undefined
      if (!undo) throw new Refusal('act.not-undoable', 409)
      await undo(db, clock, act, user.id)
    })
    return undefined
  })
}
