import { type RawEvent, type Read, type Standing } from '#channel'

/** What a place is asked about at once, when what it has is compared with what is held. */
export const mostStanding = 200

/** What these events say stands at a place, each with the event to hear it by; the last ones, where there are too many. */
export function standingIn(events: readonly RawEvent[], read: (event: RawEvent) => Read): Standing[] {
  const standing = new Map<string, Standing>()
  for (const event of events) {
    const meaning = read(event)
    for (const heard of meaning.kind === 'read' ? meaning.heard : []) {
      if (heard.kind === 'gone') standing.delete(heard.nativeId)
      if (heard.kind === 'said')
        standing.set(heard.nativeId, {
          nativeId: heard.nativeId,
          thread: heard.thread.nativeId,
          saidAt: heard.saidAt,
          event,
        })
    }
  }
  return [...standing.values()].slice(-mostStanding)
}
