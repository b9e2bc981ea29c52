/** What the tests of a channel at Meta ask of it, whatever its emulator holds at the moment. */
import { type AppKeys, type Channel, type Heard, type Knock, type Means, type Place, type RawEvent } from '#channel'

interface Graph {
  channel: Channel & Required<Pick<Channel, 'listens' | 'hooks'>>
  place: Place
  means: Means
}

export function askingAt(graph: () => Graph, keys: AppKeys) {
  const listen = (cursor: unknown = null, knocks: readonly Knock[] = []) => {
    const { channel, place, means } = graph()
    return channel.listens.listen(place, cursor as never, { ...means, knocks })
  }
  return {
    listen,
    /** Where nothing may be amiss. */
    async listenWell(cursor: unknown = null, knocks: readonly Knock[] = []) {
      const one = await listen(cursor, knocks)
      if (one.kind !== 'heard') throw new Error(JSON.stringify(one))
      return one
    },
    heardIn: (events: readonly RawEvent[]): Heard[] =>
      events.flatMap((event) => {
        const read = graph().channel.read(event, graph().place)
        return read.kind === 'read' ? read.heard : []
      }),
    /** What the desk is handed of a knock. */
    partsOf(knock: Knock): Knock[] {
      const sorted = graph().channel.hooks.sort(knock, keys)
      return sorted.kind === 'keep' ? sorted.parts.map(({ body }) => ({ ...knock, body })) : []
    },
  }
}
