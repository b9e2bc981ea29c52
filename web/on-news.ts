import { type Live } from '#contract'
import { onLive } from './live.svelte.ts'

/** Of one client; of what is learnt meanwhile, nothing. Called as news come: `workspace` says which client then. */
export const newsOf =
  (workspace: () => string | undefined) =>
  (news: Live): boolean =>
    news.kind !== 'again' && news.kind !== 'learning' && news.workspace === workspace()

/**
 * Reads again what is on the screen, `ms` after the first news that concern it: once for all that come meanwhile, and never
 * put off by what keeps coming. Returns how to stop.
 */
export function onNews(concerns: (news: Live) => boolean, read: () => unknown, ms: number): () => void {
  let soon: ReturnType<typeof setTimeout> | undefined
  const stop = onLive((news) => {
    if (soon !== undefined || (news.kind !== 'again' && !concerns(news))) return
    soon = setTimeout(() => {
      soon = undefined
      void read()
    }, ms)
  })
  return () => {
    stop()
    clearTimeout(soon)
  }
}
