import { type Dialect } from './language.ts'
import { Refusal } from './refusal.ts'

/** Where a workspace's clock stands when nobody has said. */
export const homeZone: Record<Dialect, string> = { fr: 'Europe/Paris', 'fr-CA': 'America/Toronto', en: 'Europe/London' }

/** An IANA name, in its usual spelling. Offsets are refused: plans keep wall time, and offsets forget the summer. */
export function mustBeZone(name: string): string {
  try {
    if (/^[A-Za-z]/.test(name)) return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    // falls through to the refusal
  }
  throw new Refusal('workspace.zone-unknown', 422, { zone: name })
}
