import { type AskStanding } from '#contract'
import { type AskTable } from './ask-store.ts'

/** How many messages of a conversation may go along with a question. */
export const mostVerbatims = 10

/** For so long a question can be taken back before it is sent. */
export const graceSeconds = 10

const day = 86_400_000

type Dates = Pick<AskTable, 'due_at' | 'asked_back_at' | 'answered_at' | 'withdrawn_at'>

/** Where a question stands, by its record and the clock. */
export function standingOf(ask: Dates, now: Date): AskStanding {
  if (ask.withdrawn_at) return 'withdrawn'
  if (ask.answered_at) return 'answered'
  if (ask.asked_back_at) return 'asked-back'
  return ask.due_at < now ? 'overdue' : 'waiting'
}

/** The department is reminded a day before it is due, or at half of the time where there is less than two days. */
export function remindAt(from: Date, due: Date): Date {
  const time = due.getTime() - from.getTime()
  return new Date(due.getTime() - Math.min(day, time / 2))
}
