import * as v from 'valibot'
import { Refusal, type RefusalCode } from '#kernel'

/** What the contract asks for, or a refusal that names the first field that is amiss. */
export function checked<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const found = v.safeParse(schema, value, { abortEarly: true })
  if (found.success) return found.output
  const [issue] = found.issues
  const field = v.getDotPath(issue) ?? ''
  throw new Refusal(amiss(issue), 422, { field, ...bound(issue) })
}

function amiss(issue: v.BaseIssue<unknown>): RefusalCode {
  // An empty line is, to whoever typed it, one that is missing.
  const empty = typeof issue.input === 'string' && issue.input.trim() === ''
  if (issue.input === undefined || (issue.type !== 'max_length' && empty)) return 'request.field-missing'
  if (issue.type === 'min_length') return 'request.field-too-short'
  if (issue.type === 'max_length') return 'request.field-too-long'
  return 'request.field-wrong'
}

function bound(issue: v.BaseIssue<unknown>): { bound?: number } {
  return typeof issue.requirement === 'number' ? { bound: issue.requirement } : {}
}
