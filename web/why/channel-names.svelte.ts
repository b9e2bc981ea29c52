import { api, call } from '../api.ts'
import { language } from '../words.svelte.ts'

let known: Record<string, { fr: string; en: string }> = $state({})
let asked = false

/** Channels by their names, in the reader's language. What this installation cannot name is left out. */
export function channelNames(keys: readonly string[]): string[] {
  ask()
  return keys.flatMap((key) => {
    const name = known[key]
    return name ? [language.now === 'en' ? name.en : name.fr] : []
  })
}

function ask(): void {
  if (asked) return
  asked = true
  call(api.channels, {}).then(
    (channels) => {
      known = Object.fromEntries(channels.map(({ key, name }) => [key, name]))
    },
    () => {
      asked = false
    },
  )
}
