/** What a server sends, read without trusting any of it. */
export type Thing = { readonly [key: string]: unknown }

export function thingOf(value: unknown): Thing | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Thing) : null
}

/** `most`: threads may be long, a page never is. */
export function thingsOf(value: unknown, most = 100): Thing[] {
  const all: unknown[] = Array.isArray(value) ? value.slice(0, most) : []
  return all.map(thingOf).filter((one) => one !== null)
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Ids are words here: numbers to some servers, something else to others. */
export function idOf(value: unknown): string | null {
  return typeof value === 'string' && /^[\w.:-]{1,200}$/.test(value) ? value : null
}

/** Whether one id came after another: snowflakes and ULIDs grow in length, then letter by letter. */
export function isAfter(one: string, other: string): boolean {
  return one.length === other.length ? one > other : one.length > other.length
}
