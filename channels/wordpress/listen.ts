import { type Listened, type Means, type Place, type RawEvent } from '#channel'
import { type Json } from '#kernel'
import { digestOf } from '#reading'
import { type Answer, ask, type Site, siteOf } from './ask.ts'
import { type Cursor, readCursor, writeCursor } from './cursor.ts'
import { piecesOf } from './pieces.ts'
import { writeComment, writeGone } from './read.ts'
import { idOf, renderedIn, type Thing, textOf, thingOf, thingsOf } from './thing.ts'

export const pageSize = 100
/** What one round reads of what is new, and of what an earlier one left. */
const mostPages = 10
/** The newest comments are looked at each time, new ones among them or not. */
const pagesLookedAtAgain = 2
const mostMissed = 50
/** Neither addresses of people nor where they wrote from: what is not asked for need not be kept. */
export const fields = 'id,post,parent,author,author_name,author_url,date_gmt,content,link,status'

type Unheard = Exclude<Listened, { kind: 'heard' }>

/** Asks for what is new, looks again at what is young, and follows what was taken away. */
export async function listen(place: Place, json: Json, means: Means): Promise<Listened> {
  const site = siteOf(place, means)
  if (!URL.canParse(site.root)) return { kind: 'needs-reconnection', why: 'no interface is known' }
  const before = readCursor(json)
  const fresh = await pages(site, means, 1, (page, lowest) => page >= pagesLookedAtAgain && lowest <= before.latest)
  if (fresh.unheard && fresh.comments.size === 0) return fresh.unheard
  const left = owedAfter(before, fresh)
  // One page back: what was taken away meanwhile has drawn the rest forward.
  const owed = left && (await pages(site, means, Math.max(1, left.page - 1), (_, lowest) => lowest <= left.above))
  const after: Cursor = {
    latest: Math.max(before.latest, ...fresh.comments.keys()),
    owed: owed && left && !owed.ended ? { page: Math.max(left.page, owed.next), above: left.above } : null,
    known: new Map(before.known),
  }
  // What an earlier round has read is not heard anew.
  const late = [...(owed?.comments ?? [])].filter(([id]) => id > (left?.above ?? 0))
  const met = [...new Map([...late, ...fresh.comments])].sort(([one], [other]) => one - other)
  const changed = met.filter(([id, comment]) => before.known.get(id) !== digest(comment))
  for (const [id, comment] of met) after.known.set(id, digest(comment))
  const pieces = await piecesOf(
    site,
    changed.map(([, comment]) => comment),
    means,
  )
  const gone = fresh.unheard ? [] : await goneAmong(site, before, fresh, after, means)
  return {
    kind: 'heard',
    events: [...changed.map(([, comment]) => writeComment(comment, pieces, place)), ...gone],
    cursor: writeCursor(after),
    movedTo: null,
    latest: latestOf(met),
  }
}

interface Read {
  comments: Map<number, Thing>
  /** The page that would come next. */
  next: number
  /** All that was wanted was read. */
  ended: boolean
  lowest: number
  unheard: Unheard | null
}

export async function pages(
  site: Site,
  means: Means,
  from: number,
  enough: (page: number, lowest: number) => boolean,
): Promise<Read> {
  const read: Read = { comments: new Map(), next: from, ended: false, lowest: Number.POSITIVE_INFINITY, unheard: null }
  for (; read.next < from + mostPages; read.next++) {
    const query = { orderby: 'id', order: 'desc', per_page: `${pageSize}`, page: `${read.next}`, _fields: fields }
    const answer = await ask(site, { path: 'wp/v2/comments', query }, means)
    // Beyond the last page WordPress has nothing to say.
    if (answer.kind === 'declined' && answer.code === 'rest_post_invalid_page_number') return { ...read, ended: true }
    if (answer.kind !== 'there') return { ...read, unheard: unheardFor(answer) }
    const comments = thingsOf(answer.value)
    for (const comment of comments) {
      const id = idOf(comment.id)
      if (id === null) continue
      read.comments.set(id, comment)
      read.lowest = Math.min(read.lowest, id)
    }
    if (comments.length < pageSize) return { ...read, ended: true, lowest: 0 }
    if (enough(read.next, read.lowest)) return { ...read, next: read.next + 1, ended: true }
  }
  return read
}

/** What this round could not reach, and what an earlier one left. The very first hearing goes back a thousand comments. */
function owedAfter(before: Cursor, fresh: Read): Cursor['owed'] {
  if (fresh.ended || before.latest === 0) return before.owed
  const above = Math.min(before.latest, before.owed?.above ?? before.latest)
  return { page: fresh.next, above }
}

/** Known comments that stand no more where they stood: asked for one by one, since only the site's word ends one. */
async function goneAmong(site: Site, before: Cursor, fresh: Read, after: Cursor, means: Means): Promise<RawEvent[]> {
  const missed = [...before.known.keys()].filter((id) => id >= fresh.lowest && !fresh.comments.has(id))
  const events: RawEvent[] = []
  for (const id of missed.slice(0, mostMissed)) {
    const answer = await ask(site, { path: `wp/v2/comments/${id}`, query: { _fields: 'id,status' } }, means)
    const stands = answer.kind === 'there' && thingOf(answer.value)?.status === 'approved'
    const ended = answer.kind === 'there' ? !stands : answer.kind === 'declined' && [404, 410].includes(answer.status)
    if (!ended) continue
    events.push(writeGone(id))
    after.known.delete(id)
  }
  return events
}

function unheardFor(answer: Exclude<Answer, { kind: 'there' }>): Unheard {
  if (answer.kind === 'later') return answer
  if (answer.kind === 'trouble') return { kind: 'trouble', why: answer.why, detail: answer.detail }
  if (answer.status === 401) return { kind: 'needs-reconnection', why: answer.detail }
  const why = answer.status === 403 ? 'not-allowed' : answer.status === 404 ? 'not-found' : 'not-this-kind'
  return { kind: 'trouble', why, detail: answer.detail }
}

const digest = (comment: Thing) =>
  digestOf([renderedIn(comment.content), textOf(comment.author_name), String(comment.parent), String(comment.post)])

function latestOf(met: readonly [number, Thing][]): Date | null {
  const at = Date.parse(`${textOf(met.at(-1)?.[1].date_gmt)}Z`)
  return Number.isNaN(at) ? null : new Date(at)
}
