import { type Hours, hoursAtDesk, isOpen } from '#charter'
import { type BesideHour } from '#contract'
import { type Db } from '#database'
import { type Day, dayAt, type Id } from '#kernel'
import { type ClientDays, calendarDays } from './calendar-days.ts'
import { publicDays } from './public-days.ts'

const quarter = 15 * 60_000
/** Whoever answers within a day is still in the same conversation. */
const readWithinHours = 24

/** By the client's own clocks. */
export type PublishingHours = Omit<Hours, 'zone'>

/** What is known of a client's hours. */
export interface KnownHours {
  zone: string
  /** When it publishes; null: at any hour. */
  publishes: Hours | null
  /** When somebody is at its desk; each kind of hours once. */
  team: readonly Hours[]
  isOff: (day: Day) => boolean
}

export async function knownHours(
  db: Db,
  workspace: Id<'workspace'>,
  zone: string,
  days?: ClientDays,
): Promise<KnownHours> {
  const { hours, countries } = days ?? (await calendarDays(db, workspace))
  const team = new Map([...(await hoursAtDesk(db, workspace)).values()].map((one) => [JSON.stringify(one), one]))
  return {
    zone,
    publishes: hours && { ...hours, zone },
    team: [...team.values()],
    isOff: (day) => countries.some((country) => publicDays(country, day, day).some(({ off }) => off)),
  }
}

/**
 * What might be said of publishing at a moment at these places, each with its own hours or the client's. It forbids nothing. Absences are known as far as hours and public days tell
 * them: on a public day nobody is counted on.
 */
export function besideHour(
  { zone, publishes, team, isOff }: KnownHours,
  at: Date,
  places: readonly { name: string; hours: PublishingHours | null }[],
): BesideHour[] {
  const isQuiet = (hours: Hours | null) => hours !== null && !isOpen(hours, at)
  const quiet = places.filter(({ hours }) => isQuiet(hours ? { ...hours, zone } : publishes))
  const byTheClient = isQuiet(publishes) && quiet.length === places.length && quiet.every(({ hours }) => !hours)
  const said: BesideHour[] = []
  if (byTheClient) said.push({ kind: 'quiet', places: [] })
  else if (quiet.length) said.push({ kind: 'quiet', places: quiet.map(({ name }) => name) })
  if (!isRead(team, isOff, at)) said.push({ kind: 'nobody' })
  return said
}

function isRead(team: readonly Hours[], isOff: (day: Day) => boolean, from: Date): boolean {
  const off = new Map<Day, boolean>()
  const isOffOn = (day: Day) => {
    if (!off.has(day)) off.set(day, isOff(day))
    return off.get(day)!
  }
  for (let at = from.getTime(), end = at + readWithinHours * 3_600_000; at < end; at += quarter) {
    const moment = new Date(at)
    if (team.some((hours) => isOpen(hours, moment) && !isOffOn(dayAt(moment, hours.zone)))) return true
  }
  return false
}
