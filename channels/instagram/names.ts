/** How threads are named here that are no media of our own. */
import { idOf } from '#meta'

/** What somebody else has shown and where we are named: `at:<media>`. */
export const atName = (media: string) => `at:${media}`
export const isAt = (name: string) => name.startsWith('at:')
export const mediaAt = (name: string) => (isAt(name) ? idOf(name.slice(3)) : null)

/** All that is said between us and one person: `dm:<person>`, whichever way it came. */
export const talkName = (person: string) => `dm:${person}`
export const personIn = (name: string) => (name.startsWith('dm:') ? idOf(name.slice(3)) : null)
