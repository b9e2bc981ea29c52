/** What the Graph API sends, read without trusting any of it. */
export type Thing = { readonly [key: string]: unknown }

export function thingOf(value: unknown): Thing | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Thing) : null
}

export function thingsOf(value: unknown, most = 1000): Thing[] {
  const all: unknown[] = Array.isArray(value) ? value.slice(0, most) : []
  return all.map(thingOf).filter((one) => one !== null)
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Ids are figures too long for a number, two of them joined by `_` for what stands at a page. */
export function idOf(value: unknown): string | null {
  return typeof value === 'string' && /^[\w-]{1,200}$/.test(value) ? value : null
}

/** Ids of private messages are base64, with `=`, `_` and more; they stand in an address only encoded. */
export function messageIdOf(value: unknown): string | null {
  return typeof value === 'string' && /^[\w=+/.:$-]{1,400}$/.test(value) ? value : null
}

/** Unix seconds in what is brought, ISO 8601 with `+0000` in what is asked for; null where neither can be believed. */
export function timeOf(value: unknown): Date | null {
  const at =
    typeof value === 'number'
      ? value * 1000
      : Date.parse(
          textOf(value)
            .slice(0, 40)
            .replace(/([+-]\d\d)(\d\d)$/, '$1:$2'),
        )
  return at > 0 && at < 8e15 ? new Date(at) : null
}
