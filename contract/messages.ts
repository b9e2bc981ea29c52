import * as v from 'valibot'
import { audience, day, id, moment, mostAnswered, stance, videos } from './common.ts'

export const delivery = v.object({
  state: v.picklist(['waiting', 'saying', 'sent', 'later', 'gone', 'refused', 'unknown', 'taken-back']),
  proof: v.nullable(v.picklist(['seen', 'accepted', 'by-hand'])),
  why: v.nullable(v.string()),
  leavesAt: v.nullable(moment),
  by: v.string(),
  act: v.nullable(id),
})

/** Who liked, passed on or kept it, by kind: the three latest names, and how many besides. */
export const reactions = v.array(
  v.object({ how: v.picklist(['like', 'repost', 'bookmark']), names: v.array(v.string()), more: v.number() }),
)
export type Reactions = v.InferOutput<typeof reactions>

/** What the person said of our reading of a reason. */
export const confirmation = v.picklist(['confirmed', 'corrected', 'denied'])
export type Confirmation = v.InferOutput<typeof confirmation>

export const reasonStands = v.picklist(['stated', 'reworded', 'confirmed', 'corrected', 'denied'])

/** How far a reason is: as said, as we understood it, as the person took that. */
const standing = v.object({
  kind: reasonStands,
  rewording: v.nullable(v.string()),
  how: v.nullable(v.picklist(['thread', 'page'])),
  /** Their own words of it. */
  said: v.nullable(v.string()),
  /** What suggested it was unsure: worth asking before it is quoted. */
  doubtful: v.boolean(),
  /** The theme that the person took it out of. */
  notMeant: v.nullable(v.string()),
})

const asking = v.picklist(['why', 'clarification', 'rewording'])

/** What an answer of ours asks of whom it answers. */
export const asks = v.variant('kind', [
  v.object({ kind: v.literal('why') }),
  v.object({ kind: v.literal('clarification') }),
  /** Its text gives the reason back in our words. */
  v.object({ kind: v.literal('rewording'), reason: id }),
])
export type Asks = v.InferOutput<typeof asks>

/** One turn of a conversation. The same for everyone who speaks, whoever they are. */
export const turn = v.object({
  id,
  revision: v.number(),
  person: id,
  name: v.string(),
  /** For whom they speak: the brand’s name where the words are the brand’s. */
  speaksFor: v.nullable(v.string()),
  ours: v.boolean(),
  place: v.object({ id, name: v.string(), channel: v.string(), says: v.boolean(), removes: v.boolean() }),
  thread: id,
  /** Where an answer goes out: turns that share it are answered by one message, others by one each. */
  spot: v.string(),
  saidAt: moment,
  /** The day alone, where its source gives no hour; `saidAt` then only keeps the order. */
  saidOn: v.nullable(day),
  audience,
  title: v.nullable(v.string()),
  /** To the letter. Spans count its UTF-16 units. Empty when gone or removed. */
  text: v.string(),
  html: v.nullable(v.string()),
  url: v.nullable(v.string()),
  language: v.nullable(v.string()),
  attachments: v.array(
    v.object({
      url: v.string(),
      type: v.nullable(v.string()),
      bytes: v.nullable(v.number()),
      /** What its author wrote for those who cannot see it. */
      alt: v.optional(v.string()),
    }),
  ),
  /** Of a piece of ours that asks to choose by a form of its place: what one may choose there, in order. */
  choices: v.array(v.string()),
  videos,
  /** Until when its place takes an answer to it; null: it sets no hour. */
  answerUntil: v.nullable(moment),
  answers: v.nullable(v.object({ id, name: v.string() })),
  alsoAnswers: v.array(v.object({ id, name: v.string() })),
  stance: v.object({
    kept: v.nullable(stance),
    suggested: v.nullable(v.object({ kind: stance, confidence: v.number() })),
  }),
  reasons: v.array(
    v.object({
      id,
      start: v.number(),
      end: v.number(),
      theme: v.nullable(v.object({ id, name: v.string() })),
      by: v.string(),
      standing,
    }),
  ),
  suggestions: v.array(
    v.object({
      start: v.number(),
      end: v.number(),
      /** A theme of this workspace, or a default one by its key. */
      theme: v.nullable(v.object({ id: v.nullable(id), key: v.nullable(v.string()), name: v.string() })),
      confidence: v.number(),
    }),
  ),
  reasonMissing: v.boolean(),
  /** What we asked of its author about it, last. */
  asked: v.nullable(v.object({ kind: asking, by: v.string(), at: moment, answered: v.boolean() })),
  /** It answers a question of ours: which kind, and how its words read. Nothing is counted by that alone. */
  answersAsking: v.nullable(
    v.object({
      kind: asking,
      reading: v.picklist(['yes', 'yes-but', 'no', 'irony', 'signs', 'words']),
      /** What we had understood, where that was the question; `kept`: what these words were kept as. */
      rewording: v.nullable(v.object({ id, reason: id, words: v.string(), kept: v.nullable(confirmation) })),
    }),
  ),
  /** Its author wishes to be asked no more. `here`: it is these words that say so. */
  silence: v.nullable(v.object({ since: moment, how: v.picklist(['own-words', 'by-hand']), here: v.boolean() })),
  /** What of it is marked as asserted by the brand: where, and as which claim. */
  claims: v.array(v.object({ claim: id, start: v.number(), end: v.number() })),
  reactions,
  /** What is suggested here was found by the language model that someone plugged in, not by our own reading. */
  readByLlm: v.boolean(),
  awaits: v.nullable(v.string()),
  handled: v.boolean(),
  gone: v.boolean(),
  /** `standsThere`: its own place would not take it away; a person has to. */
  removed: v.nullable(
    v.object({ rule: v.string(), at: v.nullable(moment), pending: v.boolean(), act: id, standsThere: v.boolean() }),
  ),
  /** For our own words: whether they stand there yet. */
  delivery: v.nullable(delivery),
})
export type Turn = v.InferOutput<typeof turn>

/** Messages by their ids, with commas between. */
export const these = v.pipe(
  v.string(),
  v.maxLength(mostAnswered * 37),
  v.regex(/^(,?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})+$/),
)

/** Where an answer given on the spot can be read. */
const address = v.pipe(v.string(), v.maxLength(2000))
/** Said by one’s own hand already: everywhere, or at the spots named alone. */
export const byHand = v.object({
  url: v.optional(address),
  spots: v.optional(
    v.pipe(v.array(v.object({ spot: v.string(), url: v.optional(address) })), v.maxLength(mostAnswered)),
  ),
})
