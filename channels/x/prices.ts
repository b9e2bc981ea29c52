/** What calls cost, in millionths of a dollar: docs.x.com/x-api/getting-started/pricing, as it stood in autumn 2026. */
import { thingOf, thingsOf } from './thing.ts'

const post = 5_000
const user = 10_000
const medium = 5_000

/** A count of recent posts, whatever it counts. */
export const counting = 5_000
export const lookingAtOneself = user

/** Most that one post of an answer can cost: itself, its author, and what it answers. */
export const mostPerPost = post + user + post
/** As a search brings it: itself and its author. */
export const perFound = post + user

/** X charges what it returns, in `includes` as well; the same thing twice a day it charges once, which is not counted on. */
export function costOf(value: unknown): number {
  const answer = thingOf(value)
  const includes = thingOf(answer?.includes)
  const posts = thingsOf(answer?.data).length + thingsOf(includes?.posts ?? includes?.tweets).length
  return posts * post + thingsOf(includes?.users).length * user + thingsOf(includes?.media).length * medium
}

/** What one post of ours costs. */
export const saying = { each: 15_000, withLink: 200_000 } as const

/** Words with a link in them cost more than ten times as much. */
export function costOfSaying(text: string): number {
  return /https?:\/\/|\b[\p{L}\p{N}-]+\.[a-z]{2,}\b/iu.test(text) ? saying.withLink : saying.each
}
