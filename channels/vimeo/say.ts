import { type Means, type Place, type Said, type Utterance } from '#channel'
import { type Answer, ask, unheardFor } from './ask.ts'
import { commentOf, nativeIdOf, videoOf } from './read.ts'
import { accountOf, doorOf } from './round.ts'
import { numberIn, type Thing, textOf, thingOf, thingsOf } from './thing.ts'

/** The description names no bound; more than this is no comment any more. */
export const longest = 2000
const pageSize = 100
const mostPages = 5

/** Answers below the very comment, or says something new below the video. The same words in the same spot are said once. */
export async function say(api: string, place: Place, utterance: Utterance, means: Means): Promise<Said> {
  const spot = spotOf(utterance)
  if (!spot) return { kind: 'gone' }
  if (utterance.text.length > longest) return { kind: 'refused', why: 'too-long' }
  // Whoever may see the video reads it: no word here reaches one person alone.
  if (utterance.audience === 'direct' || utterance.audience === 'internal') return { kind: 'refused', why: 'audience' }
  // Vimeo has no key that makes two tries one act.
  const before = await readBack(api, place, utterance, means)
  if (before.kind === 'unknown') return inAMinute(means)
  if (before.kind !== 'not-there') return before
  const question = { method: 'POST', path: spot.path, body: { text: utterance.text }, sends: 'comment' } as const
  const answer = await ask(doorOf(api, means), question, means)
  if (answer.kind === 'there') return standing(thingOf(answer.value), utterance) ?? { kind: 'unknown' }
  return unsaid(answer, means)
}

/** Our own comment at that very spot with those very words. */
export async function readBack(
  api: string,
  place: Place,
  utterance: Utterance,
  means: Means,
): Promise<Said | { kind: 'not-there' }> {
  const spot = spotOf(utterance)
  if (!spot) return { kind: 'not-there' }
  for (let page = 1; page <= mostPages; page++) {
    const query = { per_page: `${pageSize}`, page: `${page}`, ...(!spot.isReply && { direction: 'desc' }) }
    const answer = await ask(doorOf(api, means), { path: spot.path, query }, means)
    if (answer.kind === 'later') return { kind: 'later', at: answer.at }
    if (answer.kind === 'declined' && answer.status === 404) return { kind: 'gone' }
    if (answer.kind !== 'there') return declinedOrUnknown(answer)
    const comments = thingsOf(answer.value)
    const ours = comments.find(
      (one) =>
        numberIn(thingOf(one.user)?.uri, 'users') === accountOf(place) &&
        plain(textOf(one.text)) === plain(utterance.text),
    )
    const said = standing(ours ?? null, utterance)
    if (said) return said
    if (comments.length < pageSize) return { kind: 'not-there' }
  }
  return { kind: 'unknown' }
}

function declinedOrUnknown(answer: Exclude<Answer, { kind: 'there' }>): Said {
  return answer.kind === 'declined' ? { kind: 'refused', why: answer.detail } : { kind: 'unknown' }
}

function spotOf({ thread, answers }: Utterance): { path: string; isReply: boolean } | null {
  const video = videoOf(thread.nativeId)
  if (!video) return null
  const answered = commentOf(answers[0])
  if (answers.length && !answered) return null
  const path = `/videos/${video}/comments`
  return answered ? { path: `${path}/${answered.comment}/replies`, isReply: true } : { path, isReply: false }
}

function standing(comment: Thing | null, { thread }: Utterance): Said | null {
  const number = numberIn(comment?.uri, 'comments')
  const video = videoOf(thread.nativeId)
  if (!number) return null
  const url = `https://vimeo.com/${video}#comment_${number}`
  return { kind: 'sent', nativeId: nativeIdOf(video, number), url, proof: 'seen' }
}

function unsaid(answer: Exclude<Answer, { kind: 'there' }>, means: Means): Said {
  if (answer.kind === 'later') return { kind: 'later', at: answer.at }
  if (answer.kind === 'trouble') return answer.sure ? inAMinute(means) : { kind: 'unknown' }
  if (unheardFor(answer).kind === 'needs-reconnection') return { kind: 'refused', why: answer.detail }
  return answer.status === 404 ? { kind: 'gone' } : { kind: 'refused', why: answer.detail }
}

const inAMinute = (means: Means): Said => ({ kind: 'later', at: new Date(means.clock().getTime() + 60_000) })

const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, ' ').trim()
