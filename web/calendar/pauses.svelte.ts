import { type CalendarEntry, type PauseShown } from '#contract'
import { did, trouble } from '../acts.svelte.ts'
import { api, call } from '../api.ts'
import { words } from '../words.svelte.ts'

/** Whether everything is held, for one client or all, and what passed meanwhile. */
export class Pauses {
  shown: PauseShown[] = $state.raw([])
  /** For whom one has looked, whatever came of it; null: not yet. */
  looked: { at: string | undefined } | null = $state.raw(null)
  #of: string | undefined

  async look(workspace: string | undefined): Promise<void> {
    this.#of = workspace
    try {
      const { pauses } = await call(api.pauses, { query: workspace ? { workspace } : {} })
      if (this.#of === workspace) this.shown = pauses
    } catch {
      // Told by whatever else is read on the same screen; what was known stays.
    }
    if (this.#of === workspace) this.looked = { at: workspace }
  }
  lookAgain = (): void => void this.look(this.#of)

  async pause(workspace: string | undefined, reason: string): Promise<void> {
    const { acts } = await call(api.pauseSparks, { body: { reason, ...(workspace && { workspace }) } })
    did(words.calendar.pause.did, acts, this.lookAgain)
    await this.look(this.#of)
  }
  lift(workspace: string): Promise<void> {
    return this.#do(async () => {
      const { act } = await call(api.liftPause, { params: { workspace } })
      did(words.calendar.pause.didLift, [{ workspace, act }], this.lookAgain)
    })
  }

  publish({ workspace, id: spark, version }: CalendarEntry): Promise<void> {
    return this.#do(async () => {
      const { act } = await call(api.publishSpark, { params: { workspace, spark }, body: { version } })
      did(words.sparks.didPublish, [{ workspace, act }], this.lookAgain)
    })
  }
  drop(entry: CalendarEntry): Promise<void> {
    const { workspace, id: spark } = entry
    return this.#do(async () => {
      const { act } = await call(api.dropSpark, { params: { workspace, spark } })
      did(words.sparks.didDrop, [{ workspace, act }], this.lookAgain)
    })
  }

  async #do(act: () => Promise<void>): Promise<void> {
    try {
      await act()
    } catch (error) {
      trouble(error)
    }
    await this.look(this.#of)
  }
}
