/** What X sends, read without trusting any of it. */
export type Thing = { readonly [key: string]: unknown }

export function thingOf(value: unknown): Thing | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Thing) : null
}

/** No page is longer. */
export function thingsOf(value: unknown): Thing[] {
  const all: unknown[] = Array.isArray(value) ? value.slice(0, 200) : []
  return all.map(thingOf).filter((one) => one !== null)
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Posts, people and conversations have numbers of up to 19 figures: too many for a number here. */
export function idOf(value: unknown): string | null {
  return typeof value === 'string' && /^[1-9]\d{0,18}$/.test(value) ? value : null
}

export function isAfter(one: string, other: string): boolean {
  return one.length === other.length ? one > other : one.length > other.length
}

const begin = 1_288_834_974_657n

/** The first number that a post could be given at a moment: X counts milliseconds in all but the last 22 bits. */
export function firstIdAt(at: Date): string {
  const since = BigInt(at.getTime()) - begin
  return since > 0n ? `${since << 22n}` : '1'
}

/** Under either name: X has renamed its fields in 2026, and answers as it likes. */
export const referencesOf = (post: Thing) => thingsOf(post.referenced_posts ?? post.referenced_tweets)

export function answeredBy(post: Thing): string | null {
  return idOf(referencesOf(post).find(({ type }) => type === 'replied_to')?.id)
}

/** All numbers that a post has had, oldest first: each edit gives it a new one. The first never changes. */
export function versionsOf(post: Thing): string[] {
  const history = post.edit_history_post_ids ?? post.edit_history_tweet_ids
  const all = (Array.isArray(history) ? history.slice(0, 20) : []).map(idOf).filter((id) => id !== null)
  const own = idOf(post.id)
  if (own && !all.includes(own)) all.push(own)
  return all.sort((one, other) => (isAfter(one, other) ? 1 : -1))
}
