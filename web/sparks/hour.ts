import { language, words } from '../words.svelte.ts'

const own = Intl.DateTimeFormat().resolvedOptions().timeZone

/** An hour as the client’s wall tells it: « vendredi 27 novembre, 18 h 45 »; with the zone where one’s own wall tells another. */
export function hourThere(at: string, zone: string): string {
  const moment = new Date(at)
  const day = moment.toLocaleDateString(language.now, {
    ...{ timeZone: zone, weekday: 'long', day: 'numeric', month: 'long' },
  })
  const time = moment.toLocaleTimeString(language.now, { timeZone: zone, hour: 'numeric', minute: '2-digit' })
  const said = words.shell.time.on(day, language.now === 'en' ? time : time.replace(':', '\u00a0h\u00a0'))
  return zone === own ? said : `${said} (${cityOf(zone)})`
}

/** « Europe/Paris » is called Paris. */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
