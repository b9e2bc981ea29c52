import { type Heard, type RawEvent, type Read } from '#channel'
import { cleanLine, cleanText, readDate, webUrl } from '#reading'
import { idOf, type Thing, textOf, thingOf } from './thing.ts'

const contentType = 'application/vnd.insuffleur.youtube+json'

export const nativeIdOf = (video: string, comment: string) => `video-${video}/comment-${comment}`

export function commentOf(nativeId: string | undefined): { video: string; comment: string } | null {
  const [, video, comment] = /^video-([\w-]{1,50})\/comment-([\w.-]{1,150})$/.exec(nativeId ?? '') ?? []
  return video && comment ? { video, comment } : null
}

export function videoOf(thread: string): string {
  return /^video-([\w-]{1,50})$/.exec(thread)?.[1] ?? ''
}

/** The comment as it came, beside its video and who we are there: reading asks nobody. */
export function writeComment(comment: Thing, id: string, video: Thing | null, channel: string): RawEvent {
  const title = textOf(thingOf(video?.snippet)?.title).slice(0, 500)
  const privacy = textOf(thingOf(video?.status)?.privacyStatus)
  return write(id, idOf(comment.id), { comment, video: { id, title, privacy }, channel })
}

export const writeGone = (video: string, comment: string): RawEvent => write(video, comment, { gone: comment, video })

function write(video: string, comment: string, what: object): RawEvent {
  const body = new TextEncoder().encode(JSON.stringify(what))
  return { nativeId: nativeIdOf(video, comment), contentType, body }
}

export function read(event: RawEvent): Read {
  const kept = event.body.length <= 4_000_000 ? parsed(event.body) : null
  const gone = commentOf(nativeIdOf(idOf(kept?.video), idOf(kept?.gone)))
  if (gone) return { kind: 'read', heard: [{ kind: 'gone', nativeId: nativeIdOf(gone.video, gone.comment) }] }
  const comment = thingOf(kept?.comment)
  const about = thingOf(kept?.video)
  const named = commentOf(nativeIdOf(idOf(about?.id), idOf(comment?.id)))
  const snippet = thingOf(comment?.snippet)
  if (!kept || !about || !named || !snippet) return { kind: 'not-understood', why: 'no comment' }
  return { kind: 'read', heard: [wordsIn(kept, about, snippet, named)] }
}

function wordsIn(kept: Thing, about: Thing, snippet: Thing, named: { video: string; comment: string }): Heard {
  const who = idOf(thingOf(snippet.authorChannelId)?.value)
  const where = `https://www.youtube.com/watch?v=${named.video}`
  const parent = idOf(snippet.parentId)
  return {
    kind: 'said',
    nativeId: nativeIdOf(named.video, named.comment),
    thread: { nativeId: `video-${named.video}`, url: where, title: cleanLine(textOf(about.title), 500) || null },
    by: {
      // Of a channel that was closed nothing is told: two such are not taken for one person.
      nativeId: who ? `channel-${who}` : `nobody-${named.video}-${named.comment}`,
      name: cleanLine(textOf(snippet.authorDisplayName), 200) || '–',
      url: webUrl(textOf(snippet.authorChannelUrl)),
    },
    ours: who !== '' && who === kept.channel,
    title: null,
    text: cleanText(textOf(snippet.textDisplay)),
    html: null,
    url: `${where}&lc=${named.comment}`,
    saidAt: readDate(textOf(snippet.publishedAt)),
    answers: parent ? nativeIdOf(named.video, parent) : null,
    // What we do not know is taken for the narrower.
    audience: about.privacy === 'public' ? 'public' : about.privacy === 'unlisted' ? 'unlisted' : 'followers',
    language: null,
    attachments: [],
  }
}

function parsed(body: Uint8Array): Thing | null {
  try {
    return thingOf(JSON.parse(Buffer.from(body).toString('utf8')))
  } catch {
    return null
  }
}
