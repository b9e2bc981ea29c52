import { type Reached } from '#channel'
import { type Clock } from '#kernel'
import { readRetryAfter } from '#reading'

type Answered = Extract<Reached, { kind: 'answered' }>

/** Which hosts asked to be left in peace, and until when: fifty feeds of one host share what it said to one of them. */
export interface HostPatience {
  /** What a host said when it last asked to wait, while that holds. */
  holds(url: URL): Answered | null
  /** Takes note of an answer. */
  notes(answer: Answered): void
}

const mostHosts = 10_000

export function openHostPatience(clock: Clock): HostPatience {
  const waits = new Map<string, { status: number; until: Date }>()
  return {
    holds(url) {
      const wait = waits.get(url.host)
      if (!wait) return null
      if (wait.until <= clock()) {
        waits.delete(url.host)
        return null
      }
      const headers = { 'retry-after': wait.until.toUTCString() }
      return { kind: 'answered', status: wait.status, headers, body: new Uint8Array(), url: url.href, movedTo: null }
    },
    notes({ status, headers, url }) {
      if (status !== 429 && status !== 503) return
      const until = readRetryAfter(headers['retry-after'], clock())
      if (!until) return
      const host = new URL(url).host
      waits.delete(host)
      if (waits.size >= mostHosts) waits.delete(waits.keys().next().value!)
      waits.set(host, { status, until })
    },
  }
}
