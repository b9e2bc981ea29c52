/** An account on the AT protocol: Bluesky, or a server of one's own. */
export { bluesky } from './bluesky.ts'
