import * as v from 'valibot'
import { day, id, leftOut, moment } from './common.ts'

/** Somebody’s words, where they were said. */
const saidThere = v.object({
  message: id,
  conversation: id,
  by: v.string(),
  place: v.string(),
  at: moment,
  /** To the letter, as far as a row shows. */
  text: v.string(),
  language: v.nullable(v.string()),
})
export type SaidThere = v.InferOutput<typeof saidThere>

/** What became of it, in conversations: nobody’s reach, nobody’s clicks. */
export const sparkBecame = v.object({
  /** Different people who spoke, ours left out. */
  voices: v.number(),
  /** Of these, who had spoken to this client nowhere else. */
  newVoices: v.number(),
  /** Answers of people to one another. */
  between: v.number(),
  /** The longest chain of answers, in messages; 1: nobody answered. */
  depth: v.number(),
  turns: v.number(),
  /** Of these turns, those of the brand. */
  ours: v.number(),
  /** Kept from what was said there. */
  reasons: v.number(),
  places: v.array(
    v.object({ place: id, name: v.string(), channel: v.string(), voices: v.number(), turns: v.number() }),
  ),
  /** A choice that was asked for, and what people chose: by their own words, each person once, the latest. */
  poll: v.nullable(
    v.object({
      choices: v.array(
        v.object({
          choice: v.string(),
          people: v.number(),
          /** Why, to the letter: the latest, five at most. */
          whys: v.array(saidThere),
        }),
      ),
      /** Who answered without choosing. */
      others: v.number(),
      /** As each place counts by its own form: votes, which are neither people heard nor whys. */
      counted: v.array(
        v.object({
          place: id,
          name: v.string(),
          choices: v.array(v.object({ choice: v.string(), votes: v.number() })),
          /** When one may choose no more; null where nothing closes it. */
          endsAt: v.nullable(moment),
          ended: v.boolean(),
        }),
      ),
    }),
  ),
  /** The words behind each figure, the latest, five at most of each. */
  opens: v.object({
    /** The latest of each who spoke, and of each who had spoken nowhere else before. */
    voices: v.array(saidThere),
    newVoices: v.array(saidThere),
    between: v.array(saidThere),
    /** Where the longest chain of answers ends. */
    depth: v.array(saidThere),
    /** The words that a reason was kept from. */
    reasons: v.array(saidThere),
  }),
  /** Places where nobody answered within two days. */
  silent: v.array(v.object({ place: id, name: v.string() })),
  /** Turns of each day, by the client’s own calendar, at each place; none under five people: it would be a picture of each of them. */
  grew: v.array(v.object({ day, place: id, turns: v.number() })),
  leftOut,
})
export type SparkBecame = v.InferOutput<typeof sparkBecame>
