import { tick } from 'svelte'

/** Called where a form opens; what it returns, where the form is gone: the focus then goes back to what opened it. */
export function focusBack(): () => void {
  const opener = document.activeElement
  return () =>
    void tick().then(() => {
      const lost = document.activeElement === null || document.activeElement === document.body
      if (lost && opener instanceof HTMLElement && opener.isConnected) opener.focus()
    })
}
