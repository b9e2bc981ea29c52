/** What one may put to the choice at a server, and how often each choice was chosen there. */
import { type HeardCounts, type Piece, type PieceLimits, type Place } from '#channel'
import { type JsonObject } from '#kernel'
import { cleanLine, readDate } from '#reading'
import { idOf, type Thing, textOf, thingOf, thingsOf } from './thing.ts'

const day = 86_400
/** The most that the desk offers anywhere. */
const mostDays = 30

/** As a server tells it (`configuration.polls`; Pleroma: `poll_limits`), kept with the place; null where it tells nothing usable. */
export function pollIn(told: Thing | null): JsonObject | null {
  const [most, longest] = [told?.max_options, told?.max_characters_per_option ?? told?.max_option_chars]
  const [from, until] = [Number(told?.min_expiration ?? 300), Number(told?.max_expiration ?? 7 * day)]
  if (typeof most !== 'number' || typeof longest !== 'number' || most < 2 || longest < 1) return null
  const [fewestDays, mostOpen] = [Math.max(1, Math.ceil(from / day)), Math.min(mostDays, Math.floor(until / day))]
  if (!(fewestDays <= mostOpen)) return null
  const taken = { pollMost: Math.min(20, Math.floor(most)), pollLongest: Math.min(1_000, Math.floor(longest)) }
  return { ...taken, pollFewestDays: fewestDays, pollMostDays: mostOpen }
}

export function pollAt({ settings }: Place): PieceLimits['poll'] {
  const { pollMost: most, pollLongest: longest, pollFewestDays: fewest, pollMostDays: mostOpen } = settings
  const areFigures = [most, longest, fewest, mostOpen].every((one) => typeof one === 'number')
  if (!areFigures) return null
  return {
    ...{ most: Number(most), longest: Number(longest), withMedia: false },
    days: { fewest: Number(fewest), most: Number(mostOpen) },
  }
}

/** One choice of each; whoever votes sees at once what was chosen so far, as everyone does. */
export const pollOf = ({ choices = [], openDays = 7 }: Piece): { poll: object } | null =>
  choices.length
    ? { poll: { options: choices, expires_in: openDays * day, multiple: false, hide_totals: false } }
    : null

/** What a status of ours was chosen of; null where it lets one choose nothing. */
export function countsIn(status: Thing, nativeId: string): HeardCounts | null {
  const poll = thingOf(status.poll)
  const options = thingsOf(poll?.options)
  if (!poll || !options.length) return null
  return {
    kind: 'counted',
    nativeId,
    choices: options.map((one) => ({
      choice: cleanLine(textOf(one.title), 300),
      votes: Math.max(0, Math.floor(Number(one.votes_count) || 0)),
    })),
    endsAt: readDate(textOf(poll.expires_at) || null),
    ended: poll.expired === true,
  }
}

/** What changes while people vote; nothing for what others put to the choice, which is theirs to count. */
export function marksOf(status: Thing, { settings }: Place): readonly string[] {
  const isOurs = idOf(thingOf(status.account)?.id) === settings.account
  const counts = isOurs ? countsIn(status, '') : null
  return counts ? [JSON.stringify(counts)] : []
}
