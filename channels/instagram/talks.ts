/** Private messages asked for: those brought are known by then, those that were not are caught up with. */
import { type Means, type RawEvent } from '#channel'
import {
  type Answer,
  afterOf,
  ask,
  type Graph,
  idOf,
  messageIdOf,
  type Thing,
  textOf,
  thingOf,
  thingsOf,
  timeOf,
} from '#meta'
import { digestOfText } from './changes.ts'
import { type Account } from './connected.ts'
import { type Cursor } from './cursor.ts'
import { writeTalk } from './read.ts'

/** The platform tells what was said of the twenty newest messages of a conversation alone. */
const messageFields = 'messages.limit(20){id,created_time,from,to,message,attachments,story}'
const talksAtOnce = 25
const mostPages = 10

type Not = Exclude<Answer, { kind: 'there' }>

/** Conversations by their last word, newest first, down to what was read before; what is not reached is owed. */
export async function talks(graph: Graph, account: Account, cursor: Cursor, means: Means) {
  const events: RawEvent[] = []
  const { through, after: owed, above } = cursor.talks
  let newest = through
  let [after, down]: [string | null, number] = ['', through]
  for (let pages = 0; after !== null && pages < mostPages; pages++) {
    const page = await talksAt(graph, account, after, means)
    if (page.kind !== 'talks') return { events, not: page }
    for (const talk of page.talks) events.push(...newsIn(talk, account, cursor))
    const times = page.talks.map(({ updated_time }) => timeOf(updated_time)?.getTime() ?? 0)
    newest = Math.max(newest, ...times)
    after = page.after && Math.min(...times) > down ? page.after : null
    // What was still owed from before, once the newest are read.
    if (after === null && owed && down !== above) [after, down] = [owed, above]
  }
  cursor.talks = { through: newest, after: after ?? '', above: after ? down : 0 }
  return { events, not: null }
}

/** Our own newest messages to one person, newest first; `text` alone tells them apart. */
export async function ownTo(graph: Graph, account: Account, person: string, means: Means): Promise<Thing[] | Not> {
  const query = { platform: 'instagram', user_id: person, fields: `id,participants,${messageFields}` }
  const answer = await ask(graph, { path: `/${account.page}/conversations`, query }, means)
  if (answer.kind !== 'there') return answer
  const messages = thingsOf(answer.value.data, 1).flatMap((talk) => thingsOf(thingOf(talk.messages)?.data))
  return messages.filter(({ from }) => thingOf(from)?.id !== person)
}

async function talksAt(graph: Graph, account: Account, after: string, means: Means) {
  const fields = `id,updated_time,participants,${messageFields}`
  const query = { platform: 'instagram', fields, limit: `${talksAtOnce}`, ...(after && { after }) }
  const answer = await ask(graph, { path: `/${account.page}/conversations`, query }, means)
  if (answer.kind !== 'there') return answer
  return { kind: 'talks' as const, talks: thingsOf(answer.value.data), after: afterOf(answer.value) }
}

function newsIn(talk: Thing, account: Account, cursor: Cursor): RawEvent[] {
  const participants = thingsOf(thingOf(talk.participants)?.data)
  const person = participants.find(({ id }) => idOf(id) && id !== account.id && id !== account.page)
  if (!person) return []
  return thingsOf(thingOf(talk.messages)?.data)
    .toReversed()
    .flatMap((message) => {
      const id = messageIdOf(message.id)
      if (!id || cursor.known.has(id)) return []
      const saidAt = timeOf(message.created_time)?.getTime() ?? 0
      cursor.known.set(id, { digest: digestOfText(textOf(message.message)), media: '', saidAt })
      return [writeTalk(message, person, account.id)]
    })
}
