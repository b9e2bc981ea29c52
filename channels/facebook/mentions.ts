/** Posts and comments elsewhere that name the page. They are brought by their ids, with their words or without. */
import { type Means, type RawEvent } from '#channel'
import { type Answer, ask, type Graph, idOf, isForNow, type Thing, textOf, thingOf } from '#meta'
import { type Named } from './changes.ts'
import { type Cursor } from './cursor.ts'
import { digestOfComment } from './digest.ts'
import { isGone } from './kinds.ts'
import { newsOfPost, postedAt, postFields } from './posts.ts'
import { writeChange, writeComment, writeGone } from './read.ts'
import { commentFields } from './round.ts'

const mostAtOnce = 25

/** `keeps`: knocks whose mentions could not be asked for yet. */
export async function mentionsIn(graph: Graph, page: string, named: readonly Named[], cursor: Cursor, means: Means) {
  const events: RawEvent[] = []
  const keeps = new Set<string>()
  let asked = 0
  for (const { post, comment, change } of named) {
    const id = comment ?? post
    const known = cursor.known.get(id)
    const gone = isGone(textOf(change.value.verb))
    if (gone || known?.digest === '') {
      if (known?.digest !== '') events.push(ended(id, change.at, cursor))
      continue
    }
    if (known && (textOf(change.value.verb) === 'add' || known.at > change.at)) continue
    const answer = asked++ < mostAtOnce ? await mentioned(graph, post, comment, means) : null
    if (!answer || (isForNow(answer) && !hasItsWords(answer, change))) keeps.add(change.knock)
    else if (answer.kind === 'there' && idOf(answer.value.id) === id)
      events.push(...newsIn(answer.value, { post, comment, change }, page, cursor))
    // Not ours to read: heard as it was brought, or set aside with its ids.
    else events.push(asBrought(id, change, page, cursor))
  }
  return { events, keeps: [...keeps] }
}

async function mentioned(graph: Graph, post: string, comment: string | null, means: Means) {
  const fields = comment ? commentFields : postFields
  return await ask(graph, { path: `/${comment ?? post}`, query: { fields } }, means)
}

/** Words that came along need no right to be heard. */
const hasItsWords = (answer: Answer, { value }: Named['change']) =>
  answer.kind === 'declined' && answer.what === 'rights' && textOf(value.message) !== ''

function newsIn(value: Thing, { post, comment, change: { at } }: Named, page: string, cursor: Cursor): RawEvent[] {
  if (!comment) return newsOfPost(value, page, cursor)
  const digest = digestOfComment(value.message, value.from, idOf(thingOf(value.parent)?.id))
  if (cursor.known.get(comment)?.digest === digest) return []
  cursor.known.set(comment, { digest, post, saidAt: postedAt(value), at })
  return [writeComment(value, { id: post }, page)]
}

function asBrought(id: string, { value, at }: Named['change'], page: string, cursor: Cursor): RawEvent {
  const from = thingOf(value.from) ?? { id: value.sender_id, name: value.sender_name }
  cursor.known.set(id, { digest: digestOfComment(value.message, from, null), post: '', saidAt: at, at })
  return writeChange('mention', { ...value, from }, at, page)
}

/** Never heard, too: its end may be brought before it. */
function ended(id: string, at: number, cursor: Cursor): RawEvent {
  cursor.known.set(id, { post: '', saidAt: at, ...cursor.known.get(id), digest: '', at })
  return writeGone(id)
}
