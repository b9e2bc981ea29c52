import * as v from 'valibot'
import { day, id, leftOut, moment } from './common.ts'
import { route } from './route.ts'

/** Messages looked at for a subject, the latest; where there are more, what is told holds for these. */
export const mostLookedAt = 300

const said = v.object({
  by: v.string(),
  place: v.string(),
  at: moment,
  /** The day alone, where its source gives no hour. */
  on: v.nullable(day),
  /** To the letter; a long text is cut around the words asked for, where « … » stands. */
  text: v.string(),
  language: v.nullable(v.string()),
  conversation: id,
  message: id,
})

/** What one tells a client who calls about a subject. Counts are of people, and of conversations. */
export const onThePhone = v.object({
  /** Who spoke of it; 0: nobody did, and all the rest is empty. */
  people: v.number(),
  /** Of them, who does not like it. */
  dislike: v.number(),
  conversations: v.number(),
  /** Of these, how many still await someone here. */
  awaiting: v.number(),
  /** The first and the latest of what was looked at. */
  since: v.nullable(moment),
  latest: v.nullable(moment),
  /** The day of the first, where its source gives no hour. */
  sinceOn: v.nullable(day),
  /** More was said than the latest `mostLookedAt` messages. */
  more: v.boolean(),
  /** Where most of them spoke: the places’ names, three at most. */
  places: v.array(v.string()),
  /** Three at most, each of another person and in other words: who does not like it first, the latest first. */
  verbatims: v.array(said),
  /** What we said last in these conversations; null: nothing yet. */
  answered: v.nullable(said),
  leftOut,
})
export type OnThePhone = v.InferOutput<typeof onThePhone>

export const onThePhoneRoutes = {
  onThePhone: route({
    method: 'GET',
    path: '/api/workspaces/:workspace/on-the-phone',
    openTo: 'member',
    does: 'What one tells a client who calls about a subject: since when, how many people, in whose words, what was answered.',
    query: v.object({ words: v.pipe(v.string(), v.maxLength(200)) }),
    answer: onThePhone,
  }),
}
