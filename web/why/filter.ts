/** What of *Pourquoi* is looked at. Stands in the address: every state survives a reload and can be given to a colleague. */
export interface WhyFilter {
  place: string | null
  days: Days
}
export const spans = ['7', '30', '90', '365'] as const
export type Days = (typeof spans)[number]
const usual: Days = '30'
const widest: Days = '365'

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

export function readFilter(query: URLSearchParams): WhyFilter {
  const place = query.get('place') ?? ''
  const days = query.get('days')
  return {
    place: uuid.test(place) ? place : null,
    days: (spans as readonly (string | null)[]).includes(days) ? (days as Days) : usual,
  }
}

/** What changes in the address. What is usual is not written there. */
export function writeFilter({ place, days }: WhyFilter): { place: string | null; days: string | null } {
  return { place, days: days === usual ? null : days }
}

/** What the server is asked. */
export function askedBy({ place, days }: WhyFilter): { place?: string; days: Days } {
  return place ? { place, days } : { days }
}

export function isWidest({ place, days }: WhyFilter): boolean {
  return place === null && days === widest
}

export const widestFilter: WhyFilter = { place: null, days: widest }
