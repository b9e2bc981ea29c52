import * as v from 'valibot'
import { cursor, id, moment } from './common.ts'
import { route } from './route.ts'

const mention = v.object({
  /** The page of others that our words link to. */
  linked: v.string(),
  /** `told`: its site took it, and may look at it later. `not-taken`: it takes no mentions. `gone`: there is no such page. */
  state: v.picklist(['waiting', 'told', 'not-taken', 'refused', 'gone']),
  /** What its site said where it refused, or a code of ours: it could not be reached, or may not be. */
  why: v.nullable(v.string()),
  /** Our words link to it no more, or are gone; it was told that too. */
  ended: v.boolean(),
  at: moment,
  toldAt: v.nullable(moment),
  /** When it is told again, where it did not answer. */
  againAt: v.nullable(moment),
  conversation: id,
  /** How our words begin; empty once they are gone. */
  beginning: v.string(),
})
export type MentionShown = v.InferOutput<typeof mention>

export const mentionRoutes = {
  mentions: route({
    method: 'GET',
    path: '/api/workspaces/:workspace/contact-points/:place/mentions',
    openTo: 'member',
    does: 'The pages of others that our words on a page of our own link to, and what came of telling them (Webmention), the latest first.',
    query: v.object({ after: v.optional(cursor) }),
    answer: v.object({ mentions: v.array(mention), next: v.nullable(cursor) }),
  }),
}
