/** What others show and say with our name in it. A mention is brought by id alone, and then asked for. */
import { type Means, type RawEvent } from '#channel'
import { type Answer, ask, digestOfText, type Graph, idOf, isForNow, type Thing, thingOf, thingsOf } from '#meta'
import { type Named } from './changes.ts'
import { type Cursor } from './cursor.ts'
import { saidAt } from './media.ts'
import { atName } from './names.ts'
import { writeMention } from './read.ts'

const shownFields = 'id,caption,permalink,timestamp,username'
const mostAtOnce = 25

/** The newest media in which the account is tagged. */
export async function tagged(graph: Graph, account: string, cursor: Cursor, means: Means) {
  const query = { fields: shownFields, limit: `${mostAtOnce}` }
  const answer = await ask(graph, { path: `/${account}/tags`, query }, means)
  if (answer.kind !== 'there') return { events: [], not: answer }
  const media = thingsOf(answer.value.data).filter(({ id }) => idOf(id))
  return { events: media.toReversed().flatMap((one) => news(one, null, account, cursor)), not: null }
}

/** `keeps`: knocks whose mentions could not be asked for yet. */
export async function mentionsIn(graph: Graph, account: string, named: readonly Named[], cursor: Cursor, means: Means) {
  const events: RawEvent[] = []
  const keeps = new Set<string>()
  for (const [index, one] of named.entries()) {
    const { media, comment, knock } = one
    if (cursor.known.has(comment ?? atName(media))) continue
    const answer = index < mostAtOnce ? await mentioned(graph, account, one, means) : null
    if (!answer || isForNow(answer)) keeps.add(knock)
    // Not ours to read: set aside as it was brought, with its ids.
    else if (answer.kind !== 'there')
      events.push(...news({ id: media }, comment ? { id: comment } : null, account, cursor))
    else events.push(...newsIn(answer.value, one, account, cursor))
  }
  return { events, keeps: [...keeps] }
}

async function mentioned(graph: Graph, account: string, { media, comment }: Named, means: Means): Promise<Answer> {
  const fields = comment
    ? `mentioned_comment.comment_id(${comment}){id,text,timestamp,username,media{id,permalink}}`
    : `mentioned_media.media_id(${media}){${shownFields}}`
  return await ask(graph, { path: `/${account}`, query: { fields } }, means)
}

function newsIn(value: Thing, { media, comment }: Named, account: string, cursor: Cursor): RawEvent[] {
  const said = thingOf(comment ? value.mentioned_comment : value.mentioned_media)
  if (!comment) return news(said ?? { id: media }, null, account, cursor)
  return news({ ...thingOf(said?.media), id: media }, { ...said, id: comment }, account, cursor)
}

function news(media: Thing, comment: Thing | null, account: string, cursor: Cursor): RawEvent[] {
  const id = comment ? `${comment.id}` : atName(`${media.id}`)
  if (cursor.known.has(id)) return []
  const digest = digestOfText(comment ? comment.text : media.caption)
  cursor.known.set(id, { digest, media: '', saidAt: saidAt(comment ?? media) })
  return [writeMention(media, comment, account)]
}
