/** One round over an account's media: the newest always, the older ones in turn, each with its newest comments. */
import { type Means } from '#channel'
import { type Answer, afterOf, ask, type Graph, idOf, type Thing, thingOf, thingsOf } from '#meta'

export const size = 50
export const commentFields = 'id,text,timestamp,username,from,user{id},parent_id'
const withReplies = `${commentFields},replies.limit(${size}){${commentFields}}`
const mediaFields = `id,caption,permalink,timestamp,comments_count,comments.limit(${size}){${withReplies}}`
const mediaAtOnce = 25

export interface Under {
  media: Thing
  /** How many the platform counts, replies among them. */
  count: number
  comments: Thing[]
  /** Where older comments begin; null: these are all. */
  after: string | null
  /** Comments with more replies than came along. */
  longer: { path: string; after: string }[]
}

type Not = Exclude<Answer, { kind: 'there' }>

export async function mediaWith(graph: Graph, account: string, after: string | null, means: Means) {
  const query = { fields: mediaFields, limit: `${mediaAtOnce}`, ...(after && { after }) }
  const answer = await ask(graph, { path: `/${account}/media`, query }, means)
  if (answer.kind !== 'there') return answer
  const media = thingsOf(answer.value.data).flatMap((one) => under(one) ?? [])
  return { kind: 'media' as const, media, after: afterOf(answer.value), used: answer.used }
}

/** A media that no list of the account names: what stands behind an ad. */
export async function oneMedia(graph: Graph, id: string, means: Means): Promise<Under | Not> {
  const answer = await ask(graph, { path: `/${id}`, query: { fields: mediaFields } }, means)
  if (answer.kind !== 'there') return answer
  return under(answer.value) ?? { kind: 'declined', what: 'missing', detail: '' }
}

/** `path`: `/<media>/comments`, newest first, or `/<comment>/replies`. */
export async function listAt(graph: Graph, path: string, after: string | null, means: Means) {
  const fields = path.endsWith('/comments') ? withReplies : commentFields
  const answer = await ask(graph, { path, query: { fields, limit: `${size}`, ...(after && { after }) } }, means)
  if (answer.kind !== 'there') return answer
  return { kind: 'comments' as const, ...flat(answer.value, repliesTo(path)), after: afterOf(answer.value) }
}

function repliesTo(path: string): string | null {
  return path.endsWith('/replies') ? path.split('/')[1]! : null
}

function under(media: Thing): Under | null {
  if (!idOf(media.id)) return null
  const list = thingOf(media.comments)
  const count = Number(media.comments_count)
  return { media, count: count >= 0 && count < 1e12 ? count : 0, ...flat(list, null), after: afterOf(list) }
}

/** Comments and, after each, its replies, which say under what they stand. */
function flat(list: Thing | null, parent: string | null) {
  const longer: Under['longer'] = []
  const comments = thingsOf(list?.data).flatMap((comment) => {
    const id = idOf(comment.id)
    if (!id) return []
    const replies = thingOf(comment.replies)
    const after = afterOf(replies)
    if (after) longer.push({ path: `/${id}/replies`, after })
    const below = thingsOf(replies?.data).filter((one) => idOf(one.id))
    return [parent ? { ...comment, parent_id: parent } : comment, ...below.map((one) => ({ ...one, parent_id: id }))]
  })
  return { comments: comments.map((comment: Thing) => without(comment)), longer }
}

const without = ({ replies: _, ...comment }: Thing): Thing => comment
