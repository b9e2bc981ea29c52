import * as v from 'valibot'
import { day, id, moment } from './common.ts'
import { advised } from './discretion.ts'

/** Whose it is. */
export const client = v.object({ id, name: v.string(), mark: v.string() })
/** Why what someone said awaits. */
export const whySaid = v.picklist([
  'danger',
  'addressed',
  'answers-telling',
  'answers-you',
  'question',
  'disagreement',
  'disagreement-no-reason',
  'suggestion',
  'new',
])
export type WhySaid = v.InferOutput<typeof whySaid>
/** Why a conversation awaits: for what was said in it, or for a word given whose day has come. */
export const whyAwaits = v.picklist([...whySaid.options, 'given-word'])
export type WhyAwaits = v.InferOutput<typeof whyAwaits>

export const row = v.object({
  client,
  id,
  subject: v.nullable(v.string()),
  /** Where it is held: the places' names, two at most. */
  places: v.array(v.object({ name: v.string(), channel: v.string() })),
  /** Three names at most, the latest to speak first. */
  names: v.array(v.string()),
  voices: v.number(),
  messages: v.number(),
  awaiting: v.number(),
  /** What matters most among what awaits; null when nothing does. */
  why: v.nullable(whyAwaits),
  /** What discretion would have one do, where something awaits that need not be answered now; null elsewhere. */
  advised: v.nullable(advised),
  last: v.nullable(
    v.object({
      by: v.string(),
      ours: v.boolean(),
      at: moment,
      text: v.string(),
      language: v.nullable(v.string()),
    }),
  ),
  /** What a colleague has noted since, for those who may read it. */
  note: v.nullable(v.object({ by: v.string(), text: v.string() })),
  /** The day of the first word given here that is due; null where none is, or it is not theirs to know. */
  promised: v.nullable(day),
  lastSaidAt: moment,
  /** The day alone, where its source gives no hour. */
  lastSaidOn: v.nullable(day),
  standing: v.picklist(['awaits', 'alive']),
  letLive: v.nullable(v.object({ why: v.string(), until: v.nullable(moment) })),
  snoozedUntil: v.nullable(moment),
  assignedTo: v.nullable(v.object({ user: v.string(), name: v.string() })),
})
export type Row = v.InferOutput<typeof row>

export const filter = v.object({
  /** One client; all of one’s own where left out. */
  workspace: v.optional(id),
  show: v.optional(v.picklist(['open', 'awaits', 'snoozed', 'let-live'])),
  assigned: v.optional(v.picklist(['me', 'nobody'])),
  place: v.optional(id),
  why: v.optional(whyAwaits),
})
export type Filter = v.InferOutput<typeof filter>
