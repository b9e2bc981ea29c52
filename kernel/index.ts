/** What every room may lean on: ids, the clock, addresses of the web, refusals, language codes. Imports no other room. */
export { addressKey, forgetTheWay, readAddress, webUrl } from './address.ts'
export { type Clock, systemClock } from './clock.ts'
export { type Id, idMadeAt, isId, newId } from './ids.ts'
export type { Json, JsonObject } from './json.ts'
export { type Dialect, dialects, isDialect } from './language.ts'
export { Refusal, type RefusalCode } from './refusal.ts'
