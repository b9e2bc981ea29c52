import { type Heard, type Place, type RawEvent, type Read } from '#channel'
import { cleanHtml, cleanLine, htmlToText, readDate, webUrl } from '#reading'
import { type Piece } from './pieces.ts'
import { idOf, renderedIn, type Thing, textOf, thingOf } from './thing.ts'

const contentType = 'application/vnd.insuffleur.wordpress+json'

export const nativeIdOf = (comment: number) => `comment-${comment}`

/** The comment that a native id names; null where it is none of ours to name. */
export function commentOf(nativeId: string | undefined): number | null {
  return idOf(Number(/^comment-(\d{1,15})$/.exec(nativeId ?? '')?.[1] ?? 0))
}

export const threadIdOf = (post: number) => `post-${post}`

export function postOf(thread: string): number | null {
  return idOf(Number(/^post-(\d{1,15})$/.exec(thread)?.[1] ?? 0))
}

/** The comment as it came, beside the piece it stands under and who we are there: reading asks nobody. */
export function writeComment(comment: Thing, pieces: ReadonlyMap<number, Piece>, place: Place): RawEvent {
  const piece = pieces.get(idOf(comment.post) ?? 0) ?? null
  return write(nativeIdOf(idOf(comment.id) ?? 0), { comment, piece, account: place.settings.account ?? null })
}

export function writeGone(comment: number): RawEvent {
  return write(nativeIdOf(comment), { gone: comment })
}

function write(nativeId: string, what: object): RawEvent {
  return { nativeId, contentType, body: new TextEncoder().encode(JSON.stringify(what)) }
}

export function read(event: RawEvent): Read {
  const kept = event.body.length <= 4_000_000 ? parsed(event.body) : null
  const gone = idOf(kept?.gone)
  if (gone) return { kind: 'read', heard: [{ kind: 'gone', nativeId: nativeIdOf(gone) }] }
  const comment = thingOf(kept?.comment)
  const id = idOf(comment?.id)
  const post = idOf(comment?.post)
  if (!kept || !comment || !id || !post) return { kind: 'not-understood', why: 'no comment' }
  return { kind: 'read', heard: [wordsIn(comment, { id, post }, thingOf(kept.piece), idOf(kept.account))] }
}

function wordsIn(
  comment: Thing,
  { id, post }: { id: number; post: number },
  piece: Thing | null,
  account: number | null,
): Heard {
  const html = renderedIn(comment.content)
  const author = idOf(comment.author)
  const parent = idOf(comment.parent)
  const name = cleanLine(htmlToText(textOf(comment.author_name)), 200)
  const url = webUrl(textOf(comment.link))
  return {
    kind: 'said',
    nativeId: nativeIdOf(id),
    thread: {
      nativeId: threadIdOf(post),
      url: webUrl(textOf(piece?.url)) ?? url?.replace(/#.*$/s, '') ?? null,
      title: cleanLine(htmlToText(textOf(piece?.title)), 500) || null,
    },
    // Guests have no number here: the name they gave is all that tells them apart.
    by: {
      nativeId: author ? `user-${author}` : `guest:${name.toLowerCase()}`,
      name: name || '–',
      url: webUrl(textOf(comment.author_url)),
    },
    ours: author !== null && author === account,
    title: null,
    text: htmlToText(html),
    html: cleanHtml(html),
    url,
    saidAt: readDate(`${textOf(comment.date_gmt)}Z`),
    answers: parent ? nativeIdOf(parent) : null,
    audience: 'public',
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
