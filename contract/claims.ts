import * as v from 'valibot'
import { cursor, day, done, id, leftOut, line, moment } from './common.ts'
import { verbatim } from './reasons.ts'
import { route } from './route.ts'

const here = '/api/workspaces/:workspace/claims' as const
const ofClaim = `${here}/:claim` as const
const offset = v.pipe(v.number(), v.integer(), v.minValue(0))
const days = v.picklist(['7', '30', '90', '365'])
const group = v.picklist(['like', 'dislike', 'question', 'suggestion', 'other'])

const claim = v.object({
  id,
  words: v.string(),
  /** Where it was seen, for one that was written down by hand. */
  source: v.nullable(v.string()),
  /** When it was first said; of one written down by hand, the beginning of that day there. */
  at: moment,
  /** The messages of ours that it stands in, the first one first. */
  stands: v.array(
    v.object({
      message: id,
      conversation: id,
      words: v.string(),
      place: v.string(),
      channel: v.string(),
      by: v.string(),
      at: moment,
      language: v.nullable(v.string()),
    }),
  ),
})
export type ClaimShown = v.InferOutput<typeof claim>

/** A page of what people answer a claim; where no reason is kept, the message’s id stands for it. */
const answers = v.object({ verbatims: v.array(verbatim), next: v.nullable(cursor) })
export type ClaimAnswers = v.InferOutput<typeof answers>

const faceToFace = v.object({
  claim,
  /** Who answers it at all, and on which channels. */
  people: v.number(),
  channels: v.array(v.string()),
  leftOut,
  /** By how they stand to it, always in this order. */
  groups: v.array(
    v.object({
      stance: group,
      people: v.number(),
      messages: v.number(),
      /** Why, by theme, in people; null: kept without one. */
      reasons: v.array(v.object({ theme: v.nullable(id), name: v.string(), people: v.number() })),
      ...answers.entries,
    }),
  ),
})
export type FaceToFace = v.InferOutput<typeof faceToFace>

export const claims = {
  claims: route({
    method: 'GET',
    path: here,
    openTo: 'member',
    does: 'What the brand asserts, the latest first.',
    query: v.object({ after: v.optional(cursor) }),
    answer: v.object({ claims: v.array(claim), next: v.nullable(cursor) }),
  }),
  faceToFace: route({
    method: 'GET',
    path: ofClaim,
    openTo: 'member',
    does: 'A claim and all that people answer it, on all channels: agreement, disagreement, questions, suggestions, in people and in their words.',
    query: v.object({ place: v.optional(id), days: v.optional(days) }),
    answer: faceToFace,
  }),
  claimAnswers: route({
    method: 'GET',
    path: `${ofClaim}/answers`,
    openTo: 'member',
    does: 'More of what people answer a claim who stand alike to it, latest first.',
    query: v.object({ stance: group, place: v.optional(id), days: v.optional(days), after: v.optional(cursor) }),
    answer: answers,
  }),
  markClaim: route({
    method: 'POST',
    path: '/api/workspaces/:workspace/messages/:message/claims',
    openTo: 'desk',
    does: 'Marks words of a message of ours as what the brand asserts: a claim of their own, or another place where a known one stands. Reversible.',
    body: v.object({
      revision: v.pipe(v.number(), v.integer(), v.minValue(1)),
      start: offset,
      end: offset,
      claim: v.optional(id),
    }),
    answer: v.object({ ...done.entries, claim: id }),
  }),
  writeClaim: route({
    method: 'POST',
    path: here,
    openTo: 'desk',
    does: 'Writes down a claim that stands in no message of ours: a poster, a spot, a pack. Reversible.',
    body: v.object({ words: v.pipe(v.string(), v.maxLength(1000), v.regex(/\S/)), on: day, source: line }),
    answer: v.object({ ...done.entries, claim: id }),
  }),
  withdrawClaim: route({
    method: 'DELETE',
    path: ofClaim,
    openTo: 'desk',
    does: 'It is no claim after all. Reversible.',
    answer: done,
  }),
  sayAnswers: route({
    method: 'PUT',
    path: `${ofClaim}/answers/:message`,
    openTo: 'desk',
    does: 'Says that someone’s words answer a claim though they stand elsewhere, or do not though they stand below it. Reversible.',
    body: v.object({ answers: v.boolean() }),
    answer: done,
  }),
}
