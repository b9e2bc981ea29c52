import { api, call } from '../api.ts'
import { atDesk, workspaceOf } from '../session.svelte.ts'
import { type Talk } from './talk.svelte.ts'

// The server keeps a presence for 40 s.
const everyMs = 15_000
const writingMs = 8_000

// One may be there twice: in the conversation, and under its row in the list.
const there = new Map<string, number>()

/**
 * Lets colleagues see that one is on this conversation, and whether one is writing. Alone, or with the page out of
 * sight, one is not.
 */
export function bePresent(
  params: { workspace: string; conversation: string },
  field: () => HTMLElement | undefined,
): void {
  $effect(() => {
    if (!workspaceOf(params.workspace)?.shared || !atDesk(params.workspace)) return
    let wroteAt = 0
    let saidWriting = false
    const tell = (body: { writing: boolean; gone?: boolean }) =>
      void call(api.beHere, { params, body, keepalive: body.gone ?? false }).catch(() => undefined)
    const say = () => {
      if (document.hidden) return
      saidWriting = Date.now() - wroteAt < writingMs
      tell({ writing: saidWriting })
    }
    const typed = (event: Event) => {
      if (event.target !== field()) return
      wroteAt = Date.now()
      if (!saidWriting) say()
    }
    const gone = () => tell({ writing: false, gone: true })
    const seen = () => (document.hidden ? gone() : say())
    there.set(params.conversation, (there.get(params.conversation) ?? 0) + 1)
    say()
    const clock = setInterval(say, everyMs)
    addEventListener('input', typed)
    addEventListener('pagehide', gone)
    document.addEventListener('visibilitychange', seen)
    return () => {
      clearInterval(clock)
      removeEventListener('input', typed)
      removeEventListener('pagehide', gone)
      document.removeEventListener('visibilitychange', seen)
      const left = (there.get(params.conversation) ?? 1) - 1
      there.set(params.conversation, left)
      if (left === 0) gone()
    }
  })
}

/** Someone whose browser is gone says no more: while anyone is there, it is asked again whether they still are. */
export function watchOthers(talk: Talk): void {
  const anyone = $derived(Boolean(talk.head?.present.length))
  $effect(() => {
    if (!anyone) return
    const clock = setInterval(() => void talk.readHead(), everyMs)
    return () => clearInterval(clock)
  })
}
