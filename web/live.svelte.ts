import { type Live } from '#contract'

type Hear = (news: Live) => void

const name = 'insuffleur.live'
const hearers = new Set<Hear>()
const channel = new BroadcastChannel(name)

/** Whether news arrive at this browser. */
export const live = $state({ connected: true })

/** Hears what changes. Returns how to stop. `again` means: read again what is on the screen. */
export function onLive(hear: Hear): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}

type Told = { news: Live } | { connected: boolean }

channel.onmessage = (event: MessageEvent<Told>) => take(event.data)

function take(told: Told): void {
  if ('connected' in told) live.connected = told.connected
  else for (const hear of hearers) hear(told.news)
}

function tell(told: Told): void {
  take(told)
  channel.postMessage(told)
}

/**
 * HTTP/1.1 allows six connections to one server: the tabs of a browser share one stream. Whoever holds the lock reads
 * it for all; when that tab closes, the next one takes over. Web Locks need a secure context: over plain http elsewhere
 * than on localhost each tab has its own.
 */
export function listen(signal: AbortSignal): void {
  if (!navigator.locks) {
    stream(signal, take)
    return
  }
  navigator.locks
    .request(name, { signal }, () => {
      stream(signal, tell)
      return new Promise<void>((done) => signal.addEventListener('abort', () => done()))
    })
    .catch(() => undefined)
}

function stream(signal: AbortSignal, share: (told: Told) => void): void {
  let source: EventSource | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  const open = () => {
    source = new EventSource('/api/live')
    source.onopen = () => {
      share({ connected: true })
      // What came in while nobody listened, since the screen was read or the line broke, is only found by reading again.
      share({ news: { kind: 'again' } })
    }
    source.onmessage = (event: MessageEvent<string>) => share({ news: JSON.parse(event.data) as Live })
    source.onerror = () => {
      share({ connected: false })
      // A refused stream (a proxy's 502) is closed for good by the browser: open a new one, not too soon.
      if (source?.readyState === EventSource.CLOSED) retry = setTimeout(open, 5_000 + Math.random() * 5_000)
    }
  }
  open()
  signal.addEventListener('abort', () => {
    clearTimeout(retry)
    source?.close()
  })
}
