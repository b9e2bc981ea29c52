import { type Knock, type Place, type TakesIn } from '#channel'
import { digestOfBody } from './signature.ts'
import { thingIn } from './wire.ts'

const mostBytes = 1024 * 1024
/** What Mastodon allows between two clocks. */
const mostApart = 12 * 3600_000

/** Declines what the request alone shows to be wrong; whether it is true is found out by `listen`, at its source. */
export function takeIn(_: Place, knock: Knock): ReturnType<TakesIn['takeIn']> {
  const decline = (status: number, why: string) => ({ kind: 'decline', status, why }) as const
  if (!knock.path.split('?')[0]!.endsWith('/inbox')) return decline(404, 'the inbox is at …/inbox')
  if (knock.method !== 'POST') return decline(405, 'activities are posted here')
  if (knock.body.length > mostBytes) return decline(413, 'an activity is one megabyte at most')
  if (!knock.headers.signature) return decline(401, 'an HTTP signature is needed')
  if (!hasItsDigest(knock)) return decline(401, 'the digest does not match the body')
  const date = knock.headers.date
  if (date === undefined ? !knock.headers['signature-input'] : !isNear(date, knock.at))
    return decline(401, 'the date is too far from ours')
  if (!thingIn(Buffer.from(knock.body).toString('utf8'))?.type) return decline(400, 'this is no activity')
  return { kind: 'keep', status: 202 }
}

/** Checked here and again before anything is believed. */
export function hasItsDigest({ headers, body }: Knock): boolean {
  const digest = digestOfBody(body)
  const old = /(?:^|,)\s*sha-256=([A-Za-z0-9+/=]+)/i.exec(headers.digest ?? '')?.[1]
  const structured = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/=]+):/i.exec(headers['content-digest'] ?? '')?.[1]
  const given = [old, structured].filter((one) => one !== undefined)
  return given.length > 0 && given.every((one) => one === digest)
}

function isNear(date: string, at: Date): boolean {
  return Math.abs(Date.parse(date) - at.getTime()) <= mostApart
}
