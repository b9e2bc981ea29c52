/** What every room may lean on: ids, the clock, the days of a calendar, zones, addresses of the web and of videos, refusals, language codes. Imports no other room. */
export { addressKey, forgetTheWay, readAddress, webUrl } from './address.ts'
export { type Clock, systemClock } from './clock.ts'
export {
  beginningOf,
  type Day,
  dayAt,
  dayOf,
  endOfMonth,
  inWeekOf,
  isDay,
  plus,
  plusWorking,
  weekdayOf,
} from './day.ts'
export { type Id, idMadeAt, isId, newId } from './ids.ts'
export type { Json, JsonObject } from './json.ts'
export { type Dialect, dialects, isDialect } from './language.ts'
export { linksIn, type Stretch } from './links.ts'
export { Refusal, type RefusalCode } from './refusal.ts'
export { playerOrigins, type Video, type VideoLink, videoIn, videosIn } from './video.ts'
export { momentsOf, wallAt } from './wall-clock.ts'
export { homeZone, mustBeZone } from './zone.ts'
