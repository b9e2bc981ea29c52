import { type Verbatim } from '#contract'
import { isId, Refusal } from '#kernel'

/** Milliseconds and id: `said_at` is kept to the millisecond, so nothing falls between two pages. */
export const verbatimCursor = (last: Verbatim): string => `${Date.parse(last.at)}.${last.reason}`

export function readVerbatimCursor(cursor: string): { at: Date; id: string } {
  const [millis = '', id = ''] = cursor.split('.')
  const at = new Date(Number(millis))
  if (!/^-?\d{1,14}$/.test(millis) || Number.isNaN(at.getTime()) || !isId(id)) throw new Refusal('request.cursor', 400)
  return { at, id }
}
