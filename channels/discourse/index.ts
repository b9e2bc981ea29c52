/** A forum that runs on Discourse: its posts, and answers under the account of whoever answers. */
export { discourse } from './discourse.ts'
