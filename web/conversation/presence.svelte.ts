import { api, call } from '../api.ts'
import { atDesk, workspaceOf } from '../session.svelte.ts'
import { type Reader } from './reader.svelte.ts'

// The server keeps a presence for 40 s.
const everyMs = 15_000
const writingMs = 8_000

/** Lets colleagues see that one is on this conversation, and whether one is writing. Alone, it says nothing. */
export function bePresent(reader: Reader): void {
  const { params } = reader.talk
  const { workspace } = params
  $effect(() => {
    if (!workspaceOf(workspace)?.shared || !atDesk(workspace)) return
    let wroteAt = 0
    let saidWriting = false
    const say = (gone = false) => {
      if (document.hidden && !gone) return
      saidWriting = Date.now() - wroteAt < writingMs
      const body = { writing: saidWriting && !gone, ...(gone ? { gone } : {}) }
      void call(api.beHere, { params, body, keepalive: gone }).catch(() => undefined)
    }
    const typed = (event: Event) => {
      if (event.target !== reader.field) return
      wroteAt = Date.now()
      if (!saidWriting) say()
    }
    const leave = () => say(true)
    say()
    const clock = setInterval(say, everyMs)
    addEventListener('input', typed)
    addEventListener('pagehide', leave)
    return () => {
      clearInterval(clock)
      removeEventListener('input', typed)
      removeEventListener('pagehide', leave)
      leave()
    }
  })
}
