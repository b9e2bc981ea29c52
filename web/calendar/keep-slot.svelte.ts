import { tick } from 'svelte'

/** Whoever is on a day or an hour while `shown` changes is on one of what is shown next: nobody begins again at the top. */
export function keepSlot(shown: () => string): void {
  let was = false
  $effect.pre(() => {
    shown()
    was = document.activeElement?.closest('[data-slot]') != null
  })
  $effect(() => {
    shown()
    if (!was) return
    void tick().then(() => {
      if (document.activeElement === document.body)
        document.querySelector<HTMLElement>('[data-slot][tabindex="0"]')?.focus()
    })
  })
}
