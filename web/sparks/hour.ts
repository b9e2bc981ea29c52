import { wallAt } from '../calendar/days.ts'
import { hourWord } from '../calendar/said.ts'

const own = Intl.DateTimeFormat().resolvedOptions().timeZone

/** An hour as the client’s wall tells it: « vendredi 27 novembre, 18 h 45 »; with the zone where one’s own wall tells another. */
export function hourThere(at: string, zone: string): string {
  const said = hourWord(wallAt(new Date(at), zone))
  return zone === own ? said : `${said} (${cityOf(zone)})`
}

/** « Europe/Paris » is called Paris. */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
