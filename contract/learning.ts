import * as v from 'valibot'
import { moment } from './common.ts'
import { route } from './route.ts'

const at = '/api/workspaces/:workspace/learning' as const
const count = v.number()

/** Of suggestions that someone looked at, what became of each. */
const decided = v.object({ decided: count, kept: count, changed: count, refused: count })

export const learningShown = v.object({
  /** Every correction that stands. */
  corrections: count,
  /** Those that came since the past was last read again. */
  sinceRead: count,
  /** The last two hundred suggested reasons that someone kept, changed or refused; and of each theme with at least five. */
  reasons: decided,
  themes: v.array(v.object({ name: v.string(), ...decided.entries })),
  stances: decided,
  /** The themes that corrections put most words under, more than once each. */
  taught: v.array(v.object({ name: v.string(), times: count })),
  /** How many messages were read again, of how many. null: nothing is being read again. */
  underWay: v.nullable(v.object({ read: count, total: count })),
  lastAt: v.nullable(moment),
})
export type LearningShown = v.InferOutput<typeof learningShown>

export const learning = {
  learning: route({
    method: 'GET',
    path: at,
    openTo: 'member',
    does: 'How sure the reading is, by what became of its suggestions, and what corrections have taught it.',
    answer: learningShown,
  }),
  relearn: route({
    method: 'POST',
    path: `${at}/again`,
    openTo: 'desk',
    does: 'Reads the past again with what was learnt since; one at a time. What someone decided stays decided.',
    answer: learningShown,
  }),
  stopRelearning: route({
    method: 'DELETE',
    path: `${at}/again`,
    openTo: 'desk',
    does: 'Stops reading the past again. What was read so far stays so.',
    answer: learningShown,
  }),
}
