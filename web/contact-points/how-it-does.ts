import { type ContactPoint } from '#contract'
import { type DeskWords } from '#words'

type Said = Pick<DeskWords, 'contactPoints' | 'channels' | 'health' | 'captures' | 'doors'>

export interface HowItDoes {
  /** One or two words. */
  state: string
  /** Sentences, the most pressing first. */
  sentences: string[]
  /** Something is to be done, or known, by whoever looks after it. */
  alarm: boolean
  /** One sentence for each stretch of time in which more was said than the place shows. */
  missing: string[]
}

type Says = (at: string) => string

/** Where nobody listens: someone of the desk writes down what they saw. */
export const isNotes = ({ channel }: Pick<ContactPoint, 'channel'>): boolean => channel === 'captured'

/** How a contact point is doing, in words. `when` says a moment as one says it today; `since` what follows « depuis ». */
export function howItDoes(point: ContactPoint, words: Said, when: Says, since: Says): HowItDoes {
  const missing = point.gaps.map((gap) =>
    gap.missing === null
      ? words.contactPoints.missing(since(gap.since), since(gap.until))
      : words.health.lost(gap.missing, since(gap.since), since(gap.until)),
  )
  const does = hearing(point, words, when, since)
  return { ...does, alarm: does.alarm || missing.length > 0, missing }
}

function hearing(point: ContactPoint, words: Said, when: Says, since: Says): Omit<HowItDoes, 'missing'> {
  const { contactPoints: say, channels } = words
  const heard = point.lastHeardAt ? say.lastHeard(when(point.lastHeardAt)) : ''
  const aside = point.setAside > 0 ? [say.setAside(point.setAside)] : []
  switch (point.state) {
    case 'trouble': {
      const sentence = troubleSentence(point, channels, since)
      const next = point.nextAt ? [say.tryAgain(when(point.nextAt))] : []
      return { state: say.states.trouble, sentences: [sentence, ...next, heard, ...aside].filter(Boolean), alarm: true }
    }
    case 'paused':
      // What was said to whoever comes stands beside it.
      if (point.farewell)
        return { state: words.doors.state, sentences: [heard, ...aside].filter(Boolean), alarm: false }
      return { state: say.states.paused, sentences: [say.pausedSays, heard, ...aside].filter(Boolean), alarm: false }
    case 'closed': {
      const why = channels.closed[point.closedWhy ?? ''] ?? channels.closedUnknown
      const alarm = point.closedWhy === 'gone'
      return { state: say.states.closed, sentences: [why, heard].filter(Boolean), alarm }
    }
    case 'listening': {
      const partly = point.trouble ? [partlySentence(point.trouble, channels, since)] : []
      const listening = isNotes(point) ? words.captures.state : say.states.listening
      const state = point.publicUrl ? say.states.open : listening
      return {
        state,
        sentences: [...partly, heard || notYet(point, words), nextTime(point, say, when), ...aside].filter(Boolean),
        alarm: partly.length + aside.length > 0,
      }
    }
    default:
      return point.state satisfies never
  }
}

function troubleSentence(point: ContactPoint, channels: Said['channels'], since: Says): string {
  const at = since(point.trouble?.since ?? point.plantedAt)
  const known = channels.trouble[point.trouble?.why ?? '']
  return known ? known(at) : channels.troubleUnknown(at)
}

function partlySentence({ why, since: at }: { why: string; since: string }, channels: Said['channels'], since: Says) {
  return (channels.partly[why] ?? channels.partlyUnknown)(since(at))
}

function notYet(point: ContactPoint, { contactPoints: say, captures }: Said): string {
  if (isNotes(point)) return captures.nothingYet
  return point.nextAt && !point.lastListenedAt ? say.neverListened : say.nothingYet
}

function nextTime(point: ContactPoint, say: Said['contactPoints'], when: Says): string {
  return point.nextAt && point.lastListenedAt ? say.next(when(point.nextAt)) : ''
}
