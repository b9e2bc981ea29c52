import { type Means, type Medium, type Piece, type PieceLimits, type Place, type Published } from '#channel'
import { choicesRefused, multipartOf } from '#reading'
import { type Answer, ask, type Server, serverOf } from './ask.ts'
import { pollAt, pollOf } from './poll.ts'
import { audienceOf } from './read.ts'
import { longest, standing, standsThere, unsaid } from './say.ts'
import { idOf, thingOf, thingsOf } from './thing.ts'

const types = ['image/jpeg', 'image/png', 'image/webp', 'image/gif']

export const limits = (place: Place): PieceLimits => ({
  longest: Number(place.settings.longest ?? longest),
  longestTitle: null,
  warning: true,
  media: { most: 4, types, mostBytes: 8 * 1024 * 1024, longestAlt: 1_500, needed: false },
  goesOn: true,
  poll: pollAt(place),
})

/** Signs as Mastodon counts them: every address for 23, a handle without its server. */
export function measure(text: string): number {
  const counted = text
    .replace(/https?:\/\/\S+/g, 'x'.repeat(23))
    .replace(/(^|[^\w/])@(\w+)@[\w.:-]+\w/g, (_, before: string, name: string) => `${before}@${name}`)
  return [...counted].length
}

/** The key makes it one act for an hour; after that it is looked for by its words. */
export async function publish(place: Place, piece: Piece, means: Means): Promise<Published> {
  const visibility = Object.entries(audienceOf).find(([, audience]) => audience === piece.audience)?.[0]
  if (!visibility) return { kind: 'refused', why: 'audience' }
  const { warning, language, media, text } = piece
  const { longest: most, poll } = limits(place)
  if (measure(text) + measure(warning ?? '') > most!) return { kind: 'refused', why: 'too-long' }
  const amiss = choicesRefused(piece, poll)
  if (amiss) return { kind: 'refused', why: amiss }
  const server = serverOf(place, means)
  const ids: string[] = []
  for (const medium of media) {
    const sent = await upload(server, medium, means)
    if (sent.kind !== 'sent') return sent
    ids.push(sent.id)
  }
  const body = {
    ...{ status: text, visibility },
    ...(warning && { spoiler_text: warning }),
    // Two letters: the dialect is nothing that servers tell apart.
    ...(language && { language: language.split('-')[0]! }),
    ...(ids.length && { media_ids: ids }),
    ...pollOf(piece),
  }
  const answer = await ask(server, { method: 'POST', path: '/api/v1/statuses', body, key: piece.key }, means)
  if (answer.kind !== 'there') return unsaid(answer, means)
  const came = begun(answer)
  if (came?.kind === 'sent') await inWords(server, piece, { id: came.nativeId, status: answer.value }, means)
  return came ?? { kind: 'unknown' }
}

/**
 * Some take what is put to the choice and drop it without a word (snac 2.75): nobody could choose anything. Then the choices
 * are put into the words, as at any place without a form.
 */
async function inWords(server: Server, piece: Piece, at: { id: string; status: unknown }, means: Means): Promise<void> {
  const { choices = [], text, warning, language } = piece
  if (!choices.length || thingsOf(thingOf(thingOf(at.status)?.poll)?.options).length) return
  const body = {
    status: withChoices(text, choices),
    ...(warning && { spoiler_text: warning }),
    ...(language && { language: language.split('-')[0]! }),
  }
  await ask(server, { method: 'PUT', path: `/api/v1/statuses/${at.id}`, body }, means)
}

const withChoices = (text: string, choices: readonly string[]) =>
  [text, choices.map((choice) => `· ${choice}`).join('\n')].join('\n\n')

export async function pieceThere(place: Place, piece: Piece, means: Means): Promise<Published | { kind: 'not-there' }> {
  const { text, choices = [] } = piece
  const stands = (words: string) => standsThere(place, { text: words, answers: undefined }, means)
  const asSent = await stands(text)
  const found = asSent.kind === 'not-there' && choices.length ? await stands(withChoices(text, choices)) : asSent
  if (found.kind !== 'there') return found
  const came = begun(found)
  if (came?.kind === 'sent' && found === asSent)
    await inWords(serverOf(place, means), piece, { id: came.nativeId, status: found.value }, means)
  return came ?? { kind: 'not-there' }
}

/** A status of ours that answers none is the head of its thread. */
function begun(answer: Extract<Answer, { kind: 'there' }>): Published | null {
  const said = standing(thingOf(answer.value))
  if (said?.kind !== 'sent' || said.proof === 'by-hand') return null
  const { nativeId, url, proof } = said
  return { kind: 'sent', nativeId, url, proof, thread: { nativeId, url, title: null } }
}

type Uploaded = { kind: 'sent'; id: string } | Exclude<Published, { kind: 'sent' }>

async function upload(server: Server, medium: Medium, means: Means): Promise<Uploaded> {
  const form = multipartOf({ description: medium.alt }, { ...medium, field: 'file' })
  const answer = await ask(server, { method: 'POST', path: '/api/v2/media', form }, means)
  // Nothing is public yet: whatever became of an upload, it may be tried again.
  if (answer.kind === 'trouble') return { kind: 'later', at: new Date(means.clock().getTime() + 60_000) }
  if (answer.kind === 'declined' && answer.status === 403) return { kind: 'refused', why: 'images-not-allowed' }
  if (answer.kind !== 'there') return unsaid(answer, means)
  const id = idOf(thingOf(answer.value)?.id)
  return id ? whenReady(server, id, means) : { kind: 'refused', why: 'no image came back' }
}

const mostLooks = 20
const betweenLooks = 500

/** Large ones are made smaller over there first: 206 until that is done. */
async function whenReady(server: Server, id: string, means: Means): Promise<Uploaded> {
  for (let look = 0; look < mostLooks; look++) {
    const answer = await ask(server, { path: `/api/v1/media/${id}` }, means)
    const there = answer.kind === 'there' ? thingOf(answer.value) : null
    if (there?.url) return { kind: 'sent', id }
    // Servers that have no such question have no such wait either.
    if (answer.kind === 'declined') return { kind: 'sent', id }
    if (answer.kind !== 'there') break
    await new Promise((soon) => setTimeout(soon, betweenLooks))
  }
  return { kind: 'later', at: new Date(means.clock().getTime() + 60_000) }
}
