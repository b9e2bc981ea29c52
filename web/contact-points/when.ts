import { language, words } from '../words.svelte.ts'
import { hour } from './hour.ts'

/** A moment as one says it now, in the reader's language. */
export function when(at: string): string {
  const { yesterday, on } = words.shell.time
  return hour(at, new Date(), language.now, { yesterday, on, tomorrow: words.contactPoints.tomorrow })
}
