/** The guarded ways out: channels get these and nothing else. */
export { type Inside, isInside } from './inside.ts'
export { openReach, openWaysOut } from './reach.ts'
