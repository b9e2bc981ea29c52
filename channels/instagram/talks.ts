/** The account's private messages, which go through the page it is linked to. */
import { type Means } from '#channel'
import { digestOfText, type Graph, messageIdOf, type Speaks, talks, textOf, timeOf } from '#meta'
import { type Account } from './connected.ts'
import { type Cursor } from './cursor.ts'
import { writeTalk } from './read.ts'

export function speaks({ id, page }: Account): Speaks {
  const fields = 'id,created_time,from,to,message,attachments,story'
  return { account: id, page, platform: 'INSTAGRAM', fields }
}

export const talksOf = async (graph: Graph, account: Account, cursor: Cursor, means: Means) =>
  await talks(
    graph,
    speaks(account),
    cursor,
    (message, person) => {
      const id = messageIdOf(message.id)
      if (!id || cursor.known.has(id)) return []
      const saidAt = timeOf(message.created_time)?.getTime() ?? 0
      cursor.known.set(id, { digest: digestOfText(textOf(message.message)), media: '', saidAt })
      return [writeTalk(message, person, account.id)]
    },
    means,
  )
