/** What is said to the page in private (Messenger): brought, or asked for. */
import { type Knock, type Means, type RawEvent } from '#channel'
import { digestOfText, type Graph, messageIdOf, newsOf, type Speaks, talks, textOf, thingsOf, timeOf } from '#meta'
import { entryIn } from './changes.ts'
import { type Cursor } from './cursor.ts'
import { writeMessage, writeTalk } from './read.ts'

export function speaks(page: string): Speaks {
  return { page, account: page, platform: 'MESSENGER', fields: 'id,created_time,from,to,message,attachments' }
}

export function messagesIn(knocks: readonly Knock[], page: string, cursor: Cursor): RawEvent[] {
  return knocks
    .flatMap(({ body }) => thingsOf(entryIn(body)?.messaging))
    .flatMap((brought) => {
      const news = newsOf(brought, cursor.known)
      if (!news) return []
      if (news.id === null) return [writeMessage(brought, page, null)]
      const { id, digest, saidAt, at, isLater } = news
      cursor.known.set(id, { digest, post: '', saidAt, at })
      return [writeMessage(brought, page, isLater ? saidAt : null)]
    })
}

export const talksOf = async (graph: Graph, page: string, cursor: Cursor, means: Means) =>
  await talks(
    graph,
    speaks(page),
    cursor,
    (message, person) => {
      const id = messageIdOf(message.id)
      if (!id || cursor.known.has(id)) return []
      const saidAt = timeOf(message.created_time)?.getTime() ?? 0
      cursor.known.set(id, { digest: digestOfText(textOf(message.message)), post: '', saidAt, at: saidAt })
      return [writeTalk(message, person, page)]
    },
    means,
  )
