import { type Heard, type RawEvent, type Read } from '#channel'
import { idOf, isKept, messageIdOf, readMessage, readTalk, type Thing, textOf, thingOf, timeOf } from '#meta'
import { cleanLine, cleanText, webUrl } from '#reading'
import { isEnd, isGone, isOfOthers, isPost, isReaction, isWords } from './kinds.ts'
import { readLike } from './likes.ts'

const contentType = 'application/vnd.insuffleur.facebook+json'

/**
 * A comment as the Graph API gives it, beside the post it stands under and the page we are there; `answers`: that post, where
 * it is known for somebody else's and stands here by its id alone.
 */
export function writeComment(comment: Thing, post: Thing, page: string, answers: string | null = null): RawEvent {
  const { id, message, permalink_url, from } = post
  const above = { id, message, permalink_url, from }
  return write(idOf(comment.id), { comment, post: above, page, ...(answers && { answers }) })
}

/** What somebody else has posted, as the Graph API gives it. */
export function writePost({ comments: _, ...post }: Thing, page: string): RawEvent {
  return write(idOf(post.id), { post, page })
}

/** Something that was brought, as it was; `at`: when it was sent, in milliseconds. */
export function writeChange(field: string, value: Thing, at: number, page: string): RawEvent {
  return write(idOf(value.comment_id) ?? idOf(value.post_id), { field, change: value, at, page })
}

/** A post is no more, nor what was said under it. */
export function writeEnd(post: string): RawEvent {
  return write(post, { ended: post })
}

/** A private message as it was brought; `saidAt`: when it was first said, in milliseconds, where this is a later state. */
export function writeMessage(message: Thing, page: string, saidAt: number | null): RawEvent {
  const { mid } = thingOf(message.message ?? message.message_edit) ?? {}
  return write(messageIdOf(mid), { message, page, ...(saidAt && { saidAt }) })
}

/** A private message as it was asked for; `person`: with whom one speaks there. */
export function writeTalk(talk: Thing, person: Thing, page: string): RawEvent {
  return write(messageIdOf(talk.id), { talk, person, page })
}

export function writeGone(id: string): RawEvent {
  return write(id, { gone: id })
}

function write(nativeId: string | null, what: object): RawEvent {
  return { nativeId, contentType, body: new TextEncoder().encode(JSON.stringify(what)) }
}

export function read(event: RawEvent): Read {
  const kept = event.body.length <= 4_000_000 ? parsed(event.body) : null
  if (!kept) return { kind: 'not-understood', why: 'no event' }
  const gone = idOf(kept.gone)
  if (gone) return { kind: 'read', heard: [{ kind: 'gone', nativeId: gone }] }
  const ended = idOf(kept.ended)
  if (ended) return { kind: 'read', heard: [{ kind: 'gone', nativeId: ended, thread: true }] }
  const change = thingOf(kept.change)
  if (change) return readChange(textOf(kept.field), change, textOf(kept.page))
  const [message, talk] = [thingOf(kept.message), thingOf(kept.talk)]
  const to = { account: textOf(kept.page) }
  if (message && !isKept(message)) return { kind: 'not-understood', why: 'message of an unknown kind' }
  if (message) return readMessage(message, to, kept.saidAt)
  if (talk) return readTalk(talk, thingOf(kept.person) ?? {}, to)
  const [comment, post] = [thingOf(kept.comment), thingOf(kept.post)]
  const [id, postId] = [idOf(comment?.id), idOf(post?.id)]
  const page = textOf(kept.page)
  if (post && postId && !kept.comment) {
    const where = { id: postId, post, postId, parent: null, page }
    return { kind: 'read', heard: [wordsIn({ ...post, photo: post.full_picture }, where)] }
  }
  if (!comment || !post || !id || !postId) return { kind: 'not-understood', why: 'no comment' }
  // Under what somebody else has posted, one answers that.
  const isTheirs = kept.answers === postId || (idOf(thingOf(post.from)?.id) && isOfOthers(post, page))
  const parent = idOf(thingOf(comment.parent)?.id) ?? (isTheirs ? postId : null)
  return { kind: 'read', heard: [wordsIn(comment, { id, post, postId, parent, page })] }
}

function readChange(field: string, value: Thing, page: string): Read {
  const [item, verb] = [textOf(value.item), textOf(value.verb)]
  const [id, postId] = [idOf(value.comment_id), idOf(value.post_id)]
  // Kept raw with what it calls itself: a platform may add kinds any day.
  const unknown: Read = { kind: 'not-understood', why: cleanLine(`${item} ${verb}`, 100) || 'no change' }
  if (isReaction(value) && field !== 'mention') {
    const like = readLike(value, page)
    return like ? { kind: 'read', heard: [like] } : unknown
  }
  if (field === 'mention' && !textOf(value.message)) return { kind: 'not-understood', why: 'mention' }
  if (isPost(value) && postId) return readPost(value, postId, page) ?? unknown
  if (item !== 'comment' || !id || !postId) return unknown
  if (isGone(verb)) return { kind: 'read', heard: [{ kind: 'gone', nativeId: id }] }
  if (!isWords(verb)) return unknown
  const parent = idOf(value.parent_id)
  const post = thingOf(value.post) ?? {}
  const answers = parent && parent !== postId ? parent : idOf(value.answers)
  return { kind: 'read', heard: [wordsIn(value, { id, post, postId, parent: answers, page })] }
}

function readPost(value: Thing, postId: string, page: string): Read | null {
  if (isEnd(value)) return { kind: 'read', heard: [{ kind: 'gone', nativeId: postId, thread: true }] }
  if (!isWords(textOf(value.verb))) return null
  const isShown = ['photo', 'video'].includes(textOf(value.item))
  const post = { ...thingOf(value.post), message: value.message }
  const photos: unknown[] = Array.isArray(value.photos) ? value.photos.slice(0, 20) : []
  const said = wordsIn(
    { ...value, photo: isShown ? value.link : null, photos },
    {
      ...{ id: postId, post, postId, parent: null, page },
    },
  )
  return { kind: 'read', heard: [said] }
}

interface Where {
  id: string
  post: Thing
  postId: string
  parent: string | null
  page: string
}

function wordsIn(comment: Thing, { id, post, postId, parent, page }: Where): Heard {
  const from = thingOf(comment.from)
  const by = idOf(from?.id)
  return {
    kind: 'said',
    nativeId: id,
    thread: {
      nativeId: postId,
      url: webUrl(textOf(post.permalink_url)),
      // What somebody else has posted is theirs to take back: nothing is called by it.
      title: (isOfOthers(post, page) ? '' : cleanLine(textOf(post.message), 200)) || null,
    },
    // Without « Page Public Content Access » or to who shut us out, Facebook tells no name: nobody is then made one with anybody else.
    by: { nativeId: by ?? `unnamed:${id}`, name: cleanLine(textOf(from?.name), 200) || '–', url: null },
    ours: by !== null && by === page,
    title: null,
    text: cleanText(textOf(comment.message)),
    html: null,
    url: webUrl(textOf(comment.permalink_url) || (id === postId ? textOf(post.permalink_url) : '')),
    saidAt: timeOf(comment.created_time),
    answers: parent,
    audience: 'public',
    language: null,
    attachments: attachmentsOf(comment),
  }
}

/** Asked for, an attachment has a kind; brought, a photo or video is an address. */
function attachmentsOf(comment: Thing) {
  const given = thingOf(comment.attachment)
  const image = textOf(thingOf(thingOf(given?.media)?.image)?.src)
  const photos: unknown[] = Array.isArray(comment.photos) ? comment.photos : []
  return [image || textOf(given?.url), textOf(comment.photo), textOf(comment.video), ...photos.map(textOf)]
    .map((url) => webUrl(url))
    .filter((url) => url !== null)
    .map((url) => ({ url, type: null, bytes: null }))
}

function parsed(body: Uint8Array): Thing | null {
  try {
    return thingOf(JSON.parse(Buffer.from(body).toString('utf8')))
  } catch {
    return null
  }
}
