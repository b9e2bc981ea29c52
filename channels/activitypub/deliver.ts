import { type Means } from '#channel'
import { type JsonObject } from '#kernel'
import { readRetryAfter } from '#reading'
import { signRequest } from './signature.ts'
import { activityType } from './wire.ts'

export type Delivered =
  | { kind: 'accepted' }
  | { kind: 'gone' }
  | { kind: 'later'; at: Date | null }
  | { kind: 'refused'; why: string }

/** Puts an activity into an inbox. Accepted is all one ever learns: many servers check it only afterwards. */
export async function deliver(inbox: string, activity: JsonObject, means: Means): Promise<Delivered> {
  if (!URL.canParse(inbox)) return { kind: 'refused', why: 'no inbox' }
  const body = JSON.stringify(activity)
  const as = { keyId: `${means.here}#main-key`, key: means.secrets.key ?? '' }
  const signed = signRequest({ method: 'POST', url: inbox, body }, as, means.clock())
  const headers = { 'content-type': activityType, accept: activityType, ...signed }
  const reached = await means.reach({ url: inbox, method: 'POST', headers, body, mostBytes: 65_536, within: 10_000 })
  if (reached.kind === 'failed') {
    // An answer too long is still an answer after the fact, and the same note may be delivered again.
    const never = reached.why === 'address-inside' || reached.why === 'address-not-understood'
    return never ? { kind: 'refused', why: reached.why } : { kind: 'later', at: null }
  }
  const { status } = reached
  if (status >= 200 && status < 300) return { kind: 'accepted' }
  if (status === 404 || status === 410) return { kind: 'gone' }
  if (status === 429 || status === 408 || status >= 500)
    return { kind: 'later', at: readRetryAfter(reached.headers['retry-after'], means.clock()) }
  return { kind: 'refused', why: `${new URL(inbox).host} answered HTTP ${status}` }
}
