import * as v from 'valibot'
import { day, id, moment } from './common.ts'
import { givenWord } from './given-words.ts'
import { route } from './route.ts'
import { client, row, whySaid } from './rows.ts'
import { onAlert } from './telling-back.ts'

/** Conversations that await for the same reason are counted up to here; one more says « more than ». */
export const mostAwaiting = 1_000
/** Rows shown for each reason; the rest stands in *Conversations*. */
export const rowsShownEach = 3

/** A conversation that awaits, with the words that do. */
export const awaitingRow = v.object({
  row,
  /** The latest of those that await for this reason; null where they are gone meanwhile. */
  said: v.nullable(
    v.object({
      message: id,
      by: v.string(),
      text: v.string(),
      at: moment,
      /** The day alone, where its source gives no hour. */
      on: v.nullable(day),
      language: v.nullable(v.string()),
    }),
  ),
})
export type AwaitingRow = v.InferOutput<typeof awaitingRow>

/** What awaits for the same reason, what cannot wait first. */
export const awaitingPart = v.object({
  why: whySaid,
  /** Of `mostAwaiting` at most. */
  conversations: v.number(),
  /** The latest, `rowsShownEach` at most. */
  rows: v.array(awaitingRow),
})

/** A place that is not heard as it should be. `why`: of the words of *Points de contact*, or `gap` where words are missing. */
export const quietPlace = v.object({
  id,
  name: v.string(),
  channel: v.string(),
  why: v.string(),
  since: moment,
  /** Nothing at all is heard there; otherwise a part is missing. */
  silent: v.boolean(),
})

/** What of departments waits for somebody here: `word`, one of theirs to look at; `asked-back`, they miss something. */
export const morningAsk = v.object({
  why: v.picklist(['word', 'asked-back', 'overdue']),
  department: v.string(),
  words: v.string(),
  at: moment,
})

/** A decision of which people who can be told have not heard. */
export const morningLoop = v.object({
  decision: id,
  theme: v.nullable(v.string()),
  direction: v.nullable(v.string()),
  alert: onAlert,
  /** Nothing is on its way to them. */
  people: v.number(),
  /** Of these, to how many it did not arrive. */
  failed: v.number(),
})

/** What was said to an invitation by whoever is asked to approve it. */
export const morningApproval = v.object({
  spark: id,
  beginning: v.string(),
  what: v.picklist(['approved', 'change', 'comment']),
  by: v.string(),
  text: v.string(),
  at: moment,
})
export type MorningApproval = v.InferOutput<typeof morningApproval>

/** What happened at one client since one last read it. */
export const clientMorning = v.object({
  client,
  /** When one last said « C’est lu » here; a day ago where one never did. */
  since: moment,
  /** Who spoke since, in people, and how many of them were never heard before; among the latest `mostAwaiting` messages, where there are `more`. */
  spoke: v.object({ people: v.number(), forTheFirstTime: v.number(), more: v.boolean() }),
  awaiting: v.array(awaitingPart),
  /** Of each kind `rowsShownEach` at most, and one more where there are more; none for a client’s own reader. */
  asks: v.array(morningAsk),
  /** The latest, `rowsShownEach` at most, and one more where there are more. */
  loops: v.array(morningLoop),
  /** Words given whose day has come or is over: how many, `mostAwaiting` at most, and the first due, `rowsShownEach` at most. */
  given: v.object({ due: v.number(), words: v.array(givenWord) }),
  /** The latest since then, `rowsShownEach` at most, and one more where there are more. For the desk alone. */
  approvals: v.array(morningApproval),
  quiet: v.array(quietPlace),
  /** Invitations to talk that did not go out at their hour, and whether all of them are held; nothing of it for a client’s own reader. */
  sparks: v.object({
    paused: v.nullable(v.object({ reason: v.string(), by: v.string(), at: moment })),
    /** The latest begun, `rowsShownEach` at most, and one more where there are more. */
    missed: v.array(
      v.object({
        spark: id,
        /** Empty where nothing is written. */
        beginning: v.string(),
        /** A code of the words. */
        why: v.nullable(v.string()),
        /** The hour it was planned for. */
        at: v.nullable(moment),
      }),
    ),
  }),
})
export type ClientMorning = v.InferOutput<typeof clientMorning>

export const morningRoutes = {
  morning: route({
    method: 'GET',
    path: '/api/morning',
    openTo: 'signed-in',
    does: 'What happened since one last read it, for one client or for all: who spoke, what awaits, what departments and people wait for, which places are silent.',
    query: v.object({ workspace: v.optional(id) }),
    answer: v.object({ clients: v.array(clientMorning) }),
  }),
  readMorning: route({
    method: 'POST',
    path: '/api/workspaces/:workspace/morning/read',
    openTo: 'member',
    does: 'Says that one has read what happened here until now: the next morning begins there.',
    body: v.object({ until: moment }),
  }),
}
