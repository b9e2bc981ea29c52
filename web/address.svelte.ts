import { tick, untrack } from 'svelte'
import { type Attachment } from 'svelte/attachments'

/** Where the reader is. Every state worth coming back to stands here and survives a reload. */
export const here = $state({
  path: location.pathname,
  query: new URLSearchParams(location.search),
  /** Counts how often one asked for where one is already: what a link leads to may have gone out of sight. */
  visits: 0,
})

/** Goes to an address of the desk. `replace` changes the address in place: no step to go back over. */
export function go(to: string, { replace = false } = {}): void {
  const at = new URL(to, location.href)
  if (at.href === location.href) {
    // Counting reads too: an effect that goes where one is already must not run again for its own visit.
    untrack(() => here.visits++)
    return
  }
  if (replace) history.replaceState(history.state, '', at)
  else history.pushState({ key: newKey() }, '', at)
  read()
}

export function back(otherwise: string): void {
  if (history.state?.key) history.back()
  else go(otherwise, { replace: true })
}

/** The address with some of its query changed; null or '' takes a part away. */
export function withQuery(change: Record<string, string | null | undefined>, path: string = here.path): string {
  const query = new URLSearchParams(here.query)
  for (const [name, value] of Object.entries(change)) {
    if (value) query.set(name, value)
    else query.delete(name)
  }
  return query.size ? `${path}?${query}` : path
}

function read(): void {
  here.path = location.pathname
  here.query = new URLSearchParams(location.search)
}

addEventListener('popstate', read)

/** Plain links to this origin move inside the desk; everything else is the browser's. */
addEventListener('click', (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return
  const link = (event.target as Element | null)?.closest?.('a[href]')
  if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute('download')) return
  if (link.origin !== location.origin || link.dataset.outside !== undefined || link.pathname.startsWith('/api/')) return
  if (link.hash && link.pathname === location.pathname && link.search === location.search) return
  event.preventDefault()
  go(link.href)
})

function newKey(): string {
  return Math.random().toString(36).slice(2)
}

/** Keeps how far something was scrolled, by name, through navigation and reload. */
export function keepScroll(name: string): Attachment<HTMLElement> {
  return (element) => {
    const stored = `insuffleur.scroll.${name}`
    const arrived = comeBack(element, Number(sessionStorage.getItem(stored) ?? 0))
    const keep = () => sessionStorage.setItem(stored, String(Math.round(element.scrollTop)))
    element.addEventListener('scrollend', keep)
    return () => {
      arrived()
      element.removeEventListener('scrollend', keep)
    }
  }
}

const hands = ['wheel', 'touchmove', 'pointerdown', 'keydown']

/** What is read comes in page by page: goes on towards the place until it is reached or the reader moves. */
function comeBack(element: HTMLElement, to: number): () => void {
  const eye = new MutationObserver(() => reach())
  let patience: ReturnType<typeof setTimeout> | undefined
  const stop = () => {
    eye.disconnect()
    clearTimeout(patience)
    for (const hand of hands) removeEventListener(hand, stop)
  }
  const reach = () => {
    element.scrollTop = to
    if (element.scrollTop >= to - 1) stop()
  }
  if (to <= 0) return stop
  eye.observe(element, { childList: true, subtree: true })
  for (const hand of hands) addEventListener(hand, stop, { passive: true })
  // What stood there may be gone.
  patience = setTimeout(stop, 5_000)
  void tick().then(reach)
  return stop
}
