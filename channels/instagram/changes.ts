/** What was brought: doubled, out of order, or known already by asking. */
import { type Knock, type RawEvent } from '#channel'
import { digestOfText, idOf, newsOf, type Thing, textOf, thingOf, thingsOf } from '#meta'
import { type Cursor, mostAds } from './cursor.ts'
import { writeChange, writeMessage } from './read.ts'

/** Told by id alone; what was said is asked for. */
export interface Named {
  media: string
  comment: string | null
  knock: string
}

export function changesIn(knocks: readonly Knock[], account: string, cursor: Cursor) {
  const events: RawEvent[] = []
  const named: Named[] = []
  for (const { id: knock, body } of knocks) {
    const entry = parsed(body)
    const at = timeIn(entry)
    for (const change of thingsOf(entry?.changes)) {
      const [field, value] = [textOf(change.field), thingOf(change.value)]
      if (!value || field === 'story_insights') continue
      const media = idOf(value.media_id)
      if (field === 'mentions' && media) named.push({ media, comment: idOf(value.comment_id), knock })
      else if (isNews(field, value, at, cursor)) events.push(writeChange(field, value, at, account))
    }
    for (const message of thingsOf(entry?.messaging)) events.push(...messageIn(message, account, cursor))
  }
  return { events, named }
}

function isNews(field: string, value: Thing, at: number, cursor: Cursor): boolean {
  const id = idOf(value.id)
  if ((field !== 'comments' && field !== 'live_comments') || !id) return true
  const media = thingOf(value.media)
  const about = idOf(media?.id)
  if (about && idOf(media?.ad_id) && !cursor.ads.includes(about)) cursor.ads = [...cursor.ads, about].slice(-mostAds)
  if (cursor.known.has(id)) return false
  cursor.known.set(id, { digest: digestOfText(value.text), media: about ?? '', saidAt: at })
  // Counted with the others there, so that the next round does not look for it further down.
  const through = about ? cursor.through.get(about) : undefined
  if (through) through.count++
  return true
}

function messageIn(brought: Thing, account: string, cursor: Cursor): RawEvent[] {
  const news = newsOf(brought, cursor.known)
  if (!news) return []
  if (news.id !== null) cursor.known.set(news.id, { digest: news.digest, media: '', saidAt: news.saidAt })
  return [writeMessage(brought, account, news.id !== null && news.isLater ? news.saidAt : null)]
}

/** `time` of an entry is in seconds, or in milliseconds where messages are meant. */
function timeIn(entry: Thing | null): number {
  const sent = Number(entry?.time)
  return sent > 0 && sent < 8e15 ? (sent < 1e11 ? sent * 1000 : sent) : 0
}

function parsed(body: Uint8Array): Thing | null {
  try {
    return thingOf(JSON.parse(Buffer.from(body).toString('utf8')))
  } catch {
    return null
  }
}
