import { hoursOfDay, openAt } from './hours.ts'

const quarter = 15 * 60_000

/**
 * Working hours between two moments, to the quarter, on these days between `opens` and `closes` in that zone. Stops
 * counting at `most`: nobody asks how many there were in a year. Holidays are not known here.
 */
export function workingHours(
  from: Date,
  to: Date,
  { zone, days, opens, closes, most }: { zone: string; days: number[]; opens: number; closes: number; most: number },
): number {
  const isOpen = openAt(hoursOfDay({ days, opens, closes }, zone))
  let hours = 0
  for (let at = from.getTime(); at + quarter <= to.getTime() && hours < most; at += quarter)
    if (isOpen(at)) hours += 0.25
  return Math.min(hours, most)
}
