import * as v from 'valibot'
import { audience, cursor, done, id, moment, words } from './common.ts'
import { route } from './route.ts'

const decisions = '/api/workspaces/:workspace/decisions' as const
const ofOne = `${decisions}/:decision` as const
const telling = '/api/workspaces/:workspace/tellings/:telling' as const

export const decisionKind = v.picklist(['adapt', 'try', 'not-now', 'no'])
export type DecisionKind = v.InferOutput<typeof decisionKind>
const direction = v.picklist(['less', 'more', 'faster', 'cheaper', 'honest', 'again', 'fixed', 'easier'])
/** A day by the calendar, `2027-03-01`. */
const day = v.pipe(v.string(), v.isoDate())
/** Short enough to stand in a word of 500 signs with those it is for. */
const reason = v.pipe(v.string(), v.minLength(1), v.maxLength(600), v.regex(/\S/))
const fact = v.pipe(v.string(), v.minLength(1), v.maxLength(300), v.regex(/\S/))
const word = {
  kind: decisionKind,
  /** A member of the workspace: who sees to it. */
  owner: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  holdsBy: v.nullable(day),
  reason,
  facts: v.pipe(v.array(fact), v.maxLength(12)),
}

/** Something grave that several said; null where a theme is decided on. */
export const onAlert = v.nullable(v.object({ id, kind: v.picklist(['danger', 'volume']) }))

export const decisionShown = v.object({
  id,
  /** What it is decided on: a theme, or what people of it would rather have; or something grave. */
  theme: v.nullable(v.string()),
  themeId: v.nullable(id),
  direction: v.nullable(v.string()),
  alert: onAlert,
  at: moment,
  kind: decisionKind,
  owner: v.object({ user: v.string(), name: v.string() }),
  holdsBy: v.nullable(v.string()),
  reason: v.string(),
  facts: v.array(v.string()),
  /** Who last said it so, and when. */
  by: v.string(),
  wordAt: moment,
  number: v.number(),
  /** The latest word that whoever heard an earlier one has to hear: what is approved is approved for this one. */
  newsNumber: v.number(),
  /** In people: behind it; of these told; approved or on the way; and to whom it cannot be said. */
  concerned: v.number(),
  told: v.number(),
  leaving: v.number(),
  cannot: v.number(),
  /** From what they said to our return; null under five people. */
  medianDays: v.nullable(v.number()),
})
export type DecisionShown = v.InferOutput<typeof decisionShown>

export const decidedOn = v.object({
  /** The theme as it stands on the screen: a decision on one that was joined into another stands under that. */
  under: id,
  decision: decisionShown,
})
export type DecidedOn = v.InferOutput<typeof decidedOn>

const pace = v.object({ perHour: v.number(), perChannel: v.number() })
const hourly = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3_600))

export const decisionPage = v.object({
  decision: decisionShown,
  /** Each change, the latest first. */
  history: v.array(
    v.object({
      number: v.number(),
      kind: decisionKind,
      holdsBy: v.nullable(v.string()),
      reason: v.string(),
      facts: v.array(v.string()),
      news: v.boolean(),
      owner: v.string(),
      by: v.string(),
      at: moment,
    }),
  ),
  /** In people, but for `drafts` and `tellings`. */
  standing: v.object({
    draft: v.number(),
    byHand: v.number(),
    approved: v.number(),
    left: v.number(),
    failed: v.number(),
    drafts: v.number(),
    tellings: v.number(),
  }),
  cannotBy: v.array(v.object({ why: v.string(), n: v.number() })),
  /** Where people wait to hear of it. */
  places: v.array(v.object({ place: id, name: v.string(), channel: v.string(), n: v.number(), tellings: v.number() })),
  /** What is said to all alike, by language and form of address; `again`: to those who had been told otherwise. */
  wordings: v.array(
    v.object({ manner: v.string(), tellings: v.number(), told: v.number(), edited: v.boolean(), text: v.string() }),
  ),
  pace,
  lastLeaves: v.nullable(moment),
  now: moment,
})
export type DecisionPage = v.InferOutput<typeof decisionPage>

export const tellingShown = v.object({
  id,
  place: v.string(),
  channel: v.string(),
  thread: v.nullable(v.string()),
  threadUrl: v.nullable(v.string()),
  conversation: v.nullable(id),
  audience,
  /** The place does not let us speak. */
  byHand: v.boolean(),
  manner: v.string(),
  /** How many it tells, three of their names, and what these said. */
  told: v.number(),
  names: v.array(v.string()),
  to: v.array(v.object({ message: id, at: moment })),
  /** As it is worded, and as it will be read there, with those it names. */
  text: v.string(),
  shown: v.string(),
  edited: v.boolean(),
  version: v.number(),
  /** UTF-16 units beyond what the place takes. */
  tooLong: v.number(),
  state: v.picklist(['draft', 'approved', 'left', 'told', 'failed']),
  approvedBy: v.nullable(v.string()),
  /** What approved it, and takes it back with all that it approved. */
  act: v.nullable(id),
  notBefore: v.nullable(moment),
  message: v.nullable(id),
  deliveryState: v.nullable(v.string()),
  why: v.nullable(v.string()),
  /** What the loop was closed on. */
  how: v.nullable(v.picklist(['seen', 'accepted', 'by-hand'])),
  answered: v.boolean(),
})
export type TellingShown = v.InferOutput<typeof tellingShown>

export const untold = v.object({
  loop: id,
  why: v.string(),
  by: v.string(),
  place: v.string(),
  channel: v.string(),
  conversation: id,
  message: id,
  at: moment,
  gone: v.boolean(),
})
export type Untold = v.InferOutput<typeof untold>

const decided = v.object({ ...done.entries, decision: id })

export const tellingBack = {
  decisions: route({
    method: 'GET',
    path: decisions,
    openTo: 'member',
    does: 'What was decided on what people said, the latest first, and how far it is told.',
    query: v.object({ after: v.optional(cursor) }),
    answer: v.object({ decisions: v.array(decisionShown), next: v.nullable(cursor) }),
  }),
  decidedOnThemes: route({
    method: 'GET',
    path: '/api/workspaces/:workspace/decided',
    openTo: 'member',
    does: 'The latest decision on each theme, and on each thing that people of it would rather have.',
    answer: v.object({ decided: v.array(decidedOn) }),
  }),
  decide: route({
    method: 'POST',
    path: decisions,
    openTo: 'desk',
    does: 'Decides on a theme, or on what people of a theme would rather have.',
    body: v.object({ theme: id, direction: v.optional(direction), ...word }),
    answer: decided,
  }),
  decideOnAlert: route({
    method: 'POST',
    path: '/api/workspaces/:workspace/alerts/:alert/decisions',
    openTo: 'desk',
    does: 'Decides on something grave: everyone who spoke of it is to be told.',
    body: v.object(word),
    answer: decided,
  }),
  decision: route({
    method: 'GET',
    path: ofOne,
    openTo: 'member',
    does: 'One decision: its history, how far it is told, in which words.',
    answer: decisionPage,
  }),
  changeDecision: route({
    method: 'POST',
    path: `${ofOne}/words`,
    openTo: 'desk',
    does: 'Changes a decision, or reverses it; the word before stays in its history. 409 where another has come since `number`.',
    body: v.object({ ...word, number: v.number() }),
    answer: decided,
  }),
  tellings: route({
    method: 'GET',
    path: `${ofOne}/tellings`,
    openTo: 'member',
    does: 'What is said of a decision, place by place, in one state.',
    query: v.object({
      state: v.optional(v.picklist(['draft', 'by-hand', 'approved', 'left', 'told', 'failed'])),
      place: v.optional(id),
      after: v.optional(cursor),
    }),
    answer: v.object({ tellings: v.array(tellingShown), next: v.nullable(cursor) }),
  }),
  untold: route({
    method: 'GET',
    path: `${ofOne}/untold`,
    openTo: 'member',
    does: 'To whom a decision cannot be said, and why.',
    query: v.object({ after: v.optional(cursor) }),
    answer: v.object({ untold: v.array(untold), next: v.nullable(cursor) }),
  }),
  wordAlike: route({
    method: 'PUT',
    path: `${ofOne}/wording`,
    openTo: 'desk',
    does: 'Words what is said to all alike in one manner; null: as it began.',
    body: v.object({ manner: v.pipe(v.string(), v.maxLength(40)), text: v.nullable(words) }),
  }),
  wordOne: route({
    method: 'PATCH',
    path: telling,
    openTo: 'desk',
    does: 'Words one telling its own way; null: as all alike.',
    body: v.object({ text: v.nullable(words), version: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
    answer: v.object({ version: v.number() }),
  }),
  approveTellings: route({
    method: 'POST',
    path: `${ofOne}/approvals`,
    openTo: 'desk',
    does: 'Approves these drafts, or all of them alike where none is named: they leave at the client’s pace.',
    body: v.object({
      number: v.pipe(v.number(), v.integer(), v.minValue(1)),
      tellings: v.nullable(v.pipe(v.array(id), v.minLength(1), v.maxLength(500))),
    }),
    answer: v.object({
      ...done.entries,
      tellings: v.number(),
      told: v.number(),
      tooLong: v.number(),
      firstLeaves: moment,
      lastLeaves: moment,
    }),
  }),
  toldByHand: route({
    method: 'POST',
    path: `${telling}/by-hand`,
    openTo: 'desk',
    does: 'Says that one has told them oneself, and where it can be read.',
    body: v.object({ url: v.optional(v.pipe(v.string(), v.url(), v.regex(/^https?:\/\//), v.maxLength(2000))) }),
    answer: done,
  }),
  pace: route({
    method: 'GET',
    path: '/api/workspaces/:workspace/telling-pace',
    openTo: 'member',
    does: 'How many words an hour tell people back, in all and on one channel.',
    answer: pace,
  }),
  changePace: route({
    method: 'PUT',
    path: '/api/workspaces/:workspace/telling-pace',
    openTo: 'desk',
    does: 'Changes how fast one tells people back; what is approved already keeps its time.',
    body: v.object({ perHour: hourly, perChannel: hourly }),
    answer: pace,
  }),
}
