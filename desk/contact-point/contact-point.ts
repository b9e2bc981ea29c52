import { type AgeBand, type Terms } from '#channel'
import { type Id, type Json, type JsonObject } from '#kernel'

/** Why a place is not heard, since when (ISO 8601). `partly`: the rest of it is. */
export interface Troubled {
  why: string
  since: string
  detail: string
  partly?: boolean
}

/** A place planted in the world, where the desk hears and may speak. */
export interface ContactPoint {
  workspace: Id<'workspace'>
  id: Id<'contact point'>
  channel: string
  name: string
  address: string
  settings: JsonObject
  terms: Terms
  cursor: Json
  pausedAt: Date | null
  closedAt: Date | null
  failures: number
  trouble: Troubled | null
  /** Since when it asks us to come back later; null where it does not. */
  waitingSince: Date | null
  lastListenedAt: Date | null
  latestWordAt: Date | null
  plantedAt: Date
  /** When what was given in confidence opens no more. */
  keysEndAt: Date | null
}

/** Which place is meant. */
export interface At {
  workspace: Id<'workspace'>
  place: Id<'contact point'>
}

const second = 1000
const hour = 3_600 * second
/** Asked to wait is no trouble unless it lasts: from when it first asked to the hour it gave. */
export const patience = 2 * hour
/** After a failure: a minute, then twice as long each time, six hours at most. */
const firstRetry = 60 * second
const longestRetry = 6 * hour

/**
 * When to come back: the pace of the band that the age of the latest word falls in (where nothing was ever said, of the
 * planting: somebody waits for the first), give or take a tenth, so that a hundred
 * blogs planted in one minute are not asked in one minute for ever. null: this channel is never polled.
 */
export function whenToListen(pace: readonly AgeBand[], since: Date, now: Date, chance: number): Date | null {
  if (!pace.length) return null
  const ageHours = (now.getTime() - since.getTime()) / hour
  const band = pace.find((one) => ageHours < one.youngerThanHours) ?? pace[pace.length - 1]!
  return new Date(now.getTime() + band.everySeconds * second * (0.9 + 0.2 * chance))
}

export function whenToTryAgain(failures: number, now: Date, chance: number): Date {
  const wait = Math.min(longestRetry, firstRetry * 2 ** Math.min(failures - 1, 20))
  return new Date(now.getTime() + wait * (0.9 + 0.2 * chance))
}
