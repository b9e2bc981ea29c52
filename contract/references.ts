import * as v from 'valibot'
import { id, line, moment } from './common.ts'
import { route } from './route.ts'

const sites = '/api/workspaces/:workspace/sites' as const
const ofOne = `${sites}/:site` as const

export const referenceSite = v.object({
  id,
  address: v.string(),
  /** Who allowed to read it, in words; who wrote that down, and when. */
  permission: v.string(),
  by: v.string(),
  at: moment,
  pausedAt: v.nullable(moment),
  /** When it was last read to its end. */
  endedAt: v.nullable(moment),
  nextAt: v.nullable(moment),
  trouble: v.nullable(v.string()),
  /** In pages. */
  waiting: v.number(),
  read: v.number(),
  aside: v.number(),
  asideBy: v.array(v.object({ why: v.nullable(v.string()), n: v.number() })),
})
export type ReferenceSite = v.InferOutput<typeof referenceSite>

export const originality = v.object({
  /** Of the draft's own words, from 0 to 1; quotations marked as such are not counted. */
  share: v.number(),
  /** How many texts it was held against. */
  texts: v.number(),
  passages: v.array(
    v.object({
      /** In the draft, UTF-16 units. */
      start: v.number(),
      end: v.number(),
      words: v.string(),
      there: v.string(),
      /** In other forms or another order; else word for word. */
      close: v.boolean(),
      kind: v.picklist(['page', 'post']),
      title: v.nullable(v.string()),
      address: v.nullable(v.string()),
      at: v.nullable(moment),
      conversation: v.nullable(id),
    }),
  ),
})
export type Originality = v.InferOutput<typeof originality>

export const referenceRoutes = {
  sites: route({
    method: 'GET',
    path: sites,
    does: 'Lists the client’s own sites that drafts are held against, with how far reading them has come.',
    openTo: 'colleague',
    answer: v.object({ sites: v.array(referenceSite) }),
  }),
  addSite: route({
    method: 'POST',
    path: sites,
    does: 'Names a site of the client’s own, with who allowed to read it; reading begins at once, slowly.',
    openTo: 'desk',
    body: v.object({ address: v.pipe(v.string(), v.minLength(1), v.maxLength(500)), permission: line }),
    answer: v.object({ site: id }),
  }),
  changeSite: route({
    method: 'PATCH',
    path: ofOne,
    does: 'Pauses reading a site, goes on, or reads it again from its beginning.',
    openTo: 'desk',
    body: v.object({ do: v.picklist(['pause', 'go-on', 'read-again']) }),
  }),
  forgetSite: route({
    method: 'DELETE',
    path: ofOne,
    does: 'Forgets a site, with all that was read there.',
    openTo: 'desk',
  }),
  originality: route({
    method: 'POST',
    path: '/api/workspaces/:workspace/originality',
    does: 'Says how much of a draft stands already on the client’s site or in what was published, and where.',
    openTo: 'desk',
    body: v.object({ text: v.pipe(v.string(), v.maxLength(100_000)) }),
    answer: originality,
  }),
}
