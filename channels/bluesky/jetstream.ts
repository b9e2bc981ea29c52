import { type Dialect, type Seen } from './dialect.ts'
import { type Thing, textOf, thingOf } from './thing.ts'
import { cidOf, didOf, postCollection, postUri, uriOf } from './uri.ts'

const mostMessage = 500_000

/** github.com/bluesky-social/jetstream: one commit, one JSON message; its place is a time in microseconds. */
export const jetstream: Dialect = {
  address(url, at) {
    const to = new URL(url)
    to.searchParams.set('wantedCollections', postCollection)
    if (at !== null) to.searchParams.set('cursor', `${at}`)
    return to.href
  },
  mark(message) {
    // Only the head is read: most messages are of no concern to us.
    const at = Number(/"time_us":(\d{10,17})/.exec(Buffer.from(message.subarray(0, 400)).toString('latin1'))?.[1])
    const whole = Number.isSafeInteger(at) ? at : Number(messageIn(message)?.time_us)
    return Number.isSafeInteger(whole) && whole > 0 ? { at: whole, sentAt: whole / 1000 } : null
  },
  mayEnd: (message) => Buffer.from(message.buffer, message.byteOffset, message.byteLength).includes('"delete"'),
  seen(message) {
    const event = messageIn(message)
    const commit = thingOf(event?.commit)
    const [did, rkey] = [didOf(event?.did), textOf(commit?.rkey)]
    const uri = did && commit?.collection === postCollection ? postUri(uriOf(did, postCollection, rkey)) : null
    if (!event || !commit || !uri) return []
    return seenIn(uri, commit, Number(event.time_us))
  },
}

function seenIn(uri: string, commit: Thing, micros: number): Seen[] {
  if (commit.operation === 'delete') return [{ kind: 'gone', uri }]
  const [record, cid] = [thingOf(commit.record), cidOf(commit.cid)]
  const at = new Date(micros / 1000)
  const sent = Number.isNaN(at.getTime()) ? null : at.toISOString()
  return commit.operation === 'create' && record && cid ? [{ kind: 'post', uri, cid, record, at: sent }] : []
}

function messageIn(message: Uint8Array): Thing | null {
  if (message.length > mostMessage) return null
  try {
    return thingOf(JSON.parse(Buffer.from(message).toString('utf8')))
  } catch {
    return null
  }
}
