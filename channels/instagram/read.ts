import { type Heard, type Place, type RawEvent, type Read } from '#channel'
import { idOf, isKept, messageIdOf, readMessage, readTalk, type Thing, textOf, thingOf, timeOf } from '#meta'
import { cleanLine, cleanText, webUrl } from '#reading'
import { atName } from './names.ts'

const contentType = 'application/vnd.insuffleur.instagram+json'

/** A comment as the Graph API gives it, beside the media it stands under. */
export function writeComment(comment: Thing, { id, caption, permalink }: Thing, account: string): RawEvent {
  return write(idOf(comment.id), { comment, media: { id, caption, permalink }, account })
}

/** Something that was brought, as it was; `at`: when it was sent, in milliseconds. */
export function writeChange(field: string, value: Thing, at: number, account: string): RawEvent {
  return write(idOf(value.id) ?? idOf(value.comment_id), { field, change: value, at, account })
}

/** What somebody else showed with our name in its caption, or beside it; or a comment there that names us. */
export function writeMention(media: Thing, comment: Thing | null, account: string): RawEvent {
  return write(idOf((comment ?? media).id), { mention: { media, comment }, account })
}

/** `saidAt`: when it was first said, in milliseconds, where this is a later state of it. */
export function writeMessage(message: Thing, account: string, saidAt: number | null): RawEvent {
  return write(messageIdOf(thingOf(message.message ?? message.message_edit)?.mid), {
    message,
    account,
    ...(saidAt && { saidAt }),
  })
}

/** A private message as it was asked for; `person`: with whom one speaks there. */
export function writeTalk(talk: Thing, person: Thing, account: string): RawEvent {
  return write(messageIdOf(talk.id), { talk, person, account })
}

/** A media is no more, nor what was said under it. */
export function writeEnd(media: string): RawEvent {
  return write(media, { ended: media })
}

export function writeGone(id: string): RawEvent {
  return write(id, { gone: id })
}

function write(nativeId: string | null, what: object): RawEvent {
  return { nativeId, contentType, body: new TextEncoder().encode(JSON.stringify(what)) }
}

export function read(event: RawEvent, place: Place): Read {
  const kept = event.body.length <= 4_000_000 ? parsed(event.body) : null
  if (!kept) return no('no event')
  const gone = messageIdOf(kept.gone)
  if (gone) return { kind: 'read', heard: [{ kind: 'gone', nativeId: gone }] }
  const ended = idOf(kept.ended)
  if (ended) return { kind: 'read', heard: [{ kind: 'gone', nativeId: ended, thread: true }] }
  const account = textOf(kept.account)
  const [comment, media] = [thingOf(kept.comment), thingOf(kept.media)]
  if (comment && media) return wordsIn(comment, media, account)
  const mention = thingOf(kept.mention)
  if (mention) return readMention(thingOf(mention.media) ?? {}, thingOf(mention.comment), account)
  const change = thingOf(kept.change)
  if (change) return readChange(textOf(kept.field), change, Number(kept.at), account)
  const [message, talk] = [thingOf(kept.message), thingOf(kept.talk)]
  const to = { account, username: textOf(place.settings.username) }
  if (message) return isKept(message) ? readMessage(message, to, kept.saidAt) : no('message of an unknown kind')
  if (talk) return readTalk(talk, thingOf(kept.person) ?? {}, to)
  return no('no comment')
}

const no = (why: string): Read => ({ kind: 'not-understood', why })

/** A comment as it is brought has no date of its own: it is told the moment it is said. */
function readChange(field: string, value: Thing, at: number, account: string): Read {
  // Kept raw with what it calls itself: a platform may add kinds any day.
  if (field !== 'comments' && field !== 'live_comments') return no(cleanLine(field, 100) || 'no change')
  return wordsIn({ ...value, timestamp: at > 0 && at < 8e15 ? at / 1000 : null }, thingOf(value.media) ?? {}, account)
}

function wordsIn(comment: Thing, media: Thing, account: string): Read {
  const [id, thread] = [idOf(comment.id), idOf(media.id)]
  if (!id || !thread) return no('no comment')
  const where = { nativeId: thread, url: webUrl(textOf(media.permalink)), title: titleOf(media) }
  return { kind: 'read', heard: [words(comment, id, where, idOf(comment.parent_id), account)] }
}

function readMention(media: Thing, comment: Thing | null, account: string): Read {
  const [id, about] = [idOf((comment ?? media).id), idOf(media.id)]
  // What may not be read (a private account, since taken back) is set aside with its name.
  if (!id || !about || !(comment ?? media).timestamp) return no('mention')
  // What somebody else has shown is theirs to take back: nothing is called by it.
  const thread = { nativeId: atName(about), url: webUrl(textOf(media.permalink)), title: null }
  const said = comment ?? { ...media, text: media.caption }
  const heard = words(said, comment ? id : atName(id), thread, null, account)
  return { kind: 'read', heard: [{ ...heard, url: thread.url }] }
}

type Words = Extract<Heard, { kind: 'said' }>

function words(said: Thing, id: string, thread: Words['thread'], answers: string | null, account: string): Words {
  const from = thingOf(said.from)
  const by = idOf(from?.id)
  const name = cleanLine(textOf(from?.username) || textOf(said.username), 200)
  return {
    kind: 'said',
    nativeId: id,
    thread,
    // Without an id of theirs nobody is made one with anybody else: a name there may pass on to another.
    by: { nativeId: by ?? `unnamed:${id}`, name: name ? `@${name}` : '–', url: urlOf(name) },
    ours: isOurs(said, account),
    title: null,
    text: cleanText(textOf(said.text)),
    html: null,
    url: null,
    saidAt: timeOf(said.timestamp),
    answers,
    audience: 'public',
    language: null,
    attachments: [],
  }
}

/** `user` and `self_ig_scoped_id` stand there only where the account itself speaks. */
export function isOurs(comment: Thing, account: string): boolean {
  const from = thingOf(comment.from)
  return from?.id === account || thingOf(comment.user)?.id === account || Boolean(idOf(from?.self_ig_scoped_id))
}

const titleOf = (media: Thing) => cleanLine(textOf(media.caption), 200) || null
const urlOf = (name: string) => (/^[\w.]{1,30}$/.test(name) ? `https://www.instagram.com/${name}/` : null)

function parsed(body: Uint8Array): Thing | null {
  try {
    return thingOf(JSON.parse(Buffer.from(body).toString('utf8')))
  } catch {
    return null
  }
}
