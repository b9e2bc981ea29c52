/** What begins a thread: images and their words. Instagram takes none, it fetches them from an address of ours. */
import { setTimeout as pause } from 'node:timers/promises'
import { type Means, type Piece, type PieceLimits, type Place, type Published } from '#channel'
import { type Answer, ask, type Graph, idOf, openPatience, type Thing, textOf, thingsOf, timeOf, unsaid } from '#meta'
import { cleanLine, cleanText, webUrl } from '#reading'
import { type Account, accountOf } from './connected.ts'

const longest = 2200
const most = 10
const mediaLookedAt = 25
const day = 24 * 3600_000
const betweenLooks = 1_000

/** « Content publishing »: JPEG alone, one to ten of them. */
export const limits = (): PieceLimits => ({
  ...{ longest, longestTitle: null, warning: false, goesOn: false, poll: null },
  media: { most, types: ['image/jpeg'], mostBytes: 8 * 1024 * 1024, longestAlt: 1_000, needed: true, byAddress: true },
})

export const measure = (text: string): number => text.length

type Not = Exclude<Published, { kind: 'sent' }>

/**
 * A container for each image, one for them together, and only then is anything public. Instagram has no key for an act: what
 * stands there in these words since a day is not published again. `patience`: milliseconds for all of it.
 */
export async function publish(
  graph: Graph,
  place: Place,
  piece: Piece,
  means: Means,
  patience?: number,
): Promise<Published> {
  const isOver = openPatience(patience)
  const account = accountOf(place)
  const why = account ? whyNot(piece, means) : 'no account is known'
  if (!account || why) return { kind: 'refused', why: why ?? '' }
  const before = await pieceThere(graph, place, piece, means)
  if (before.kind === 'unknown') return inAMinute(means)
  if (before.kind !== 'not-there') return before
  const ready = await containerOf(graph, account, piece, means, isOver)
  if (typeof ready !== 'string') return ready
  if (isOver()) return inAMinute(means)
  const body = { creation_id: ready }
  const answer = await ask(graph, { method: 'POST', path: `/${account.id}/media_publish`, body }, means)
  if (answer.kind !== 'there') return unpublished(answer, means)
  const id = idOf(answer.value.id)
  return id ? await toldOf(graph, id, piece, means) : { kind: 'unknown' }
}

function whyNot({ text, audience, media }: Piece, { lend }: Means): string | null {
  if (text.length > longest) return 'too-long'
  if (audience !== 'public') return 'audience'
  if (media.length === 0) return 'no-image'
  if (media.length > most) return 'too-many-images'
  return lend ? null : 'no-public-address'
}

/** Nothing is public yet: whatever becomes of a container, it may be made again. */
async function containerOf(
  graph: Graph,
  account: Account,
  { text, media }: Piece,
  means: Means,
  isOver: () => boolean,
): Promise<string | Not> {
  const make = (body: Record<string, string>) => made(graph, account, body, means)
  const ready = (container: string) => whenReady(graph, container, means, isOver)
  const one = (nth: number) => ({ image_url: means.lend!(nth), alt_text: media[nth]!.alt })
  if (media.length === 1) return await then(await make({ ...one(0), caption: text }), ready)
  const children: string[] = []
  for (let nth = 0; nth < media.length && !isOver(); nth++) {
    const child = await make({ ...one(nth), is_carousel_item: 'true' })
    if (typeof child !== 'string') return child
    children.push(child)
  }
  // Asked for one after the other, they are looked at over there side by side.
  for (const child of children) {
    const done = await ready(child)
    if (typeof done !== 'string') return done
  }
  if (isOver()) return inAMinute(means)
  return await then(await make({ media_type: 'CAROUSEL', children: children.join(), caption: text }), ready)
}

const then = async (one: string | Not, next: (container: string) => Promise<string | Not>) =>
  typeof one === 'string' ? await next(one) : one

async function made(graph: Graph, account: Account, body: Record<string, string>, means: Means): Promise<string | Not> {
  const answer = await ask(graph, { method: 'POST', path: `/${account.id}/media`, body }, means)
  if (answer.kind === 'trouble') return inAMinute(means)
  if (answer.kind !== 'there') return unpublished(answer, means)
  return idOf(answer.value.id) ?? inAMinute(means)
}

/** Instagram fetches and looks at an image in its own time. */
async function whenReady(graph: Graph, container: string, means: Means, isOver: () => boolean): Promise<string | Not> {
  while (!isOver()) {
    const answer = await ask(graph, { path: `/${container}`, query: { fields: 'id,status_code' } }, means)
    if (answer.kind === 'trouble') break
    if (answer.kind !== 'there') return unpublished(answer, means)
    const status = textOf(answer.value.status_code)
    if (status === 'FINISHED') return container
    if (status !== 'IN_PROGRESS') return { kind: 'refused', why: 'image-not-taken' }
    await pause(betweenLooks)
  }
  return inAMinute(means)
}

/** The account's own newest media with those very words. */
export async function pieceThere(
  graph: Graph,
  place: Place,
  piece: Piece,
  means: Means,
): Promise<Published | { kind: 'not-there' }> {
  const account = accountOf(place)
  if (!account) return { kind: 'refused', why: 'no account is known' }
  const query = { fields: shownFields, limit: `${mediaLookedAt}` }
  const answer = await ask(graph, { path: `/${account.id}/media`, query }, means)
  if (answer.kind !== 'there') return unpublished(answer, means)
  const own = thingsOf(answer.value.data).filter(
    ({ caption, timestamp }) =>
      cleanText(textOf(caption)) === cleanText(piece.text) &&
      means.clock().getTime() - (timeOf(timestamp)?.getTime() ?? 0) < day,
  )
  const found = own.length > (piece.again ?? 0) ? begun(own[0]!) : null
  return found ?? { kind: 'not-there' }
}

const shownFields = 'id,caption,permalink,timestamp'

/** It stands there, whether or not its address is told. */
async function toldOf(graph: Graph, id: string, { text }: Piece, means: Means): Promise<Published> {
  const answer = await ask(graph, { path: `/${id}`, query: { fields: shownFields } }, means)
  const told = answer.kind === 'there' ? answer.value : {}
  return begun({ ...told, id, caption: text }) ?? { kind: 'unknown' }
}

/** Comments under a media are heard in a thread of its id, by its first words. */
function begun(media: Thing): Published | null {
  const nativeId = idOf(media.id)
  if (nativeId === null) return null
  const url = webUrl(textOf(media.permalink))
  const thread = { nativeId, url, title: cleanLine(textOf(media.caption), 200) || null }
  return { kind: 'sent', nativeId, url, proof: 'seen', thread }
}

/** « Error codes » of content publishing: an image it does not take, and what an account may publish in a day. */
function unpublished(answer: Exclude<Answer, { kind: 'there' }>, means: Means): Not {
  if (answer.kind === 'declined' && /code (9004|36000|36001|36003|36004)\b/.test(answer.detail))
    return { kind: 'refused', why: 'image-not-taken' }
  if (answer.kind === 'declined' && /code 9\b/.test(answer.detail)) return { kind: 'refused', why: 'too-many-today' }
  const said = unsaid(answer, means)
  return said.kind === 'sent' ? { kind: 'unknown' } : said
}

const inAMinute = (means: Means): Not => ({ kind: 'later', at: new Date(means.clock().getTime() + 60_000) })
