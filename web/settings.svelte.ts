/** What this browser remembers of how one likes to work. Nothing here is known to the server. */
interface Liking {
  look: 'system' | 'light' | 'dark'
  density: 'comfortable' | 'compact'
  /** Keys without ⌘ or Ctrl may be turned off (WCAG 2.1.4). */
  singleKeys: boolean
  /** The aside « Comprendre » is folded. */
  asideFolded: boolean
  /** Alerts are told by a notification of this browser. */
  alerts: boolean
}

const key = 'insuffleur.liking'
const usual: Liking = { look: 'system', density: 'comfortable', singleKeys: true, asideFolded: false, alerts: false }

export const liking: Liking = $state({ ...usual, ...stored() })

export function like(change: Partial<Liking>): void {
  Object.assign(liking, change)
  wearLook()
  try {
    localStorage.setItem(key, JSON.stringify(liking))
  } catch {
    // Storage may be forbidden or full: the liking then lasts as long as the page.
  }
}

export function wearLook(): void {
  if (liking.look === 'system') delete document.documentElement.dataset.look
  else document.documentElement.dataset.look = liking.look
}

function stored(): Partial<Liking> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Liking>
  } catch {
    return {}
  }
}
