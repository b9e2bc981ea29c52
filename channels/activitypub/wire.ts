/** What ActivityStreams documents are made of, read without trusting any of it. */
import { webUrl } from '#reading'

export type Thing = { readonly [key: string]: unknown }

export const publicly = 'https://www.w3.org/ns/activitystreams#Public'
export const activityType = 'application/activity+json'
export const linkedType = 'application/ld+json; profile="https://www.w3.org/ns/activitystreams"'
export const context = ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/v1']

export function thingIn(text: string): Thing | null {
  try {
    return asThing(JSON.parse(text))
  } catch {
    return null
  }
}

export function asThing(value: unknown): Thing | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Thing) : null
}

export function textIn(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** One or many, as JSON-LD writes them; never more than two hundred. */
export function listIn(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value.slice(0, 200) : [value]
}

/** The id of a thing that is given whole or by its id; null where it is no address of the web. */
export function idIn(value: unknown): string | null {
  const [one] = listIn(value)
  const id = textIn(one) ?? textIn(asThing(one)?.id)
  return id !== null && id.length <= 500 && webUrl(id) !== null ? id : null
}

export function hasType(thing: Thing, types: readonly string[]): boolean {
  return listIn(thing.type).some((type) => types.includes(String(type)))
}

/** Same host and port: what one may say about another's things ends there. */
export function sameHost(one: string, other: string): boolean {
  const host = URL.parse(one)?.host
  return host !== undefined && host === URL.parse(other)?.host
}

export function idsIn(value: unknown): string[] {
  return listIn(value)
    .map((one) => textIn(one) ?? textIn(asThing(one)?.href) ?? textIn(asThing(one)?.id))
    .filter((id) => id !== null)
}
