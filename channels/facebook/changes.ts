/** What was brought of a page's feed: doubled, out of order, or known already by asking. */
import { type Knock, type RawEvent } from '#channel'
import { idOf, type Thing, textOf, thingOf, thingsOf, timeOf } from '#meta'
import { type Cursor } from './cursor.ts'
import { digestOfComment } from './digest.ts'
import { isGone, writeChange } from './read.ts'

/** Of each comment its last state, and only where it is news; the cursor remembers. */
export function changesIn(knocks: readonly Knock[], page: string, cursor: Cursor): RawEvent[] {
  const events: RawEvent[] = []
  const changes = knocks.flatMap(({ body }) => changesOf(body)).sort((one, other) => one.at - other.at)
  for (const { value, field, at } of changes) {
    const id = idOf(value.comment_id)
    if (field !== 'feed' || textOf(value.item) !== 'comment' || !id) {
      if (field === 'feed' && !isOfPosts(value)) events.push(writeChange(value, at, page))
      continue
    }
    const known = cursor.known.get(id)
    const gone = isGone(textOf(value.verb))
    const digest = gone ? '' : digestOfComment(value.message, value.from, parentOf(value))
    // Brought late, an older state does not undo a newer one; what is gone stays gone.
    const isOld = known && (known.digest === digest || known.digest === '' || known.at > at)
    if (isOld) continue
    const saidAt = timeOf(value.created_time)?.getTime() ?? known?.saidAt ?? at
    cursor.known.set(id, { digest, post: textOf(value.post_id), saidAt, at })
    events.push(writeChange(value, at, page))
  }
  return events
}

/** Posts of the page's own are threads, which are read with what is said in them. */
const isOfPosts = (value: Thing) =>
  ['post', 'status', 'photo', 'video', 'share', 'album', 'reaction', 'like'].includes(textOf(value.item))

function parentOf(value: Thing): string | null {
  const parent = idOf(value.parent_id)
  return parent === idOf(value.post_id) ? null : parent
}

/** `time` of an entry is in seconds, or in milliseconds where messages are meant. */
function changesOf(body: Uint8Array): { value: Thing; field: string; at: number }[] {
  const entry = entryIn(body)
  const sent = Number(entry?.time)
  const at = sent > 0 && sent < 8e15 ? (sent < 1e11 ? sent * 1000 : sent) : 0
  return thingsOf(entry?.changes).flatMap((change) => {
    const value = thingOf(change.value)
    return value ? [{ value, field: textOf(change.field), at }] : []
  })
}

export function entryIn(body: Uint8Array): Thing | null {
  try {
    return thingOf(JSON.parse(Buffer.from(body).toString('utf8')))
  } catch {
    return null
  }
}
