import { whisper } from '../acts.svelte.ts'
import { atDesk, workspaceOf } from '../session.svelte.ts'
import { words } from '../words.svelte.ts'
import { type Which } from './acts.ts'

/**
 * Conversations chosen to be dealt with together, of desks one works at. Each is held by itself: what the list shows
 * meanwhile takes none away.
 */
export class Selection {
  chosen: Which[] = $state.raw([])
  /** The boxes stand there before anything is chosen. */
  begun = $state(false)

  get count(): number {
    return this.chosen.length
  }

  /** Someone else works at one of these desks too. */
  get shared(): boolean {
    return this.chosen.some((one) => workspaceOf(one.workspace)?.shared)
  }

  has(conversation: string): boolean {
    return this.chosen.some((one) => one.conversation === conversation)
  }

  toggle(which: Which): void {
    if (!atDesk(which.workspace)) return
    if (this.has(which.conversation)) this.drop(which.conversation)
    else this.chosen = [...this.chosen, which]
    whisper(words.conversations.selected(this.count))
  }

  /** It is no longer there, or no longer chosen. */
  drop(conversation: string): void {
    this.chosen = this.chosen.filter((one) => one.conversation !== conversation)
  }

  forget(): void {
    this.chosen = []
    this.begun = false
  }
}
