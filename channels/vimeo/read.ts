import { type Audience, type Heard, type RawEvent, type Read } from '#channel'
import { cleanLine, cleanText, readDate, webUrl } from '#reading'
import { numberIn, type Thing, textOf, thingOf } from './thing.ts'

const contentType = 'application/vnd.insuffleur.vimeo+json'

export const nativeIdOf = (video: number, comment: number) => `video-${video}/comment-${comment}`
export const threadIdOf = (video: number) => `video-${video}`

/** The comment that a native id names; null where it is none of ours to name. */
export function commentOf(nativeId: string | undefined): { video: number; comment: number } | null {
  const [, video, comment] = /^video-(\d{1,15})\/comment-(\d{1,15})$/.exec(nativeId ?? '') ?? []
  return video && comment ? { video: Number(video), comment: Number(comment) } : null
}

export function videoOf(thread: string): number {
  return Number(/^video-(\d{1,15})$/.exec(thread)?.[1] ?? 0)
}

/** The comment as it came, beside the video it stands under, what it answers and who we are there: reading asks nobody. */
export function writeComment(comment: Thing, video: Thing, parent: number, account: number): RawEvent {
  const { uri, name, link, privacy } = video
  const about = { uri, name, link, privacy }
  return write(comment.uri, { comment, video: about, parent, account })
}

export function writeGone(video: number, comment: number): RawEvent {
  const uri = `/videos/${video}/comments/${comment}`
  return write(uri, { gone: uri })
}

function write(uri: unknown, what: object): RawEvent {
  const nativeId = nativeIdOf(numberIn(uri, 'videos'), numberIn(uri, 'comments'))
  return { nativeId, contentType, body: new TextEncoder().encode(JSON.stringify(what)) }
}

export function read(event: RawEvent): Read {
  const kept = event.body.length <= 4_000_000 ? parsed(event.body) : null
  const comment = thingOf(kept?.comment)
  const uri = kept?.gone ?? comment?.uri
  const [video, number] = [numberIn(uri, 'videos'), numberIn(uri, 'comments')]
  if (!kept || !video || !number) return { kind: 'not-understood', why: 'no comment' }
  if (kept.gone) return { kind: 'read', heard: [{ kind: 'gone', nativeId: nativeIdOf(video, number) }] }
  return { kind: 'read', heard: [wordsIn(kept, comment ?? {}, video, number)] }
}

function wordsIn(kept: Thing, comment: Thing, video: number, number: number): Heard {
  const about = thingOf(kept.video) ?? {}
  const user = thingOf(comment.user)
  const who = numberIn(user?.uri, 'users')
  const where = webUrl(textOf(about.link)) ?? `https://vimeo.com/${video}`
  const parent = Number.isSafeInteger(kept.parent) ? Number(kept.parent) : 0
  return {
    kind: 'said',
    nativeId: nativeIdOf(video, number),
    thread: { nativeId: threadIdOf(video), url: where, title: cleanLine(textOf(about.name), 500) || null },
    by: {
      // Of an account that was closed nothing is told: two such are not taken for one person.
      nativeId: who ? `user-${who}` : `nobody-${video}-${number}`,
      name: cleanLine(textOf(user?.name), 200) || '–',
      url: webUrl(textOf(user?.link)),
    },
    ours: who !== 0 && who === kept.account,
    title: null,
    text: cleanText(textOf(comment.text)),
    html: null,
    url: `${where.replace(/#.*$/s, '')}#comment_${number}`,
    saidAt: readDate(textOf(comment.created_on)),
    answers: parent > 0 ? nativeIdOf(video, parent) : null,
    audience: audienceOf(thingOf(about.privacy)?.view),
    language: null,
    attachments: [],
  }
}

/** Who may see a video may read what is said below it. What we do not know is taken for the narrower. */
function audienceOf(view: unknown): Audience {
  if (view === 'anybody') return 'public'
  return view === 'unlisted' || view === 'disable' || view === 'users' ? 'unlisted' : 'followers'
}

function parsed(body: Uint8Array): Thing | null {
  try {
    return thingOf(JSON.parse(Buffer.from(body).toString('utf8')))
  } catch {
    return null
  }
}
