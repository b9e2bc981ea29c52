/** A WordPress site: its comments heard and answered over REST, with an application password. */
export { wordpress } from './wordpress.ts'
