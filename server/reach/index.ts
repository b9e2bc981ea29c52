/** The one guarded way out to the web: channels get this and nothing else. */
export { type Inside, isInside } from './inside.ts'
export { openReach } from './reach.ts'
