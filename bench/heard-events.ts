import { type RawEvent } from '#channel'
import { type MemorySaid, memoryEvent, openMemory } from '../channels/memory/index.ts'
import { type Chance } from './chance.ts'
import { name, title, words } from './texts.ts'

/** What one place brings in one go: a webhook’s batch, a page of a feed. */
export const eventsAtOnce = 100

/**
 * What a place hears, in the order it would: threads of 1 to 200 messages that overlap in time, four in five answering
 * something, a few people who speak often and many who speak once, one word in twelve our own.
 */
export function* saidOfPlace(chance: Chance, place: number, count: number): Generator<MemorySaid> {
  const people = Array.from({ length: Math.ceil(count / 3) }, (_, at) => ({
    nativeId: `p${place}-${at}`,
    name: name(chance),
  }))
  const threads: { nativeId: string; title: string; url: string; left: number; said: string[] }[] = []
  const began = Date.now() - 30 * 86_400_000
  for (let at = 0; at < count; at++) {
    if (threads.length < 40) threads.push(thread(chance, `t${place}-${at}`))
    const of = chance.one(threads)
    const said = saidIn(chance, of, `m${place}-${at}`, people, new Date(began + (at * 30 * 86_400_000) / count))
    yield said
    of.said.push(said.nativeId)
    if (--of.left <= 0) threads.splice(threads.indexOf(of), 1)
  }
}

/** As few at a time as one place brings: a run of many hours holds no more than that. */
export function* inBatches(events: Iterable<RawEvent>): Generator<RawEvent[]> {
  let batch: RawEvent[] = []
  for (const event of events) {
    batch.push(event)
    if (batch.length < eventsAtOnce) continue
    yield batch
    batch = []
  }
  if (batch.length) yield batch
}

export const memoryShape = {
  manifest: openMemory().manifest,
  settings: {},
  *eventsOfPlace(chance: Chance, place: number, count: number): Generator<RawEvent> {
    for (const said of saidOfPlace(chance, place, count)) yield memoryEvent(said)
  },
}

const thread = (chance: Chance, nativeId: string) => ({
  nativeId,
  title: title(chance),
  url: `https://vergers.example/${nativeId}`,
  left: 1 + chance.few(200),
  said: [] as string[],
})

function saidIn(
  chance: Chance,
  of: ReturnType<typeof thread>,
  nativeId: string,
  people: readonly { nativeId: string; name: string }[],
  at: Date,
): MemorySaid {
  const ours = of.said.length > 0 && chance.next() < 1 / 12
  const answers = of.said.length > 0 && chance.next() < 0.8
  return {
    kind: 'said',
    nativeId,
    thread: { nativeId: of.nativeId, url: of.url, title: of.title },
    by: ours ? { nativeId: 'nous', name: 'Les Vergers Imaginaires' } : people[chance.few(people.length)]!,
    ours,
    text: words(chance),
    saidAt: at.toISOString(),
    answers: answers ? chance.one(of.said) : null,
    url: `${of.url}#${nativeId}`,
  }
}
