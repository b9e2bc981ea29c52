import { type Means, type Place, type Watched } from '#channel'
import { concerns, dialectOf } from './stream.ts'
import { textOf } from './thing.ts'
import { didOf } from './uri.ts'

/** A small server may say nothing for a while; a line that broke without a word is noticed after this long. */
const silentFor = 6 * 60_000

/** Wakes at what the stream carries of us. What it was, the listening reads from there itself. */
export async function watch(place: Place, stirred: () => void, means: Means, until: AbortSignal): Promise<Watched> {
  const named = dialectOf(textOf(place.settings.stream))
  const did = didOf(place.settings.did)
  if (!named || !did) return { kind: 'not-offered' }
  const { dialect, url } = named
  const part = (message: Uint8Array) => {
    if (!Buffer.from(message.buffer, message.byteOffset, message.byteLength).includes(did)) return
    if (dialect.seen(message).some((one) => one.kind === 'post' && concerns(one.record, did))) stirred()
  }
  const ended = await means.follow({ url: dialect.address(url, null), silentFor }, part, until)
  if (until.aborted) return { kind: 'ended' }
  if (ended.kind === 'failed') return { kind: 'broken', why: ended.why }
  return { kind: 'broken', why: ended.status === 200 ? 'ended over there' : `HTTP ${ended.status}` }
}
