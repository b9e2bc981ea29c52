/** What servers and strangers' records say, read without trusting any of it. */
export type Thing = { readonly [key: string]: unknown }

export function thingOf(value: unknown): Thing | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Thing) : null
}

export function thingsOf(value: unknown, most = 100): Thing[] {
  const all: unknown[] = Array.isArray(value) ? value.slice(0, most) : []
  return all.map(thingOf).filter((one) => one !== null)
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

export function countOf(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0
}

/** Which kind a union means: `app.bsky.embed.images#view`. */
export function kindOf(thing: Thing | null): string {
  return textOf(thing?.$type)
}
