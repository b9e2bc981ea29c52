import { type Means, type Place, type Said, type Utterance } from '#channel'
import { htmlToText, webUrl } from '#reading'
import { type Answer, ask, siteOf } from './ask.ts'
import { fields } from './listen.ts'
import { commentOf, nativeIdOf, postOf } from './read.ts'
import { idOf, renderedIn, type Thing, textOf, thingOf, thingsOf } from './thing.ts'

/** WordPress holds 65,525 bytes of a comment (wp_get_comment_fields_max_lengths); a sign may take four, and markup more. */
export const longest = 10_000

/** Answers as the account's own, signed with the name of who speaks. The same words in the same place are said once. */
export async function say(place: Place, utterance: Utterance, means: Means): Promise<Said> {
  const spot = spotOf(utterance)
  if (!spot) return { kind: 'gone' }
  if (utterance.text.length > longest) return { kind: 'refused', why: 'too-long' }
  if (utterance.audience !== 'public') return { kind: 'refused', why: 'audience' }
  // A name of its own goes with an address or not at all: then the account's name stands there.
  const { email } = means.secrets
  const signed = email ? { author_name: utterance.by, author_email: email } : {}
  const body = { ...spot, content: escaped(utterance.text), ...signed }
  const answer = await ask(siteOf(place, means), { method: 'POST', path: 'wp/v2/comments', body }, means)
  if (answer.kind === 'there') return standing(thingOf(answer.value)) ?? { kind: 'unknown' }
  // It stands there already: WordPress takes no comment twice.
  if (answer.kind === 'declined' && answer.code === 'comment_duplicate') {
    const there = await readBack(place, utterance, means)
    return there.kind === 'not-there' ? { kind: 'refused', why: answer.detail } : there
  }
  return unsaid(answer, means)
}

/** Our own comment at that very spot with those very words. */
export async function readBack(
  place: Place,
  utterance: Utterance,
  means: Means,
): Promise<Said | { kind: 'not-there' }> {
  const spot = spotOf(utterance)
  if (!spot) return { kind: 'not-there' }
  const query = {
    post: `${spot.post}`,
    parent: `${spot.parent}`,
    orderby: 'id',
    order: 'desc',
    per_page: '100',
    status: 'all',
    _fields: fields,
  }
  const answer = await ask(siteOf(place, means), { path: 'wp/v2/comments', query }, means)
  if (answer.kind === 'later') return { kind: 'later', at: answer.at }
  if (answer.kind !== 'there') return { kind: 'unknown' }
  const ours = thingsOf(answer.value).find(
    (comment) =>
      comment.author === place.settings.account &&
      lettersOf(htmlToText(renderedIn(comment.content))) === lettersOf(utterance.text),
  )
  return standing(ours ?? null) ?? { kind: 'not-there' }
}

function spotOf({ thread, answers }: Utterance): { post: number; parent: number } | null {
  const post = postOf(thread.nativeId)
  return post ? { post, parent: commentOf(answers[0]) ?? 0 } : null
}

function standing(comment: Thing | null): Said | null {
  const id = idOf(comment?.id)
  if (!comment || !id) return null
  // Held by the site until somebody lets it through.
  const proof = comment.status === 'approved' ? 'seen' : 'accepted'
  return { kind: 'sent', nativeId: nativeIdOf(id), url: webUrl(textOf(comment.link)), proof }
}

export function unsaid(answer: Exclude<Answer, { kind: 'there' }>, means: Means): Exclude<Said, { kind: 'sent' }> {
  const inAMinute = new Date(means.clock().getTime() + 60_000)
  if (answer.kind === 'later') return { kind: 'later', at: answer.at }
  if (answer.kind === 'trouble') return answer.sure ? { kind: 'later', at: inAMinute } : { kind: 'unknown' }
  if (answer.code === 'comment_flood') return { kind: 'later', at: inAMinute }
  if (answer.code === 'rest_comment_invalid_post_id') return { kind: 'gone' }
  return { kind: 'refused', why: answer.detail }
}

/** What is said is letters, not markup. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** WordPress sets quotes, dashes and faces its own way: the letters and figures tell the same words. */
function lettersOf(text: string): string {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
  return letters || text.replace(/\s+/g, '')
}
