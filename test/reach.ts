/** The real guarded way out, for tests of channels on real servers: a channel itself never opens one. */
export { openReach, openWaysOut } from '../server/reach/index.ts'
