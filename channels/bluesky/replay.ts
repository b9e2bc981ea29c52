import { type Unheard } from './ask.ts'
import { type Seen } from './dialect.ts'
import { end, meet, type Round, rootOf } from './round.ts'
import { handleAtSource } from './source.ts'
import { concerns, dialectOf } from './stream.ts'
import { type Thing, textOf } from './thing.ts'
import { authorOf } from './uri.ts'
import { viewsOf } from './views.ts'

/** A stream that has caught up goes no faster than time: looked at this often. */
const tick = 400
/** Nothing for so long after it was opened: a quiet place. Longer where one does not yet know where one stands. */
const quietFor = 1_500
const quietAtFirst = 3_000
const longest = 20_000
const mostBytes = 128 * 1024 * 1024
const mostSeen = 1_000

/**
 * What the stream carried since the last round, so that no view of the network need have told of it. Null where it was
 * read, or none is named.
 */
export async function replay(round: Round): Promise<Unheard | null> {
  const named = dialectOf(round.place.settings.stream)
  if (!named) return null
  const of = named.url.href.slice(0, 500)
  const from = round.cursor.stream?.of === of ? round.cursor.stream.at : null
  const read = await readFrom(named, from, round)
  round.cursor.stream = read.at === null ? null : { of, at: read.at }
  await takeIn(read.seen, round)
  return read.failed ? { kind: 'trouble', why: read.failed, detail: 'stream' } : null
}

interface Replayed {
  seen: Seen[]
  at: number | null
  failed: Extract<Unheard, { kind: 'trouble' }>['why'] | null
}

type Named = NonNullable<ReturnType<typeof dialectOf>>

async function readFrom({ dialect, url }: Named, from: number | null, round: Round): Promise<Replayed> {
  const { did } = round.server
  const seen: Seen[] = []
  const enough = new AbortController()
  const line = { last: null as Uint8Array | null, mark: null as ReturnType<typeof dialect.mark>, bytes: 0 }
  const look = () => {
    line.mark = (line.last && dialect.mark(line.last)) ?? line.mark
    return line.mark
  }
  const part = (message: Uint8Array) => {
    if (enough.signal.aborted) return
    line.last = message
    line.bytes += message.length
    if (bufferOf(message).includes(did) || dialect.mayEnd(message))
      for (const one of dialect.seen(message)) if (isForUs(one, did)) seen.push(one)
    if (line.bytes > mostBytes || seen.length >= mostSeen) enough.abort()
  }
  let before = 0
  let ticks = 0
  const opened = performance.now()
  const timer = setInterval(() => {
    const passed = performance.now() - opened
    const sentAt = look()?.sentAt
    const isQuiet = !sentAt && passed > (from === null ? quietAtFirst : quietFor)
    const hasCaughtUp = sentAt && ++ticks > 1 && sentAt - before < tick * 2
    before = sentAt ?? before
    if (isQuiet || hasCaughtUp || passed > longest) enough.abort()
  }, tick)
  const followed = await round.means.follow({ url: dialect.address(url, from) }, part, enough.signal)
  clearInterval(timer)
  const mark = look()
  if (mark) return { seen, at: mark.at, failed: null }
  if (!enough.signal.aborted)
    // It ended the line at once: it does not know the place one asks for, and one begins anew.
    return { seen, at: line.last ? null : from, failed: followed.kind === 'failed' ? followed.why : 'broken-off' }
  // Quiet since it was opened: what it keeps is little, and is read from its beginning next time.
  return { seen, at: from ?? 0, failed: null }
}

/** Whether a word that ended was ever heard is known to `end`. */
function isForUs(seen: Seen, did: string): boolean {
  return seen.kind === 'gone' || authorOf(seen.uri) === did || concerns(seen.record, did)
}

async function takeIn(seen: readonly Seen[], round: Round): Promise<void> {
  const posts = new Map(seen.flatMap((one) => (one.kind === 'post' ? [[one.uri, one] as const] : [])))
  const ended = new Set(seen.flatMap((one) => (one.kind === 'gone' ? [one.uri] : [])))
  const views = await viewsOf([...posts.values()], round)
  const handles = new Map<string, string | null>()
  for (const [uri, { cid, record, at }] of posts) {
    if (ended.has(uri)) continue
    const did = authorOf(uri)
    const view = views.get(uri)
    if (!view && !handles.has(did)) handles.set(did, await handleOf(did, round))
    const bare: Thing = { uri, cid, record, indexedAt: at, author: { did, handle: handles.get(did), displayName: '' } }
    // Where only some may answer, the view decides who was let in: a stream carries everyone.
    const isGated = did !== round.server.did && (round.gates.get(rootOf(bare, uri))?.closed ?? false)
    meet(view ?? bare, round, isGated)
  }
  for (const uri of ended) end(uri, round)
}

async function handleOf(did: string, round: Round): Promise<string | null> {
  if (did === round.server.did) return textOf(round.place.settings.handle)
  if (round.sources <= 0) return null
  round.sources--
  return await handleAtSource(did, round.server, round.means)
}

const bufferOf = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
