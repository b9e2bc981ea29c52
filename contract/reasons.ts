import * as v from 'valibot'
import { cursor, day, done, id, leftOut, line, moment, stance } from './common.ts'
import { reasonStands } from './messages.ts'
import { handleJoin, linkOffer } from './private-pages.ts'
import { route } from './route.ts'

const ofMessage = '/api/workspaces/:workspace/messages/:message' as const
const revision = v.pipe(v.number(), v.integer(), v.minValue(1))
const offset = v.pipe(v.number(), v.integer(), v.minValue(0))
const whichTheme = v.nullable(v.union([v.object({ id }), v.object({ key: line }), v.object({ name: line })]))

export const verbatim = v.object({
  reason: id,
  words: v.string(),
  /** The whole sentence or message around it, shortened. */
  around: v.string(),
  by: v.string(),
  place: v.string(),
  channel: v.string(),
  at: moment,
  conversation: id,
  message: id,
  language: v.nullable(v.string()),
  /** How far the reason is; null: it is none, but a dislike that gives none. */
  stands: v.nullable(reasonStands),
})
export type Verbatim = v.InferOutput<typeof verbatim>

export const whyTheme = v.object({
  id: v.nullable(id),
  name: v.string(),
  people: v.number(),
  /** Of them, those who said that our wording is right. */
  confirmed: v.number(),
  verbatims: v.number(),
  channels: v.array(v.string()),
  /** The most telling one, large. null under five people in public reports, never here. */
  exemplar: v.nullable(verbatim),
  /** Reasons a week, oldest first, the last twelve weeks. */
  weeks: v.array(v.number()),
  joined: v.array(v.object({ act: id, name: v.string() })),
  /** What people would want instead, inferred from the words of the latest verbatims; in people, the most wished for first. */
  wants: v.array(
    v.object({
      direction: v.picklist(['less', 'more', 'faster', 'cheaper', 'honest', 'again', 'fixed', 'easier']),
      people: v.number(),
      exemplar: verbatim,
    }),
  ),
  /** How many verbatims that is said of: the latest hundred at most. */
  wantsAmong: v.number(),
})

export const why = v.object({
  people: v.number(),
  liking: v.number(),
  disliking: v.number(),
  themes: v.array(whyTheme),
  withoutTheme: whyTheme,
  /** People whose dislike says no reason; the latest of these, and whether there are more. */
  unsaid: v.object({ people: v.number(), verbatims: v.array(verbatim), more: v.boolean() }),
  /** Suggestions that nobody has looked at yet. */
  suggested: v.number(),
  leftOut,
})
export type Why = v.InferOutput<typeof why>

export const aside = v.object({
  /** « Déjà dit ici »: this person’s earlier words to this client, under each handle that they joined themselves. */
  saidHere: v.array(
    v.object({ message: id, conversation: id, place: v.string(), at: moment, on: v.nullable(day), text: v.string() }),
  ),
  /** « La même personne, à sa demande »: what the person of this handle joined. */
  samePerson: v.array(handleJoin),
  /** Whether their own page’s link can be sent to them from here. */
  privateLink: linkOffer,
  /** « Déjà répondu »: our last answers to a like question. */
  answeredBefore: v.array(
    v.object({ message: id, conversation: id, by: v.string(), at: moment, question: v.string(), text: v.string() }),
  ),
  /** How many people gave a reason of the same theme, by theme of this message. */
  alsoSaid: v.array(v.object({ theme: id, name: v.string(), people: v.number(), places: v.number() })),
  /** Conversations on the same link or subject that may be joined. */
  sameSubject: v.array(v.object({ conversation: id, subject: v.string(), place: v.string() })),
})
export type Aside = v.InferOutput<typeof aside>

export const reasons = {
  keepReason: route({
    method: 'POST',
    path: `${ofMessage}/reasons`,
    openTo: 'desk',
    does: 'Keeps a span of someone’s words as a reason, with its theme.',
    body: v.object({ revision, start: offset, end: offset, theme: whichTheme, suggested: v.optional(v.boolean()) }),
    answer: v.object({ ...done.entries, reason: id }),
  }),
  changeReason: route({
    method: 'PATCH',
    path: '/api/workspaces/:workspace/reasons/:reason',
    openTo: 'desk',
    does: 'Gives a reason another theme.',
    body: v.object({ theme: whichTheme }),
    answer: done,
  }),
  withdrawReason: route({
    method: 'DELETE',
    path: '/api/workspaces/:workspace/reasons/:reason',
    openTo: 'desk',
    does: 'Takes a reason back: the words do not say so.',
    answer: done,
  }),
  refuseSuggestion: route({
    method: 'POST',
    path: `${ofMessage}/refusals`,
    openTo: 'desk',
    does: 'Refuses a suggested reason.',
    body: v.object({ revision, start: offset, end: offset }),
    answer: done,
  }),
  markStance: route({
    method: 'PUT',
    path: `${ofMessage}/stance`,
    openTo: 'desk',
    does: 'Keeps or changes the stance; null says that none can be told.',
    body: v.object({ stance: v.nullable(stance) }),
    answer: done,
  }),
  aside: route({
    method: 'GET',
    path: `${ofMessage}/aside`,
    openTo: 'member',
    does: 'What stands beside a message: said here before, answered before, also said.',
    answer: aside,
  }),
  why: route({
    method: 'GET',
    path: '/api/workspaces/:workspace/why',
    openTo: 'member',
    does: 'Why they do not like it: themes with their verbatims, counted in people.',
    query: v.object({ place: v.optional(id), days: v.optional(v.picklist(['7', '30', '90', '365'])) }),
    answer: why,
  }),
  verbatims: route({
    method: 'GET',
    path: '/api/workspaces/:workspace/themes/:theme/verbatims',
    openTo: 'member',
    does: 'The verbatims of a theme, latest first.',
    query: v.object({
      place: v.optional(id),
      days: v.optional(v.picklist(['7', '30', '90', '365'])),
      after: v.optional(cursor),
    }),
    answer: v.object({ verbatims: v.array(verbatim), next: v.nullable(cursor) }),
  }),
  verbatimsWithoutTheme: route({
    method: 'GET',
    path: '/api/workspaces/:workspace/why/without-theme',
    openTo: 'member',
    does: 'The reasons kept without a theme, latest first.',
    query: v.object({
      place: v.optional(id),
      days: v.optional(v.picklist(['7', '30', '90', '365'])),
      after: v.optional(cursor),
    }),
    answer: v.object({ verbatims: v.array(verbatim), next: v.nullable(cursor) }),
  }),
  unsaid: route({
    method: 'GET',
    path: '/api/workspaces/:workspace/why/unsaid',
    openTo: 'member',
    does: 'Dislikes that say no reason, latest first: whom one may ask.',
    query: v.object({
      place: v.optional(id),
      days: v.optional(v.picklist(['7', '30', '90', '365'])),
      after: v.optional(cursor),
    }),
    answer: v.object({ verbatims: v.array(verbatim), next: v.nullable(cursor) }),
  }),
  themes: route({
    method: 'GET',
    path: '/api/workspaces/:workspace/themes',
    openTo: 'member',
    does: 'The themes of a client, and the default ones not used yet.',
    answer: v.array(v.object({ id: v.nullable(id), key: v.nullable(v.string()), name: v.string() })),
  }),
  renameTheme: route({
    method: 'PATCH',
    path: '/api/workspaces/:workspace/themes/:theme',
    openTo: 'desk',
    does: 'Renames a theme.',
    body: v.object({ name: line }),
    answer: done,
  }),
  joinTheme: route({
    method: 'POST',
    path: '/api/workspaces/:workspace/themes/:theme/join',
    openTo: 'desk',
    does: 'Joins a theme to another that says the same. Words whose author took them out of the other stay apart, under no theme. Reversible at any time.',
    body: v.object({ into: id }),
    /** How many reasons stay apart, because their author said that they do not mean the other theme. */
    answer: v.object({ ...done.entries, keptOut: v.number() }),
  }),
  splitTheme: route({
    method: 'POST',
    path: '/api/workspaces/:workspace/themes/:theme/split',
    openTo: 'desk',
    does: 'Moves some of a theme’s reasons to a new theme. Reversible.',
    body: v.object({ name: line, reasons: v.pipe(v.array(id), v.minLength(1), v.maxLength(500)) }),
    answer: v.object({ ...done.entries, theme: id }),
  }),
}
