import * as v from 'valibot'
import { dialect } from './common.ts'
import { route } from './route.ts'

const path = '/api/workspaces/:workspace/tone' as const
const short = v.pipe(v.string(), v.maxLength(60))

export const tone = v.object({
  /** `person`: as each person speaks to us; the others hold for everyone. */
  address: v.picklist(['person', 'tu', 'vous']),
  /** Words one says here. */
  say: v.pipe(v.array(short), v.maxLength(60)),
  /** Words one does not say here, and what to say instead; '' where nothing is better said. */
  avoid: v.pipe(v.array(v.object({ word: short, instead: short })), v.maxLength(100)),
  /** How one signs, in a line for whoever writes. */
  signing: v.pipe(v.string(), v.maxLength(200)),
  emoji: v.picklist(['yes', 'few', 'no']),
  /** `without-dots`: epicene words and both forms written out; `dots`: the point médian, and no other sign. */
  inclusive: v.picklist(['free', 'without-dots', 'dots']),
})
export type Tone = v.InferOutput<typeof tone>

/** About some of the words; UTF-16 offsets. `instead`: what may stand in their place; '' takes them out; null: one has to think. */
const toneRemark = v.object({
  kind: v.picklist(['mixed-address', 'says-tu', 'says-vous', 'avoided', 'emoji', 'many-emoji', 'dots', 'other-sign']),
  start: v.number(),
  end: v.number(),
  said: v.string(),
  instead: v.nullable(v.string()),
})
export type ToneRemark = v.InferOutput<typeof toneRemark>

export const toneRoutes = {
  tone: route({
    method: 'GET',
    path,
    openTo: 'member',
    does: 'How this client speaks: tu or vous, words one says and does not say, how one signs, emoji, inclusive writing.',
    answer: tone,
  }),
  changeTone: route({
    method: 'PATCH',
    path,
    openTo: 'desk',
    does: 'Changes how this client speaks.',
    /** `was`: the tone as one read it; what others changed since stays. Without, the last word holds. */
    body: v.object({ ...v.partial(tone).entries, was: v.optional(tone) }),
    answer: tone,
  }),
  toneRemarks: route({
    method: 'POST',
    path: `${path}/remarks`,
    openTo: 'desk',
    does: 'What the tone of this client says of a text of ours, word by word, with what may stand instead. It keeps nothing and stops nobody.',
    body: v.object({ text: v.pipe(v.string(), v.maxLength(20_000)), language: v.optional(dialect) }),
    answer: v.object({
      remarks: v.array(toneRemark),
      /** For whoever writes; '' where nothing is agreed. */
      signing: v.string(),
      say: v.array(v.string()),
    }),
  }),
}
