import { idOf } from './thing.ts'

/** All that is said between us and one person: `dm:<person>`, whichever way it came. */
export const talkName = (person: string) => `dm:${person}`
export const personIn = (name: string) => (name.startsWith('dm:') ? idOf(name.slice(3)) : null)
