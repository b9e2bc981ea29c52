import { blocksIn } from './car.ts'
import { type Cbor, NotCbor, readCbor } from './cbor.ts'
import { type Dialect, type Seen } from './dialect.ts'
import { type Thing, textOf, thingOf, thingsOf } from './thing.ts'
import { didOf, postCollection, postUri, uriOf } from './uri.ts'

const mostOperations = 200

/** com.atproto.sync.subscribeRepos, as servers and relays speak it: a head and a body in DAG-CBOR, records in a CAR. */
export const firehose: Dialect = {
  address(url, at) {
    const to = new URL(url)
    if (at !== null) to.searchParams.set('cursor', `${at}`)
    return to.href
  },
  mark(message) {
    const body = bodyOf(message, null)
    const [at, sentAt] = [Number(body?.seq), Date.parse(textOf(body?.time))]
    return Number.isSafeInteger(at) && at > 0 && !Number.isNaN(sentAt) ? { at, sentAt } : null
  },
  mayEnd: (message) => Buffer.from(message.buffer, message.byteOffset, message.byteLength).includes('delete'),
  seen(message) {
    const body = bodyOf(message, '#commit')
    const did = didOf(body?.repo)
    if (!body || !did) return []
    const blocks = attempt(() => (body.blocks instanceof Uint8Array ? blocksIn(body.blocks) : null))
    return thingsOf(body.ops, mostOperations).flatMap((operation) => seenIn(operation, { did, body }, blocks))
  },
}

function seenIn(
  { action, path, cid }: Thing,
  { did, body }: { did: string; body: Thing },
  blocks: Map<string, Uint8Array> | null,
): Seen[] {
  const [collection, rkey = ''] = textOf(path).split('/')
  const uri = collection === postCollection ? postUri(uriOf(did, collection, rkey)) : null
  if (!uri) return []
  if (action === 'delete') return [{ kind: 'gone', uri }]
  const link = textOf(thingOf(cid)?.$link)
  const block = blocks?.get(link)
  const record = block && thingOf(attempt(() => readCbor(block).value))
  return action === 'create' && record ? [{ kind: 'post', uri, cid: link, record, at: textOf(body.time) || null }] : []
}

/** Of one kind of message, or of any that is no error. */
function bodyOf(message: Uint8Array, kind: string | null): Thing | null {
  return attempt(() => {
    const head = readCbor(message)
    const { op, t } = thingOf(head.value) ?? {}
    return op === 1 && (kind === null || t === kind) ? thingOf(readCbor(message, head.end).value) : null
  })
}

function attempt<Read extends Cbor | Thing | Map<string, Uint8Array>>(read: () => Read | null): Read | null {
  try {
    return read()
  } catch (cause) {
    if (cause instanceof NotCbor) return null
    throw cause
  }
}
