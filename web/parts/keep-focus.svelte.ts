import { tick } from 'svelte'

interface Kept {
  /** What changes under the reader. */
  shown: () => unknown
  /** What of it one is on, by its name; null or undefined: nothing of it. */
  at: (focused: Element) => string | null | undefined
  /** Where one is put once that is gone. */
  next: (at: string) => HTMLElement | null | undefined
}

/** Whoever is on something that goes while `shown` changes is on what is shown next: nobody begins again at the top. */
export function keepFocus({ shown, at, next }: Kept): void {
  let was: string | null | undefined
  $effect.pre(() => {
    shown()
    was = document.activeElement && at(document.activeElement)
  })
  $effect(() => {
    shown()
    if (was === null || was === undefined) return
    const from = was
    void tick().then(() => {
      if (document.activeElement === document.body) next(from)?.focus()
    })
  })
}
