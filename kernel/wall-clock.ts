import { type Day } from './day.ts'

const clocks = new Map<string, Intl.DateTimeFormat>()

/** What the wall says there at a moment: the day, and the hour as `HH:MM`. */
export function wallAt(at: Date, zone: string): { day: Day; time: string } {
  let clock = clocks.get(zone)
  if (!clock) {
    const two = '2-digit' as const
    clock = new Intl.DateTimeFormat('en-CA', {
      ...{ timeZone: zone, year: 'numeric', month: two, day: two, hour: two, minute: two, hourCycle: 'h23' },
    })
    clocks.set(zone, clock)
  }
  const part = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]))
  return { day: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` }
}

const hour = 3_600_000

/**
 * The moments at which the wall there says this: one as a rule; none in the hour that a night in spring skips; two, the
 * earlier first, in the hour that a night in autumn has twice. None either for what is no hour.
 */
export function momentsOf(day: Day, time: string, zone: string): Date[] {
  const asUtc = Date.parse(`${day}T${time}:00Z`)
  if (Number.isNaN(asUtc)) return []
  // Clocks change by a whole or half hour, never twice in two days: the offsets around it are all there are.
  const offsets = [-26, -1, 0, 1, 26].map((around) => offsetAt(new Date(asUtc + around * hour), zone))
  const moments = [...new Set(offsets.map((offset) => asUtc - offset))].sort((one, other) => one - other)
  return moments
    .map((moment) => new Date(moment))
    .filter((moment) => {
      const wall = wallAt(moment, zone)
      return wall.day === day && wall.time === time
    })
}

/** Milliseconds by which the wall there is ahead of Greenwich. */
function offsetAt(at: Date, zone: string): number {
  const { day, time } = wallAt(at, zone)
  return Date.parse(`${day}T${time}:00Z`) - Math.floor(at.getTime() / 60_000) * 60_000
}
