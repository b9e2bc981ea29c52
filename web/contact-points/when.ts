import { said, until } from '../moment.ts'
import { now as each } from '../now.svelte.ts'
import { spoken } from '../spoken.ts'

const minute = 60_000

/** A moment as one says it now, gone or to come. */
export function when(at: string): string {
  const moment = new Date(at)
  // Said again each minute, of the minute it is: what was said a second ago is not to come.
  void each.minute
  const now = new Date()
  return moment > now ? until(moment, now) : said(moment, now)
}

/** What « depuis » is followed by: always an hour, never « à l’instant ». */
export function since(at: string): string {
  const moment = new Date(at)
  return said(moment, new Date(Math.max(Date.now(), moment.getTime() + minute)))
}

/** « 7 décembre »: a day without its hour. */
export function dayOf(at: string | Date): string {
  return spoken(new Date(at), { day: 'numeric', month: 'long' })
}
