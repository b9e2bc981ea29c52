import { type Means, type Place, type Said, type Utterance } from '#channel'
import { htmlToText } from '#reading'
import { type Answer, ask, forumOf } from './ask.ts'
import { own } from './own.ts'
import { nameOf } from './read.ts'
import { numberOf, type Thing, textOf, thingOf, thingsOf } from './thing.ts'

/** What a forum takes where nobody changed it. */
export const longest = 32_000
const mostLooked = 20

export async function say(place: Place, utterance: Utterance, means: Means): Promise<Said> {
  if (utterance.text.length > longest) return { kind: 'refused', why: 'too-long' }
  if (utterance.audience !== 'public' && utterance.audience !== 'followers') return { kind: 'refused', why: 'audience' }
  const topic = numberOf(Number(utterance.thread.nativeId))
  if (!topic) return { kind: 'refused', why: 'no topic' }
  // A forum knows no key that makes two tellings one: whether it stands there is looked at first.
  const before = await readBack(place, utterance, means)
  if (before.kind !== 'not-there') return before
  const answers = answered(utterance)
  const body = { topic_id: topic, raw: utterance.text, ...(answers && { reply_to_post_number: answers }) }
  const answer = await ask(forumOf(place, means), '/posts.json', means, body)
  if (answer.kind !== 'there') return unsaid(answer, means)
  const post = thingOf(answer.value)
  // With a post that waits for approval, the forum answers what it will do with it instead.
  if (textOf(post?.action) === 'enqueued') return { kind: 'refused', why: 'it waits there for approval' }
  return standing(post, place) ?? { kind: 'unknown' }
}

/** Our own post in that topic with these words, in answer to the same one. */
export async function readBack(
  place: Place,
  utterance: Utterance,
  means: Means,
): Promise<Said | { kind: 'not-there' }> {
  const forum = forumOf(place, means)
  const topic = numberOf(Number(utterance.thread.nativeId))
  if (!topic) return { kind: 'not-there' }
  const filtered = await ask(forum, `/t/${topic}.json?username_filters=${encodeURIComponent(forum.user)}`, means)
  if (filtered.kind !== 'there') return unread(filtered)
  const stream = thingsOrIds(thingOf(thingOf(filtered.value)?.post_stream)?.stream).slice(-mostLooked)
  if (!stream.length) return { kind: 'not-there' }
  const ids = stream.map((id) => `post_ids[]=${id}`).join('&')
  const answer = await ask(forum, `/t/${topic}/posts.json?${ids}`, means)
  if (answer.kind !== 'there') return unread(answer)
  const posts = thingsOf(thingOf(thingOf(answer.value)?.post_stream)?.posts)
  const wanted = lettersOf(utterance.text)
  const found = posts.find(
    (post) =>
      textOf(post.username).toLowerCase() === forum.user.toLowerCase() &&
      numberOf(post.reply_to_post_number) === answered(utterance) &&
      lettersOf(htmlToText(own(textOf(post.cooked), forum.root).html)) === wanted,
  )
  return standing(found ?? null, place) ?? { kind: 'not-there' }
}

/** An answer to the opening post is one to the topic, as the forum itself keeps it. */
function answered({ answers }: Utterance): number | null {
  const number = numberOf(Number(answers[0]?.split('/')[1]))
  return number === 1 ? null : number
}

function standing(post: Thing | null, place: Place): Said | null {
  const [topic, number] = [numberOf(post?.topic_id), numberOf(post?.post_number)]
  if (!topic || !number) return null
  const url = `${String(place.settings.root ?? '')}/t/${topic}/${number}`
  return { kind: 'sent', nativeId: nameOf(topic, number), url, proof: 'seen' }
}

export function unread(answer: Exclude<Answer, { kind: 'there' }>): Said {
  if (answer.kind === 'later') return { kind: 'later', at: answer.at }
  if (answer.kind === 'trouble') return { kind: 'unknown' }
  return answer.status === 404 || answer.status === 410 ? { kind: 'gone' } : { kind: 'refused', why: answer.detail }
}

export function unsaid(answer: Exclude<Answer, { kind: 'there' }>, means: Means): Said {
  if (answer.kind === 'trouble' && answer.sure) return { kind: 'later', at: new Date(means.clock().getTime() + 60_000) }
  return unread(answer)
}

const thingsOrIds = (value: unknown) =>
  (Array.isArray(value) ? value.slice(-1_000) : []).flatMap((id: unknown) => numberOf(id) ?? [])

/** A forum sets quotes, dashes and links its own way: letters and figures tell the words. */
function lettersOf(text: string): string {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
  return letters || text.replace(/\s+/g, '')
}
