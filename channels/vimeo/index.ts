/** The comments below one's own videos on Vimeo. */
export { vimeo, vimeoAt } from './vimeo.ts'
