import { liking } from './settings.svelte.ts'

/** Something one can do by a key, and by its name in the palette. */
export interface KeyAct {
  /** `j`, `?`, `Enter`, `Escape`, `Mod+k` (⌘ or Ctrl). None: reached by name only. */
  keys?: string[]
  name: string
  does: () => void
  /** Left out: always. */
  when?: () => boolean
  /** A movement, a closing: in the sheet of keys, not in the palette. */
  onlyKey?: boolean
  /** Also while typing in a field. */
  typing?: boolean
}

/** A part of the screen that has keys of its own, as `data-pane` names it. */
export type Pane = 'list' | 'talk'

interface Scope {
  name: string
  acts: () => KeyAct[]
  pane: Pane | undefined
}

// Plain on purpose: an effect that pushes to reactive state would run again for its own push.
const scopes: Scope[] = []
export const overlays = $state({ palette: false, sheet: false, phone: false, handover: false })

/** Gives a part of the screen its keys for as long as it is there; those of a pane while the reader is in it. */
export function useKeys(name: string, acts: () => KeyAct[], pane?: Pane): void {
  $effect(() => {
    const scope = { name, acts, pane }
    scopes.push(scope)
    return () => {
      const at = scopes.findIndex((one) => one.acts === acts)
      if (at >= 0) scopes.splice(at, 1)
    }
  })
}

/** All the keys of the screen, those of each pane too. */
export function scopesNow(): { name: string; acts: KeyAct[] }[] {
  return scopes.map(({ name, acts }) => ({ name, acts: acts() }))
}

/** The keys as they are from where the reader is: what stands nearest is asked first. */
export function scopesHere(): { name: string; acts: KeyAct[] }[] {
  const pane = paneNow()
  return scopes
    .filter((scope) => !scope.pane || scope.pane === pane)
    .map(({ name, acts }) => ({ name, acts: acts() }))
    .reverse()
}

let lastIn: string | undefined
addEventListener('focusin', (event) => {
  const pane = event.target instanceof Element && event.target.closest<HTMLElement>('[data-pane]')
  if (pane) lastIn = pane.dataset.pane
})

/** The pane where the reader is: the one that holds the focus, or held it last. */
function paneNow(): Pane | undefined {
  const there = scopes.flatMap((scope) => scope.pane ?? [])
  return there.find((pane) => pane === lastIn) ?? there[0]
}

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** A key as it is written on the keyboard. */
export function shown(key: string): string {
  return key
    .replace('Mod+', isMac ? '⌘ ' : 'Ctrl ')
    .replace(/enter/i, '↵')
    .replace('Escape', 'Esc')
    .replace('ArrowUp', '↑')
    .replace('ArrowDown', '↓')
    .replace('ArrowLeft', '←')
    .replace('ArrowRight', '→')
}

/** What keeps the keys to itself. One that is closing stays in the page for a moment: the next key is no longer for it. */
const inFront = ['dialog', 'alertdialog', 'menu'].map((role) => `[role="${role}"]:not([data-state="closed"])`).join()

addEventListener('keydown', (event) => {
  // Input methods use keys to compose a character: those are not ours.
  if (event.defaultPrevented || event.isComposing || event.altKey) return
  const mod = event.metaKey || event.ctrlKey
  const key = mod ? `Mod+${event.key.toLowerCase()}` : event.key
  const typing = isTyping(event.target)
  if (!mod && key.length === 1 && !liking.singleKeys) return
  if (!mod && (key === 'Enter' || key === ' ') && actsByItself(event.target)) return
  const inDialog = document.querySelector(inFront) !== null
  for (const scope of scopesHere()) {
    if (inDialog && scope.name !== 'dialog') continue
    for (const act of scope.acts) {
      if (!act.keys?.some((one) => one === key || one.replace('Mod+Enter', 'Mod+enter') === key)) continue
      if ((typing && !act.typing && !(mod && key !== 'Mod+enter')) || (act.when && !act.when())) continue
      event.preventDefault()
      return act.does()
    }
  }
})

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
}

function actsByItself(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a[href], summary, [role="option"]') !== null
}
