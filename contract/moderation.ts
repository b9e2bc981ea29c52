import * as v from 'valibot'
import { id, moment } from './common.ts'
import { route } from './route.ts'

export const rule = v.object({
  id,
  /** The key that chooses it, 1 to 9. */
  position: v.number(),
  title: v.string(),
  explanation: v.string(),
  ground: v.picklist(['illegal', 'incompatible-with-terms']),
})
export type Rule = v.InferOutput<typeof rule>

/** A statement of reasons, DSA art. 17(3); field names as in the EU Transparency Database. */
export const statement = v.object({
  decision_visibility: v.literal('DECISION_VISIBILITY_CONTENT_REMOVED'),
  decision_ground: v.picklist(['DECISION_GROUND_ILLEGAL_CONTENT', 'DECISION_GROUND_INCOMPATIBLE_CONTENT']),
  incompatible_content_ground: v.nullable(v.string()),
  illegal_content_legal_ground: v.nullable(v.string()),
  content_type: v.literal('CONTENT_TYPE_TEXT'),
  category: v.string(),
  decision_facts: v.pipe(v.string(), v.minLength(1), v.maxLength(5000)),
  source_type: v.picklist(['SOURCE_VOLUNTARY', 'SOURCE_TYPE_OTHER_NOTIFICATION']),
  automated_detection: v.literal('No'),
  automated_decision: v.literal('AUTOMATED_DECISION_NOT_AUTOMATED'),
  redress: v.string(),
})
export type Statement = v.InferOutput<typeof statement>

export const moderation = {
  rules: route({
    method: 'GET',
    path: '/api/workspaces/:workspace/charter/rules',
    openTo: 'member',
    does: 'The rules of the charter, in their order.',
    answer: v.array(rule),
  }),
  draftRemoval: route({
    method: 'POST',
    path: '/api/workspaces/:workspace/removals/draft',
    openTo: 'desk',
    does: 'Drafts the statement of reasons, and finds copies of the same words elsewhere on our own pages.',
    body: v.object({ messages: v.pipe(v.array(id), v.minLength(1), v.maxLength(500)), rule: id }),
    /** `factsWithCopies`: the facts as they read when the copies go by the same act. */
    answer: v.object({ statement, copies: v.array(id), factsWithCopies: v.string() }),
  }),
  remove: route({
    method: 'POST',
    path: '/api/workspaces/:workspace/removals',
    openTo: 'desk',
    does: 'Removes messages from our own page, as one act with one statement. Takes effect in 10 s; undone until then.',
    body: v.object({
      messages: v.pipe(v.array(id), v.minLength(1), v.maxLength(500)),
      rule: id,
      facts: v.pipe(v.string(), v.minLength(1), v.maxLength(5000)),
    }),
    answer: v.object({ act: id, takesEffectAt: moment }),
  }),
  eraseAtRequest: route({
    method: 'POST',
    path: '/api/workspaces/:workspace/messages/:message/erasure',
    openTo: 'desk',
    does: 'Erases what somebody said, at their own request: its words leave every place that holds them and are not fetched again. The act is recorded without them and cannot be undone.',
    answer: v.object({ act: id }),
  }),
}
