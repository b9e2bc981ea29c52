import { type Attachment } from 'svelte/attachments'

/** Escape inside leaves it as it was. */
export function onEscape(does: () => void): Attachment<HTMLElement> {
  return (element) => {
    const hear = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return
      event.stopPropagation()
      does()
    }
    element.addEventListener('keydown', hear)
    return () => element.removeEventListener('keydown', hear)
  }
}
