import { tick } from 'svelte'
import { type Attachment } from 'svelte/attachments'

/** Called where a form opens; what it returns, where the form is gone: the focus then goes back to what opened it. */
export function focusBack(): () => void {
  const opener = document.activeElement
  return () =>
    void tick().then(() => {
      const lost = document.activeElement === null || document.activeElement === document.body
      if (lost && opener instanceof HTMLElement && opener.isConnected) opener.focus()
    })
}

/** A field that takes the focus when it appears, and gives it back when it goes. What opens it stays, hidden meanwhile. */
export const takeFocus: Attachment<HTMLElement> = (field) => {
  const giveBack = focusBack()
  field.focus()
  return giveBack
}
