import { type Means } from '#channel'
import { type JsonObject } from '#kernel'
import { readRetryAfter } from '#reading'
import { type Host } from './cursor.ts'
import { reachSigned } from './reach-signed.ts'
import { activityType } from './wire.ts'

export type Delivered =
  | { kind: 'accepted' }
  | { kind: 'gone' }
  /** `silent`: nothing came back; whoever else lives there is not reached either. */
  | { kind: 'later'; at: Date | null; silent: boolean }
  | { kind: 'refused'; why: string }

/** Puts an activity into an inbox. Accepted is all one ever learns: many servers check it only afterwards. */
export async function deliver(inbox: string, activity: JsonObject, means: Means, hosts: Host[]): Promise<Delivered> {
  if (!URL.canParse(inbox)) return { kind: 'refused', why: 'no inbox' }
  const body = JSON.stringify(activity)
  const headers = { 'content-type': activityType, accept: activityType }
  const request = { method: 'POST' as const, url: inbox, headers, body, mostBytes: 65_536, within: 10_000 }
  const reached = await reachSigned(request, means, hosts)
  if (reached.kind === 'failed') {
    // An answer too long is still an answer after the fact, and the same note may be delivered again.
    const never = reached.why === 'address-inside' || reached.why === 'address-not-understood'
    return never ? { kind: 'refused', why: reached.why } : { kind: 'later', at: null, silent: true }
  }
  const { status } = reached
  if (status >= 200 && status < 300) return { kind: 'accepted' }
  if (status === 404 || status === 410) return { kind: 'gone' }
  if (status === 429 || status === 408 || status >= 500)
    return { kind: 'later', at: readRetryAfter(reached.headers['retry-after'], means.clock()), silent: false }
  return { kind: 'refused', why: `${new URL(inbox).host} answered HTTP ${status}` }
}
