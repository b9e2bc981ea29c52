import { createHash } from 'node:crypto'
import { type Id, linksIn } from '#kernel'

/** Which word of ours is meant. */
export interface AtWord {
  workspace: Id<'workspace'>
  message: Id<'message'>
}

/** Somebody to be told that a word of ours links to their page, or does no more. */
export interface ToTell {
  id: Id<'mention'>
  linked: string
  tries: number
}

/** What came of telling them. `not-taken`: their page names no address where mentions are taken. */
export type MentionTold =
  | { kind: 'told' }
  | { kind: 'later'; at: Date | null }
  | { kind: 'gone' }
  | { kind: 'not-taken' }
  | { kind: 'refused'; why: string }

/** Of one word. */
const mostTargets = 20

/** Pages of others that a word links to, to the letter, each once. */
export function targetsIn(text: string, publicUrl: string): string[] {
  const found = linksIn(text).flatMap(({ href }) => href ?? [])
  return [...new Set(found)].filter((href) => !`${href}/`.startsWith(`${publicUrl}/`)).slice(0, mostTargets)
}

export const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** Where our word stands for everyone: what a page that is told comes to look at. */
export const sourceOf = (publicUrl: string, place: string, { workspace, message }: AtWord): string =>
  `${publicUrl}/p/${workspace}/${place}?at=${message}`

export const mostTries = 8
const firstWait = 5 * 60_000

/** Five minutes, twenty, eighty… some three weeks in all. */
export const whenToTellAgain = (tries: number, now: Date): Date =>
  new Date(now.getTime() + firstWait * 4 ** (tries - 1))
