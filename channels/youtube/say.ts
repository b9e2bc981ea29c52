import { type Means, type Place, type Said, type Utterance } from '#channel'
import { type Answer, ask, type Google, type Key } from './ask.ts'
import { open } from './keys.ts'
import { commentOf, nativeIdOf, videoOf } from './read.ts'
import { idOf, itemsOf, type Thing, textOf, thingOf } from './thing.ts'

/** From memory: the description names no bound. */
export const longest = 10_000
const mostPages = 5

/** `parent`: the comment at its top; empty below the video itself. `said`: our words, where they stand there. */
interface Spot {
  kind: 'spot'
  key: Key
  parent: string
  said: Said | null
}

type NotThere = Exclude<Answer, { kind: 'there' }>

/** Answers below the comment at the top, or says something new below the video. The same words in one spot are said once. */
export async function say(google: Google, place: Place, utterance: Utterance, means: Means): Promise<Said> {
  const video = videoOf(utterance.thread.nativeId)
  if (utterance.text.length > longest) return { kind: 'refused', why: 'too-long' }
  // Whoever may see the video reads it: no word here reaches one person alone.
  if (utterance.audience === 'direct' || utterance.audience === 'internal') return { kind: 'refused', why: 'audience' }
  const found = await find(google, place, utterance, means)
  if (found.kind !== 'spot') return found.kind === 'unknown' ? inAMinute(means) : found
  if (found.said) return found.said
  const words = { textOriginal: utterance.text }
  const channelId = textOf(place.settings.channel)
  const body = found.parent
    ? { snippet: { parentId: found.parent, ...words } }
    : { snippet: { channelId, videoId: video, topLevelComment: { snippet: words } } }
  const path = found.parent ? 'comments' : 'commentThreads'
  const answer = await ask(google, found.key, { path, query: { part: 'snippet' }, body, what: 'say' }, means)
  if (answer.kind === 'there') return standing(answer.value, video) ?? { kind: 'unknown' }
  return unsaid(answer, means)
}

export async function readBack(
  google: Google,
  place: Place,
  utterance: Utterance,
  means: Means,
): Promise<Said | { kind: 'not-there' }> {
  const found = await find(google, place, utterance, means)
  if (found.kind !== 'spot') return found
  return found.said ?? ({ kind: 'not-there' } as const)
}

/** Our own comment in that very spot with those very words, and the comment at the top of the spot. */
async function find(google: Google, place: Place, utterance: Utterance, means: Means): Promise<Spot | Said> {
  const video = videoOf(utterance.thread.nativeId)
  const answered = commentOf(utterance.answers[0])
  if (!video || (utterance.answers.length && !answered)) return { kind: 'gone' }
  const opened = await open(google, means)
  if (opened.kind !== 'open') return unread(opened)
  const { key } = opened
  const get = (path: string, query: Record<string, string>) => {
    const whole = { part: 'snippet', maxResults: '100', textFormat: 'plainText', ...query }
    return ask(google, key, { path, query: whole, what: 'say' }, means)
  }
  let parent = ''
  if (answered) {
    const answer = await get('comments', { id: answered.comment })
    if (answer.kind !== 'there') return unread(answer)
    const [one] = itemsOf(answer.value)
    if (!one) return { kind: 'gone' }
    parent = idOf(thingOf(one.snippet)?.parentId) || answered.comment
  }
  const spot: Record<string, string> = parent ? { parentId: parent } : { videoId: video, order: 'time' }
  for (let n = 0, page = ''; n < mostPages; n++) {
    const query = { ...spot, ...(page && { pageToken: page }) }
    const answer = await get(parent ? 'comments' : 'commentThreads', query)
    if (answer.kind !== 'there') return unread(answer)
    const comments = itemsOf(answer.value).map((one) => (parent ? one : thingOf(thingOf(one.snippet)?.topLevelComment)))
    const ours = comments.find((one) => isOurs(one, place, utterance))
    if (ours) return { kind: 'spot', key, parent, said: standing(ours, video) }
    page = textOf(answer.value.nextPageToken)
    if (!page) return { kind: 'spot', key, parent, said: null }
  }
  return { kind: 'unknown' }
}

function isOurs(comment: Thing | null, place: Place, { text }: Utterance): boolean {
  const snippet = thingOf(comment?.snippet)
  if (idOf(thingOf(snippet?.authorChannelId)?.value) !== place.settings.channel) return false
  return plain(textOf(snippet?.textDisplay)) === plain(text)
}

function standing(comment: Thing, video: string): Said | null {
  const id = idOf(comment.id)
  if (!id) return null
  const url = `https://www.youtube.com/watch?v=${video}&lc=${id}`
  return { kind: 'sent', nativeId: nativeIdOf(video, id), url, proof: 'seen' }
}

function unread(answer: NotThere): Said {
  if (answer.kind === 'later') return { kind: 'later', at: answer.at }
  if (answer.kind === 'trouble') return { kind: 'unknown' }
  return answer.status === 404 ? { kind: 'gone' } : { kind: 'refused', why: answer.detail }
}

/** What was sent and met trouble on the way may stand there; what never left may be sent again. */
function unsaid(answer: NotThere, means: Means): Said {
  return answer.kind === 'trouble' && answer.sure ? inAMinute(means) : unread(answer)
}

const inAMinute = (means: Means): Said => ({ kind: 'later', at: new Date(means.clock().getTime() + 60_000) })

const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, ' ').trim()
