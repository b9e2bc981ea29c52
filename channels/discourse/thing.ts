/** What a forum sends, read without trusting any of it. */
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

/** Ids and counts of the forum. */
export function numberOf(value: unknown): number | null {
  return Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : null
}
