/** What was brought of a page's feed: doubled, out of order, or known already by asking. */
import { type Knock, type RawEvent } from '#channel'
import { idOf, type Thing, textOf, thingOf, thingsOf, timeOf } from '#meta'
import { type Cursor } from './cursor.ts'
import { digestOfComment } from './digest.ts'
import { forget, showAgain } from './ends.ts'
import { isEnd, isGone, isOfOthers, isPost, isReaction, isWords } from './kinds.ts'
import { likeIn } from './likes.ts'
import { writeChange } from './read.ts'

interface Change {
  value: Thing
  field: string
  at: number
  knock: string
}

/** Named by id alone; what was said is asked for. */
export interface Named {
  post: string
  comment: string | null
  change: Change
}

/** Of each word its last state, and only where it is news; the cursor remembers. */
export function changesIn(knocks: readonly Knock[], page: string, cursor: Cursor) {
  const events: RawEvent[] = []
  const named: Named[] = []
  for (const change of knocks.flatMap(changesOf).sort((one, other) => one.at - other.at)) {
    const { value, field, at } = change
    const [comment, post] = [idOf(value.comment_id), idOf(value.post_id)]
    if (field === 'mention' && post) {
      // What names the page on the page itself is told by its feed.
      if (!post.startsWith(`${page}_`)) named.push({ post, comment, change })
    } else if (field !== 'feed') continue
    else if (isReaction(value)) events.push(...likeBrought(change, page, cursor))
    else if (textOf(value.item) === 'comment' && comment) events.push(...wordsBrought(comment, change, page, cursor))
    else if (isPost(value) && post) events.push(...postBrought(post, change, page, cursor))
    else events.push(writeChange(field, value, at, page))
  }
  return { events, named }
}

/** Only where it is news: doubled, or out of order, it changes nothing. */
function likeBrought({ value, field, at }: Change, page: string, cursor: Cursor): RawEvent[] {
  const like = likeIn(value, page)
  const known = like && cursor.likes.get(like.id)
  if (!like || (known && (known.at > at || known.stands === like.stands))) return []
  cursor.likes.set(like.id, { stands: like.stands, at })
  return [writeChange(field, value, at, page)]
}

function postBrought(post: string, change: Change, page: string, cursor: Cursor): RawEvent[] {
  const { value, field, at } = change
  if (isEnd(value)) {
    // Told anew, it has ended already.
    if (cursor.ended.includes(post)) return []
    forget(post, at, cursor)
    // Never heard, too: what is brought after its end, late, does not bring it back.
    cursor.known.set(post, { post: '', saidAt: 0, ...cursor.known.get(post), digest: '', at })
    cursor.ended.push(post)
    return [writeChange(field, value, at, page)]
  }
  if (cursor.ended.includes(post)) {
    if (at <= (cursor.known.get(post)?.at ?? 0)) return []
    showAgain(post, cursor)
    cursor.known.delete(post)
  }
  // Posts of the page's own are threads, which are read with what is said in them.
  if (!isOfOthers(value, page) || !isWords(textOf(value.verb))) return []
  return wordsBrought(post, change, page, cursor)
}

function wordsBrought(id: string, { value, field, at }: Change, page: string, cursor: Cursor): RawEvent[] {
  const known = cursor.known.get(id)
  const gone = isGone(textOf(value.verb))
  const digest = gone ? '' : digestOfComment(value.message, value.from, parentOf(value))
  // Brought late, an older state does not undo a newer one; what is gone stays gone.
  const isOld = known && (known.digest === digest || known.digest === '' || known.at > at)
  if (isOld) return []
  const saidAt = timeOf(value.created_time)?.getTime() ?? known?.saidAt ?? at
  const post = textOf(value.post_id)
  // Said before its post ended, and brought after it.
  if (!gone && cursor.ended.includes(post)) return []
  cursor.known.set(id, { digest, post: id === post ? '' : post, saidAt, at })
  // Under what somebody else has posted, one answers that.
  const answers = id !== post && cursor.known.get(post)?.digest ? { answers: post } : null
  return [writeChange(field, { ...value, ...answers }, at, page)]
}

function parentOf(value: Thing): string | null {
  const parent = idOf(value.parent_id)
  return parent === idOf(value.post_id) ? null : parent
}

/** `time` of an entry is in seconds, or in milliseconds where messages are meant. */
function changesOf({ id: knock, body }: Knock): Change[] {
  const entry = entryIn(body)
  const sent = Number(entry?.time)
  const at = sent > 0 && sent < 8e15 ? (sent < 1e11 ? sent * 1000 : sent) : 0
  return thingsOf(entry?.changes).flatMap((change) => {
    const value = thingOf(change.value)
    return value ? [{ value, field: textOf(change.field), at, knock }] : []
  })
}

export function entryIn(body: Uint8Array): Thing | null {
  try {
    return thingOf(JSON.parse(Buffer.from(body).toString('utf8')))
  } catch {
    return null
  }
}
