import { type Means, type Place, type Said, type Utterance } from '#channel'
import { ask, type Graph, idOf, type Thing, textOf, thingOf, unsaid } from '#meta'
import { cleanText, webUrl } from '#reading'
import { olderUnder } from './round.ts'

/** Facebook holds 8,000 signs of a comment. */
export const longest = 8000
const pagesLookedAt = 4

/** Answers as the page. Facebook has no key for an act: what stands there in these words already is not said again. */
export async function say(graph: Graph, place: Place, utterance: Utterance, means: Means): Promise<Said> {
  const spot = spotOf(utterance)
  if (!spot) return { kind: 'gone' }
  if (utterance.text.length > longest) return { kind: 'refused', why: 'too-long' }
  if (utterance.audience !== 'public') return { kind: 'refused', why: 'audience' }
  const standing = await ownAt(graph, place, utterance, means)
  if (!Array.isArray(standing)) return standing.kind === 'unknown' ? inAMinute(means) : standing
  if (standing.length > (utterance.again ?? 0)) return standing[0]!
  const body = { message: utterance.text, fields: 'id,message,permalink_url' }
  const answer = await ask(graph, { method: 'POST', path: `/${spot}/comments`, body }, means)
  return answer.kind === 'there' ? (sent(answer.value) ?? { kind: 'unknown' }) : unsaid(answer, means)
}

/** The page's own comment at that very spot with those very words. */
export async function readBack(
  graph: Graph,
  place: Place,
  utterance: Utterance,
  means: Means,
): Promise<Said | { kind: 'not-there' }> {
  const standing = await ownAt(graph, place, utterance, means)
  if (!Array.isArray(standing)) return standing
  return standing.length > (utterance.again ?? 0) ? standing[0]! : { kind: 'not-there' }
}

/** Newest first. */
async function ownAt(graph: Graph, place: Place, utterance: Utterance, means: Means): Promise<Said[] | Said> {
  const spot = spotOf(utterance)
  if (!spot) return { kind: 'gone' }
  const own: Said[] = []
  let after: string | null = null
  for (let pages = 0; pages < pagesLookedAt; pages++) {
    const page = await olderUnder(graph, spot, after, means)
    if (page.kind !== 'comments') return unsaid(page, means)
    for (const comment of page.comments) {
      const isOurs = thingOf(comment.from)?.id === place.settings.page
      const said = isOurs && cleanText(textOf(comment.message)) === cleanText(utterance.text) ? sent(comment) : null
      if (said) own.push(said)
    }
    after = page.after
    if (!after) break
  }
  return own
}

/** The comment that is answered, or the post itself. */
function spotOf({ thread, answers }: Utterance): string | null {
  return idOf(answers[0] ?? thread.nativeId)
}

function sent(comment: Thing): Said | null {
  const id = idOf(comment.id)
  return id === null ? null : { kind: 'sent', nativeId: id, url: webUrl(textOf(comment.permalink_url)), proof: 'seen' }
}

const inAMinute = (means: Means): Said => ({ kind: 'later', at: new Date(means.clock().getTime() + 60_000) })
