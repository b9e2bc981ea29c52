/** How threads are named here that are no media of our own. */
import { idOf } from '#meta'

/** What somebody else has shown and where we are named: `at:<media>`. */
export const atName = (media: string) => `at:${media}`
export const isAt = (name: string) => name.startsWith('at:')
export const mediaAt = (name: string) => (isAt(name) ? idOf(name.slice(3)) : null)
