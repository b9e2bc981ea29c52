import { tick } from 'svelte'
import { type Attachment } from 'svelte/attachments'

/**
 * One of many stands in the order of Tab, arrows go from there: `data-slot` names each. Where the next one is not on the
 * screen, whoever shows them is told, and the focus goes to it once it is.
 */
export function roving(of: {
  at: () => string
  next: (slot: string, key: string) => string | null
  /** Whether it stands there still: an hour passes. */
  stands?: (slot: string) => boolean
  onleave: (slot: string) => void
}) {
  // Until one has moved, it is the one that the address names.
  let chosen: { from: string; slot: string } | null = $state.raw(null)
  const now = () => {
    const stays = chosen && chosen.from === of.at() && (of.stands?.(chosen.slot) ?? true)
    return stays ? chosen!.slot : of.at()
  }
  const slotIn = (root: HTMLElement, slot: string) => root.querySelector<HTMLElement>(`[data-slot="${slot}"]`)

  const here: Attachment<HTMLElement> = (root) => {
    const keydown = (event: KeyboardEvent) => {
      const from = event.target instanceof HTMLElement ? event.target.dataset.slot : undefined
      const to = from && !event.metaKey && !event.ctrlKey && !event.altKey ? of.next(from, event.key) : null
      if (!to) return
      event.preventDefault()
      const there = slotIn(root, to)
      if (there) {
        chosen = { from: of.at(), slot: to }
        there.focus()
        return
      }
      of.onleave(to)
      void tick().then(() => {
        chosen = { from: of.at(), slot: to }
        slotIn(root, to)?.focus()
      })
    }
    root.addEventListener('keydown', keydown)
    return () => root.removeEventListener('keydown', keydown)
  }
  return { here, tab: (slot: string): 0 | -1 => (slot === now() ? 0 : -1) }
}
