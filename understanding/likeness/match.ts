import { prior } from '../prior/prior.ts'
import { space } from '../themes/space.ts'
import { type Among, amongNone, amongOf } from './among.ts'
import { compare } from './compare.ts'
import { type Statement, statementOf } from './statement.ts'

/** How far two statements say the same thing, from 0 to 1. */
export function match(one: string, other: string): number {
  return likeness(statementOf(one, space()), statementOf(other, space()), amongNone)
}

/** The same among statements on one subject, where what all share tells nothing. */
export function matcherAmong(texts: readonly string[]): (one: string, other: string) => number {
  const statements = new Map(texts.map((text) => [text, statementOf(text, space())]))
  const among = amongOf([...statements.values()])
  const of = (text: string) => statements.get(text) ?? statementOf(text, space())
  return (one, other) => likeness(of(one), of(other), among)
}

export function likeness(one: Statement, other: Statement, among: Among): number {
  if (one.roots.length === 0 || other.roots.length === 0) return 0
  const weights = prior().float32(among === amongNone ? 'likeness.alone' : 'likeness.among')
  const compared = compare(one, other, among, space())
  let score = weights[compared.length]!
  for (let at = 0; at < compared.length; at++) score += weights[at]! * compared[at]!
  return 1 / (1 + Math.exp(-score))
}
