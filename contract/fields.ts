import * as v from 'valibot'

/** What one fills in to connect an account or to use an app, and what is said where it opens nothing. */
export const inBoth = v.object({ fr: v.string(), en: v.string() })

export const field = v.object({
  key: v.string(),
  label: inBoth,
  hint: v.nullable(inBoth),
  kind: v.picklist(['address', 'text', 'secret', 'number']),
  optional: v.boolean(),
  /** May be written anew once connected; it stands in the place’s settings under its key. `only`: not before. */
  later: v.union([v.boolean(), v.literal('only')]),
})
export type Field = v.InferOutput<typeof field>

/** By the keys of the form’s fields. */
export const given = v.record(v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,39}$/)), v.pipe(v.string(), v.maxLength(4000)))

export const notConnected = v.object({
  kind: v.literal('not-connected'),
  why: v.string(),
  detail: v.string(),
  field: v.nullable(v.string()),
})
