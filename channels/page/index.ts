/** A page of our own, where anyone speaks without account, cookie or script, and answers anyone. */
import { openPage } from './page.ts'

export { type PageEvent, type PageGone, type PageSaid, writePageEvent } from './event.ts'
export { openPage, type PageChannel } from './page.ts'

export const page = openPage()
