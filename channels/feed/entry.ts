import { type HeardWords, type Place, type RawEvent, type Read } from '#channel'
import { addressKey, believed, cleanHtml, cleanLine, digestOf, readDate, webUrl } from '#reading'
import { readCommentTitle } from './comments.ts'
import { type Entry } from './document.ts'
import { type EntryThread } from './thread.ts'
import { plain, type Written } from './written.ts'

export const contentType = 'application/vnd.insuffleur.feed-entry+json'
const mostBytes = 4 * 1024 * 1024

/** One entry as it goes to the ledger: its fields as found, and what only the whole document could tell. */
export interface EntryEvent {
  nativeId: string
  heardAt: string
  comment: boolean
  thread: EntryThread
  feed: { title: string | null; link: string | null; language: string | null; author: string | null }
  entry: Entry
}

export function entryEvent(event: EntryEvent): RawEvent {
  return { nativeId: event.nativeId, contentType, body: new TextEncoder().encode(JSON.stringify(event)) }
}

export function readEntry({ body }: RawEvent, place?: Pick<Place, 'settings'>): Read {
  if (body.byteLength > mostBytes) return { kind: 'not-understood', why: 'longer than four mebibytes' }
  let found: unknown
  try {
    found = JSON.parse(new TextDecoder().decode(body))
  } catch {
    return { kind: 'not-understood', why: 'not JSON' }
  }
  const fields = record(found)
  const [entry, thread, feed] = [record(fields.entry), record(fields.thread), record(fields.feed)]
  const nativeId = id(fields.nativeId)
  const threadId = id(thread.nativeId)
  if (!nativeId || !threadId) return { kind: 'not-understood', why: 'no native id or thread' }
  const comment = fields.comment === true
  const title = line(plain(written(entry.title)), 500)
  const text = plain(written(entry.content))
  // Words without a title are common, a title without words too; an entry with neither, such as a picture, says nothing.
  const words = text || title
  if (!words) return { kind: 'read', heard: [] }
  const by = speaker(entry, feed, comment, nativeId)
  const heard: HeardWords = {
    kind: 'said',
    nativeId,
    thread: { nativeId: threadId, url: address(thread.url), title: line(thread.title, 500) },
    by,
    // Planted as the brand’s own: its pieces are ours, what people say under them is theirs.
    ours: !comment && place?.settings.own === true,
    title: comment ? titleOfComment(title, by.name) : title,
    text: words,
    html: shown(entry.content, address(entry.link)),
    url: address(entry.link),
    saidAt: saidAt(entry, fields.heardAt),
    answers: id(record(entry.inReplyTo).ref),
    audience: 'public',
    language: language(entry.language) ?? language(feed.language),
    attachments: attachments(entry.enclosures),
  }
  return { kind: 'read', heard: [heard] }
}

function speaker(entry: Fields, feed: Fields, comment: boolean, nativeId: string): HeardWords['by'] {
  const author = record(entry.author)
  const told = comment ? readCommentTitle(plain(written(entry.title)), line(author.name, 200))?.by : null
  const ofFeed = comment ? null : (line(feed.author, 200) ?? line(feed.title, 200))
  const name = line(author.name, 200) ?? line(told, 200) ?? ofFeed
  const url = address(author.url)
  const mail = line(author.mail, 60)
  // Nobody vouches for names here. An address or a mail tells namesakes apart, the nameless are each their own.
  if (mail) return { nativeId: `mail:${mail}`, name: name ?? 'Anonyme', url }
  if (url) return { nativeId: `url:${addressKey(url)?.slice(0, 300)}`, name: name ?? 'Anonyme', url }
  if (!name || /^(anonyme|anonymous|anonym|anónimo|unknown)$/i.test(name)) {
    return { nativeId: `anonymous:${digestOf([nativeId])}`, name: name ?? 'Anonyme', url }
  }
  return { nativeId: `name:${name.normalize('NFKC').toLowerCase()}`, name, url }
}

/** « Commentaires sur X par Y » are not the person's words. */
function titleOfComment(title: string | null, by: string): string | null {
  return title && readCommentTitle(title, by) === null ? title : null
}

function saidAt(entry: Fields, heardAt: unknown): Date | null {
  const now = readDate(typeof heardAt === 'string' ? heardAt : null)
  const at = readDate(typeof entry.published === 'string' ? entry.published : null)
  return now && believed(at, now)
}

/** BCP 47 by its shape; anything else is not a language. */
function language(value: unknown): string | null {
  return typeof value === 'string' && /^[a-z]{2,3}([-_][a-z0-9]{2,8}){0,3}$/i.test(value)
    ? value.replaceAll('_', '-')
    : null
}

function attachments(value: unknown): HeardWords['attachments'] {
  return (Array.isArray(value) ? value.slice(0, 20) : []).flatMap((one) => {
    const { url, type, bytes } = record(one)
    const to = address(url)
    return to ? [{ url: to, type: line(type, 100), bytes: Number.isSafeInteger(bytes) ? Number(bytes) : null }] : []
  })
}

type Fields = Record<string, unknown>

function record(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}

function written(value: unknown): Written | null {
  const { is, words } = record(value)
  return typeof words === 'string' ? { is: is === 'html' ? 'html' : 'text', words } : null
}

function shown(value: unknown, base: string | null): string | null {
  const found = written(value)
  return found?.is === 'html' ? cleanHtml(found.words, base) : null
}

function line(value: unknown, most: number): string | null {
  return typeof value === 'string' ? cleanLine(value, most) || null : null
}

function id(value: unknown): string | null {
  return typeof value === 'string' && value.length <= 2000 ? line(value, 500) : null
}

function address(value: unknown): string | null {
  return typeof value === 'string' ? webUrl(value) : null
}
