import { type Means, type Place, type Watched } from '#channel'
import { serverOf } from './ask.ts'

/** The server's own stream (server-sent events): each event wakes; a heart beats every quarter of a minute. */
export async function watch(place: Place, stirred: () => void, means: Means, until: AbortSignal): Promise<Watched> {
  const { root, token } = serverOf(place, means)
  if (!URL.canParse(root) || !token) return { kind: 'not-offered' }
  const headers = { accept: 'text/event-stream', authorization: `Bearer ${token}` }
  const tail = { text: '' }
  const part = (bytes: Uint8Array) => {
    // An event's name may come in two pieces.
    tail.text = (tail.text + Buffer.from(bytes).toString('latin1')).slice(-65_536)
    if (!/(^|\n)event: ?(notification|update|delete|status\.update)\b.*\n/.test(tail.text)) return
    tail.text = ''
    stirred()
  }
  const ended = await means.follow({ url: `${root}/api/v1/streaming/user`, headers }, part, until)
  if (until.aborted) return { kind: 'ended' }
  if (ended.kind === 'failed') return { kind: 'broken', why: ended.why }
  if (ended.status === 200) return { kind: 'broken', why: 'ended over there' }
  return ended.status >= 500 || ended.status === 429
    ? { kind: 'broken', why: `HTTP ${ended.status}` }
    : { kind: 'not-offered' }
}
