import { type HeardBy, type Means, type Place, type Said, type Utterance } from '#channel'
import { type Answer } from './ask.ts'
import { askPosts, askUser, type Door, openDoor } from './door.ts'
import { costOfSaying } from './prices.ts'
import { nameOf, wordsOf } from './read.ts'
import { accountOf } from './round.ts'
import { answeredBy, idOf, type Thing, thingOf, thingsOf, versionsOf } from './thing.ts'
import { longest, weigh } from './weigh.ts'

/** Of our own latest, so many are looked at when words are looked for. */
const lookedAt = 20

/** Answers the very post. X itself refuses the same words twice: then they are looked for. */
export async function say(api: string, place: Place, utterance: Utterance, means: Means): Promise<Said> {
  // Everybody reads an answer there, also one to somebody who speaks to few.
  if (utterance.audience !== 'public') return { kind: 'refused', why: 'audience' }
  const text = named(utterance)
  if (weigh(text) > longest) return { kind: 'refused', why: 'too-long' }
  const door = openDoor(api, place, means)
  const spot = spotOf(utterance)
  const body = { text, ...(spot && { reply: { in_reply_to_tweet_id: spot } }) }
  const most = costOfSaying(text)
  const answer = await askUser(door, { method: 'POST', path: '/2/tweets', body, what: 'say', most })
  if (answer.kind === 'there') return standing(thingOf(answer.value.data), place) ?? { kind: 'unknown' }
  if (!isTwice(answer)) return unsaid(answer, spot !== null, means)
  const there = await ownAt(door, place, utterance)
  return there.kind === 'not-there' ? { kind: 'refused', why: 'said-twice' } : there
}

/** Our own post with these very words, in answer to the same one. */
export async function readBack(
  api: string,
  place: Place,
  utterance: Utterance,
  means: Means,
): Promise<Said | { kind: 'not-there' }> {
  return await ownAt(openDoor(api, place, means), place, utterance)
}

async function ownAt(door: Door, place: Place, utterance: Utterance): Promise<Said | { kind: 'not-there' }> {
  const path = `/2/users/${accountOf(place)}/tweets`
  const query = { max_results: `${lookedAt}` }
  const answer = await askPosts(door, { path, query, most: lookedAt, what: 'say' })
  if (answer.kind === 'later') return { kind: 'later', at: answer.at }
  if (answer.kind !== 'there') return { kind: 'unknown' }
  const wanted = lettersOf(utterance.text)
  const spot = spotOf(utterance)
  const found = thingsOf(answer.value.data).find(
    (post) => answeredBy(post) === spot && lettersOf(wordsOf(post)) === wanted,
  )
  return standing(found ?? null, place) ?? { kind: 'not-there' }
}

/** The post that is answered, or the one that its conversation began with. */
function spotOf({ answers, thread }: Utterance): string | null {
  return idOf(answers[0]) ?? idOf(thread.nativeId)
}

/** X tells whoever is answered; the others are told where they are named. */
function named({ text, to }: Utterance): string {
  const said = text.toLowerCase()
  const missing = to
    .slice(1)
    .map(mention)
    .filter((one) => one && !said.includes(one.toLowerCase()))
  return [...missing, text].join(' ')
}

export function mention({ url }: HeardBy): string {
  const name = nameOf({ username: /^https:\/\/x\.com\/(\w+)$/.exec(url ?? '')?.[1] })
  return name ? `@${name}` : ''
}

function standing(post: Thing | null, place: Place): Said | null {
  const id = idOf(post?.id)
  if (!post || !id) return null
  const name = nameOf({ username: place.settings.username }) ?? 'i'
  return { kind: 'sent', nativeId: versionsOf(post)[0]!, url: `https://x.com/${name}/status/${id}`, proof: 'seen' }
}

const isTwice = (answer: Answer) => answer.kind === 'declined' && /duplicate/i.test(answer.detail)

/**
 * Since February 2026 X takes an answer from an app only where its author has named or quoted the account: whatever else
 * it forbids an answer for, a person may say it there themselves, or see why not.
 */
function unsaid(answer: Exclude<Answer, { kind: 'there' }>, isReply: boolean, means: Means): Said {
  if (answer.kind === 'later') return { kind: 'later', at: answer.at }
  if (answer.kind === 'trouble')
    return answer.sure ? { kind: 'later', at: new Date(means.clock().getTime() + 60_000) } : { kind: 'unknown' }
  const { status, problem, detail } = answer
  if (status === 404 || /deleted or not visible/i.test(detail)) return { kind: 'gone' }
  const isOfApp = /^(client-forbidden|unsupported-authentication|oauth1-permissions)$/.test(problem)
  if (status === 403 && isReply && !isOfApp && !/suspended|scope/i.test(detail))
    return { kind: 'refused', why: 'by-hand' }
  return { kind: 'refused', why: detail }
}

/** X sets short addresses and names its own way: without them, letters and figures tell the words. */
function lettersOf(text: string): string {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/@\w+/g, '')
    .replace(/https?:\/\//g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
  return letters || text.replace(/@\w+|\s+/g, '')
}
