import * as v from 'valibot'
import { id } from './common.ts'
import { row } from './rows.ts'

/**
 * What `/api/live` (Server-Sent Events) sends. `row` is the conversation as the list shows it now; who has it open asks
 * for its new turns. `again`: something may have been missed, read what is on the screen again.
 */
export const live = v.variant('kind', [
  v.object({
    kind: v.literal('conversation'),
    workspace: id,
    conversation: id,
    what: v.string(),
    row: v.nullable(row),
  }),
  v.object({ kind: v.literal('places'), workspace: id }),
  /** How far reading the past again has come. */
  v.object({ kind: v.literal('learning'), workspace: id }),
  /** What is grave at this client changed: those of its desk, and colleagues. */
  v.object({ kind: v.literal('alert'), workspace: id }),
  /** An invitation to talk is being written, planned or out: read the list again. */
  v.object({ kind: v.literal('sparks'), workspace: id }),
  v.object({ kind: v.literal('again') }),
])
export type Live = v.InferOutput<typeof live>
