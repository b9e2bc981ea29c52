/** Our own actor, words and activities, as the fediverse reads them. */
import { type Own, type OwnImage, type Place, type Utterance } from '#channel'
import { type JsonObject } from '#kernel'
import { digestOf } from '#reading'
import { type Actor, type Owed } from './cursor.ts'
import { context, publicly } from './wire.ts'

export const keyIn = (place: Place, name: 'name' | 'shown' | 'about' | 'publicKey') =>
  String(place.settings[name] ?? '')

export function actorDocument(place: Place, here: string): JsonObject {
  return {
    '@context': context,
    id: here,
    type: 'Service',
    preferredUsername: keyIn(place, 'name'),
    name: keyIn(place, 'shown'),
    summary: escaped(keyIn(place, 'about')),
    url: here,
    inbox: `${here}/inbox`,
    outbox: `${here}/outbox`,
    followers: `${here}/followers`,
    following: `${here}/following`,
    manuallyApprovesFollowers: false,
    publicKey: { id: `${here}#main-key`, owner: here, publicKeyPem: keyIn(place, 'publicKey') },
  }
}

export const noteId = (here: string, key: string) => `${here}/said/${encodeURIComponent(key)}`

export function keyOfNote(here: string, id: string): string | null {
  if (!id.startsWith(`${here}/said/`)) return null
  try {
    return decodeURIComponent(id.slice(`${here}/said/`.length).replace(/[#?].*$/s, ''))
  } catch {
    return null
  }
}

/** Never wider than the utterance: who is answered, and whom its audience adds. */
export function addressees({ audience, to }: Utterance, here: string): { to: string[]; cc: string[] } {
  const people = to.map(({ nativeId }) => nativeId)
  const followers = `${here}/followers`
  if (audience === 'public') return { to: [publicly, ...people], cc: [followers] }
  if (audience === 'unlisted') return { to: [followers, ...people], cc: [publicly] }
  return audience === 'followers' ? { to: [followers, ...people], cc: [] } : { to: people, cc: [] }
}

/** `actors`: whose handles are known. `now`: where it is told, whether one may still choose is told too. */
export function noteDocument(own: Own, here: string, actors: readonly Actor[], now?: Date): JsonObject {
  const { utterance } = own
  const id = noteId(here, utterance.key)
  return {
    id,
    type: 'Note',
    attributedTo: here,
    inReplyTo: utterance.answers[0] ?? null,
    published: own.at.toISOString(),
    url: id,
    ...addressees(utterance, here),
    content: paragraphs(utterance.text),
    ...(own.poll && question(own.poll, now)),
    ...(own.images && { attachment: own.images.map((image) => attached(image, here)) }),
    // A mention is what makes their server tell them.
    tag: utterance.to.map(({ nativeId, name }) => ({
      type: 'Mention',
      href: nativeId,
      name: actors.find((actor) => actor.id === nativeId)?.handle ?? `@${name.replace(/^@/, '')}`,
    })),
  }
}

/** What one may choose, one of it, and how often each was chosen (Activity Vocabulary, Question). Every server counts our counts. */
const question = ({ choices, endsAt }: NonNullable<Own['poll']>, now?: Date) => ({
  type: 'Question',
  oneOf: choices.map(({ choice, votes }) => ({
    ...{ type: 'Note', name: choice },
    replies: { type: 'Collection', totalItems: votes },
  })),
  ...(endsAt && { endTime: endsAt.toISOString() }),
  ...(endsAt && now && endsAt <= now && { closed: endsAt.toISOString() }),
})

/** What changes while people vote; null where nothing is put to the choice. */
export const marksOf = ({ poll }: Own, now: Date): string | null =>
  poll ? digestOf([JSON.stringify(question(poll, now))]) : null

/** Where it stands for as long as the word does. */
export const imageAt = ({ id }: OwnImage, here: string) => `${here}/image/${id}`

const attached = (image: OwnImage, here: string) => ({
  type: 'Document',
  mediaType: image.type,
  url: imageAt(image, here),
  name: image.alt,
  width: image.width,
  height: image.height,
})

export function tombstone(here: string, key: string): JsonObject {
  return { id: noteId(here, key), type: 'Tombstone', formerType: 'Note' }
}

/** The activity around a note. The same word makes the same id, so that it may be delivered twice. */
export function activityAbout(
  own: Own,
  what: Exclude<Owed['what'], 'Accept'>,
  here: string,
  actors: readonly Actor[],
  now?: Date,
): JsonObject {
  const note = noteDocument(own, here, actors, now)
  const counted = (now && marksOf(own, now)) ?? []
  const mark = what === 'Update' ? `update-${digestOf([own.utterance.text].concat(counted))}` : what.toLowerCase()
  return {
    '@context': context,
    id: `${note.id}#${mark}`,
    type: what,
    actor: here,
    published: note.published!,
    to: note.to!,
    cc: note.cc!,
    object: what === 'Delete' ? tombstone(here, own.utterance.key) : note,
  }
}

export function acceptance(follow: string, follower: string, here: string): JsonObject {
  return {
    '@context': context,
    id: `${here}#accept-${encodeURIComponent(follow)}`,
    type: 'Accept',
    actor: here,
    to: [follower],
    object: { id: follow, type: 'Follow', actor: follower, object: here },
  }
}

export function paragraphs(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((one) => `<p>${escaped(one).replaceAll('\n', '<br>')}</p>`)
    .join('')
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
