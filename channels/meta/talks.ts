/** Private messages asked for: those brought are known by then, those that were not are caught up with. */
import { type Means, type RawEvent } from '#channel'
import { type Json } from '#kernel'
import { type Answer, afterOf, ask, type Graph } from './graph.ts'
import { idOf, type Thing, thingOf, thingsOf, timeOf } from './thing.ts'

/** Who speaks there, and what of a message is told there. */
export interface Speaks {
  /** Conversations and answers go through a Page, an Instagram account's too. */
  page: string
  /** By its id there. */
  account: string
  platform: 'INSTAGRAM' | 'MESSENGER'
  fields: string
}

/** Read down to that time; and where older ones are still owed. */
export interface TalksAt {
  through: number
  after: string
  above: number
}

const talksAtOnce = 25
const mostPages = 10

type Not = Exclude<Answer, { kind: 'there' }>
type News = (message: Thing, person: Thing) => RawEvent[]

/** Conversations by their last word, newest first, down to what was read before; what is not reached is owed. */
export async function talks(graph: Graph, at: Speaks, cursor: { talks: TalksAt }, newsOf: News, means: Means) {
  const events: RawEvent[] = []
  const { through, after: owed, above } = cursor.talks
  let newest = through
  let [after, down]: [string | null, number] = ['', through]
  for (let pages = 0; after !== null && pages < mostPages; pages++) {
    const page = await talksAt(graph, at, after, means)
    if (page.kind !== 'talks') return { events, not: page }
    for (const talk of page.talks) events.push(...newsIn(talk, at, newsOf))
    const times = page.talks.map(({ updated_time }) => timeOf(updated_time)?.getTime() ?? 0)
    newest = Math.max(newest, ...times)
    after = page.after && Math.min(...times) > down ? page.after : null
    // What was still owed from before, once the newest are read.
    if (after === null && owed && down !== above) [after, down] = [owed, above]
  }
  cursor.talks = { through: newest, after: after ?? '', above: after ? down : 0 }
  return { events, not: null }
}

/** The platform tells what was said of the twenty newest messages of a conversation alone. */
const messagesOf = ({ fields }: Speaks) => `messages.limit(20){${fields}}`

/** Our own newest messages to one person, newest first; `text` alone tells them apart. */
export async function ownTo(graph: Graph, at: Speaks, person: string, means: Means): Promise<Thing[] | Not> {
  const query = { platform: at.platform, user_id: person, fields: `id,participants,${messagesOf(at)}` }
  const answer = await ask(graph, { path: `/${at.page}/conversations`, query }, means)
  if (answer.kind !== 'there') return answer
  const messages = thingsOf(answer.value.data, 1).flatMap((talk) => thingsOf(thingOf(talk.messages)?.data))
  return messages.filter(({ from }) => thingOf(from)?.id !== person)
}

async function talksAt(graph: Graph, at: Speaks, after: string, means: Means) {
  const fields = `id,updated_time,participants,${messagesOf(at)}`
  const query = { platform: at.platform, fields, limit: `${talksAtOnce}`, ...(after && { after }) }
  const answer = await ask(graph, { path: `/${at.page}/conversations`, query }, means)
  if (answer.kind !== 'there') return answer
  return { kind: 'talks' as const, talks: thingsOf(answer.value.data), after: afterOf(answer.value) }
}

function newsIn(talk: Thing, { account, page }: Speaks, newsOf: News): RawEvent[] {
  const participants = thingsOf(thingOf(talk.participants)?.data)
  const person = participants.find(({ id }) => idOf(id) && id !== account && id !== page)
  if (!person) return []
  return thingsOf(thingOf(talk.messages)?.data)
    .toReversed()
    .flatMap((message) => newsOf(message, person))
}

export function readTalksAt([through, after, above]: Json[]): TalksAt {
  if (!isTime(through) || typeof after !== 'string' || !isTime(above)) return { through: 0, after: '', above: 0 }
  return { through, after, above }
}

function isTime(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 && value < 8e15
}
