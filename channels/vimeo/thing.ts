/** What Vimeo sends, read without trusting any of it. */
export type Thing = { readonly [key: string]: unknown }

export function thingOf(value: unknown): Thing | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Thing) : null
}

/** A page of things: the description shows it bare, the service sets it into `{ data: […] }`. */
export function thingsOf(value: unknown): Thing[] {
  const bare = Array.isArray(value) ? value : thingOf(value)?.data
  const all: unknown[] = Array.isArray(bare) ? bare.slice(0, 100) : []
  return all.map(thingOf).filter((one) => one !== null)
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The number a URI ends with: `/videos/12`, `/videos/12:hash`, `/videos/12/comments/34`, `/users/5`; 0 where there is none. */
export function numberIn(uri: unknown, after: 'videos' | 'comments' | 'users'): number {
  const found = new RegExp(`(?:^|/)${after}/(\\d{1,15})(?=[/:]|$)`).exec(textOf(uri).slice(0, 300))
  return Number(found?.[1] ?? 0)
}

/** How many there are of what hangs on it: `metadata.connections.replies.total`. */
export function totalOf(thing: Thing, of: 'comments' | 'replies'): number {
  const connections = thingOf(thingOf(thing.metadata)?.connections)
  const total = thingOf(connections?.[of])?.total
  return typeof total === 'number' && Number.isSafeInteger(total) && total > 0 ? total : 0
}
