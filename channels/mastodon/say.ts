import { type Means, type Place, type Said, type Utterance } from '#channel'
import { htmlToText, webUrl } from '#reading'
import { type Answer, ask, serverOf } from './ask.ts'
import { audienceOf } from './read.ts'
import { idOf, type Thing, textOf, thingOf, thingsOf } from './thing.ts'

/** What Mastodon takes where nobody changed it; a server that takes less says so. */
export const longest = 500
const pageSize = 40

/** Answers whom one answers, by name, for no more eyes than they chose. The key makes it one act for an hour. */
export async function say(place: Place, utterance: Utterance, means: Means): Promise<Said> {
  const visibility = Object.entries(audienceOf).find(([, audience]) => audience === utterance.audience)?.[0]
  if (!visibility) return { kind: 'refused', why: 'audience' }
  const status = named(utterance)
  if ([...status].length > Number(place.settings.longest ?? longest)) return { kind: 'refused', why: 'too-long' }
  const [answers] = utterance.answers
  const body = { status, visibility, ...(answers && { in_reply_to_id: answers }) }
  const question = { method: 'POST' as const, path: '/api/v1/statuses', body, key: utterance.key }
  const answer = await ask(serverOf(place, means), question, means)
  if (answer.kind === 'there') return standing(thingOf(answer.value)) ?? { kind: 'unknown' }
  return unsaid(answer, means)
}

/** Our own status there, with these words, in answer to the same one. */
export async function readBack(
  place: Place,
  utterance: Utterance,
  means: Means,
): Promise<Said | { kind: 'not-there' }> {
  const found = await standsThere(place, { text: utterance.text, answers: utterance.answers[0] }, means)
  if (found.kind !== 'there') return found
  return standing(thingOf(found.value)) ?? { kind: 'not-there' }
}

/** A status of ours with these words: in answer to that one, or to none. */
export async function standsThere(
  place: Place,
  of: { text: string; answers: string | undefined },
  means: Means,
): Promise<
  { kind: 'there'; value: unknown } | { kind: 'later'; at: Date } | { kind: 'unknown' } | { kind: 'not-there' }
> {
  const path = `/api/v1/accounts/${idOf(place.settings.account) ?? ''}/statuses`
  const query = { limit: `${pageSize}`, exclude_reblogs: 'true' }
  const answer = await ask(serverOf(place, means), { path, query }, means)
  if (answer.kind === 'later') return { kind: 'later', at: answer.at }
  if (answer.kind !== 'there') return { kind: 'unknown' }
  const wanted = lettersOf(of.text)
  const found = thingsOf(answer.value).find(
    (status) =>
      (idOf(status.in_reply_to_id) ?? undefined) === of.answers &&
      lettersOf(htmlToText(textOf(status.content))) === wanted,
  )
  return found ? { kind: 'there', value: found } : { kind: 'not-there' }
}

/** Who is not named is not told; whoever is named in the words already is not named twice. */
function named({ text, to }: Utterance): string {
  const said = text.toLowerCase()
  const missing = to.map(({ nativeId }) => `@${nativeId}`).filter((handle) => !said.includes(handle.toLowerCase()))
  return [...missing, text].join(' ')
}

export function standing(status: Thing | null): Said | null {
  const id = idOf(status?.id)
  if (!status || !id) return null
  return { kind: 'sent', nativeId: id, url: webUrl(textOf(status.url)) ?? webUrl(textOf(status.uri)), proof: 'seen' }
}

export function unsaid(answer: Exclude<Answer, { kind: 'there' }>, means: Means): Exclude<Said, { kind: 'sent' }> {
  if (answer.kind === 'later') return { kind: 'later', at: answer.at }
  if (answer.kind === 'trouble')
    return answer.sure ? { kind: 'later', at: new Date(means.clock().getTime() + 60_000) } : { kind: 'unknown' }
  // What one answers is not there any more.
  if (answer.status === 404 || answer.status === 410) return { kind: 'gone' }
  return { kind: 'refused', why: answer.detail }
}

/** Servers shorten links and handles and set quotes their own way: without names, letters and figures tell the words. */
function lettersOf(text: string): string {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/@[\w.-]+(@[\w.:-]+)?/g, '')
    .replace(/https?:\/\//g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
  return letters || text.replace(/@[\w.-]+(@[\w.:-]+)?|\s+/g, '')
}
