import * as v from 'valibot'
import { id, moment } from './common.ts'
import { contactPoint } from './contact-points.ts'
import { calls } from './platforms.ts'
import { route } from './route.ts'

/** What grows with the past is counted up to here; ten thousand and one says « more than ten thousand ». */
export const mostCounted = 10_000
/** Events that could not be read, and words that did not leave, are counted up to here. */
export const mostAmiss = 1_000
/** Set-aside events that one act puts back to be read. */
export const mostReadAgain = 500

const unsent = v.object({
  state: v.picklist(['gone', 'refused', 'unknown']),
  why: v.nullable(v.string()),
  at: moment,
  conversation: id,
  message: id,
  /** How our words begin. */
  text: v.string(),
})

const loss = v.object({
  since: moment,
  until: moment,
  /** How many words; null where the place only told that there are some. */
  missing: v.nullable(v.number()),
  foundAt: moment,
  mendedAt: v.nullable(moment),
})

export const health = v.object({
  place: contactPoint,
  heard: v.object({
    /** In the last 24 hours, and in the last seven days; of `mostCounted` at most. */
    day: v.number(),
    week: v.number(),
    /** Seconds from when a word is said to when it is heard: the median of the latest fifty said since it was planted. */
    lagSeconds: v.nullable(v.number()),
  }),
  /** Raw events that could not be read; of `mostAmiss` at most, the latest. */
  setAside: v.object({
    count: v.number(),
    /** Of them, those whose bytes are still held: they may be read again. */
    readable: v.number(),
    reasons: v.array(v.object({ why: v.string(), count: v.number(), lastAt: moment })),
    /** The latest few. `excerpt`: how it begins, as text, for those who answer conversations; null where it is none. */
    latest: v.array(v.object({ id, at: moment, why: v.string(), excerpt: v.nullable(v.string()) })),
  }),
  said: v.object({
    /** By the proof there is, of `mostCounted` at most in all. */
    seen: v.number(),
    accepted: v.number(),
    byHand: v.number(),
    waiting: v.number(),
    /** Did not leave, or perhaps not; of `mostAmiss` at most. */
    failed: v.number(),
    latestFailed: v.array(unsent),
  }),
  /** Whether its line is open; null where its channel has none. */
  line: v.nullable(v.picklist(['open', 'closed'])),
  /** Knocks that wait to be verified at their source. */
  knocks: v.number(),
  /** What the place has, beside what is held here; null where its channel cannot tell. */
  compared: v.nullable(
    v.object({ lastAt: v.nullable(moment), count: v.nullable(v.number()), nextAt: v.nullable(moment) }),
  ),
  /** Words that were missing here, the latest found first. */
  losses: v.array(loss),
  /** Texts that went because their source's terms say so, or because someone asked: how many, on which day, the latest first. */
  gone: v.array(
    v.object({ why: v.picklist(['term', 'source', 'access', 'person']), day: v.string(), count: v.number() }),
  ),
  /** Null where what is said there may be counted as it is; else whether someone stated that the platform has audited it. */
  mustBeAudited: v.nullable(v.object({ stated: v.nullable(v.object({ by: v.string(), at: moment })) })),
  /** What its platform's calls have cost in this period; null where they are not counted, or without keys. */
  calls: v.nullable(calls),
})
export type Health = v.InferOutput<typeof health>

export const healthRoutes = {
  health: route({
    method: 'GET',
    path: '/api/workspaces/:workspace/contact-points/:place/health',
    openTo: 'member',
    does: 'How a contact point is doing: heard, set aside, said, not sent, and what was compared.',
    answer: health,
  }),
  stateAudited: route({
    method: 'PUT',
    path: '/api/workspaces/:workspace/contact-points/:place/audited',
    openTo: 'desk',
    does: 'States, for all places of its channel, that the platform has audited what is derived here from its texts; or takes that back.',
    body: v.object({ audited: v.boolean() }),
  }),
  readAgain: route({
    method: 'POST',
    path: '/api/workspaces/:workspace/contact-points/:place/read-again',
    openTo: 'desk',
    does: 'Puts events that could not be read back to be read, as when a channel has learnt to; 500 at most, the latest.',
    answer: v.object({ count: v.number() }),
  }),
}
