/** What YouTube sends, read without trusting any of it. */
export type Thing = { readonly [key: string]: unknown }

export function thingOf(value: unknown): Thing | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Thing) : null
}

export function itemsOf(value: unknown): Thing[] {
  const bare = Array.isArray(value) ? value : thingOf(value)?.items
  const all: unknown[] = Array.isArray(bare) ? bare.slice(0, 100) : []
  return all.map(thingOf).filter((one) => one !== null)
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** An id of YouTube's: bounded, and of letters that mean nothing in an address. Empty where it is none. */
export function idOf(value: unknown): string {
  return typeof value === 'string' && /^[\w.-]{1,150}$/.test(value) ? value : ''
}

export function countOf(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0
}
