import { readDate } from './dates.ts'

const longest = 24 * 3600

/** When a place asks us to come back (RFC 9110 §10.2.3: seconds or a date); bounded to a day. Null where it does not. */
export function readRetryAfter(header: string | undefined, now: Date): Date | null {
  const text = header?.trim()
  if (!text) return null
  const seconds = /^\d{1,9}(\.\d+)?$/.test(text) ? Number(text) : secondsUntil(readDate(text), now)
  if (seconds === null) return null
  return new Date(now.getTime() + Math.min(Math.max(Math.ceil(seconds), 1), longest) * 1000)
}

function secondsUntil(date: Date | null, now: Date): number | null {
  return date && (date.getTime() - now.getTime()) / 1000
}
