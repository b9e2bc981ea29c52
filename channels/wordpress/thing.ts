/** What WordPress sends, read without trusting any of it. */
export type Thing = { readonly [key: string]: unknown }

export function thingOf(value: unknown): Thing | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Thing) : null
}

export function thingsOf(value: unknown): Thing[] {
  const all: unknown[] = Array.isArray(value) ? value.slice(0, 100) : []
  return all.map(thingOf).filter((one) => one !== null)
}

/** A number that names something; null where it names nothing. */
export function idOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Of a field that WordPress renders: `{ rendered: '<p>…</p>' }`. */
export function renderedIn(value: unknown): string {
  return textOf(thingOf(value)?.rendered)
}
