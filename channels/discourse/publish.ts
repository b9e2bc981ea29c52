import { type Means, type Medium, type Piece, type PieceLimits, type Place, type Published } from '#channel'
import { choicesRefused, cleanLine, multipartOf } from '#reading'
import { ask, type Forum, forumOf } from './ask.ts'
import { pollAt, pollIn } from './poll.ts'
import { nameOf } from './read.ts'
import { longest, unread, unsaid } from './say.ts'
import { numberOf, textOf, thingOf } from './thing.ts'

const types = ['image/jpeg', 'image/png', 'image/webp', 'image/gif']

/** What a forum takes where nobody changed it: four megabytes an image, 255 signs of title. */
export const limits = (place: Place): PieceLimits => ({
  longest,
  longestTitle: 255,
  warning: false,
  media: { most: 10, types, mostBytes: 4 * 1024 * 1024, longestAlt: 1_500, needed: false },
  goesOn: false,
  poll: pollAt(place),
})

export const measure = (text: string): number => text.length

/** A topic, under a name of ours that the forum holds beside its own number and gives to one topic alone. */
export async function publish(place: Place, piece: Piece, means: Means): Promise<Published> {
  if (!piece.title) return { kind: 'refused', why: 'no-title' }
  if (piece.text.length > longest) return { kind: 'refused', why: 'too-long' }
  const amiss = choicesRefused(piece, pollAt(place))
  if (amiss) return { kind: 'refused', why: amiss }
  if (piece.audience !== 'public') return { kind: 'refused', why: 'audience' }
  // Whoever hears one topic alone would not hear what is answered in another.
  if (place.settings.topic) return { kind: 'refused', why: 'this place is one topic' }
  const before = await pieceThere(place, piece, means)
  if (before.kind === 'unknown') return inAMinute(means)
  if (before.kind !== 'not-there') return before
  const forum = forumOf(place, means)
  const shown: string[] = []
  for (const medium of piece.media) {
    const sent = await upload(forum, medium, means)
    if (sent.kind !== 'sent') return sent
    shown.push(sent.markup)
  }
  const category = numberOf(place.settings.category)
  const raw = [piece.text, pollIn(piece, means.clock()), ...shown].filter(Boolean).join('\n\n')
  const body = { title: piece.title, raw, external_id: nameFor(piece), ...(category && { category }) }
  const answer = await ask(forum, '/posts.json', means, body)
  // Two at once: one of them has begun it, and looking finds it.
  if (answer.kind === 'declined' && /external/i.test(answer.detail)) return { kind: 'unknown' }
  if (answer.kind !== 'there') return unpublished(unsaid(answer, means))
  const post = thingOf(answer.value)
  if (textOf(post?.action) === 'enqueued') return { kind: 'refused', why: 'it waits there for approval' }
  return begun(numberOf(post?.topic_id), piece.title, place)
}

/** The forum leads from the name that we gave to the topic itself. */
export async function pieceThere(place: Place, piece: Piece, means: Means): Promise<Published | { kind: 'not-there' }> {
  const answer = await ask(forumOf(place, means), `/t/external_id/${nameFor(piece)}.json`, means)
  if (answer.kind === 'there') {
    const topic = thingOf(answer.value)
    return begun(numberOf(topic?.id), cleanLine(textOf(topic?.title), 500) || piece.title, place)
  }
  if (answer.kind === 'declined' && answer.status === 404) return { kind: 'not-there' }
  return unpublished(unread(answer))
}

/** Letters, figures and hyphens, fifty at most. */
const nameFor = ({ key, again }: Piece) => `${key.replace(/[^\w-]+/g, '-').slice(0, 45)}${again ? `-${again}` : ''}`

function begun(topic: number | null, title: string | null, { settings }: Place): Published {
  if (!topic) return { kind: 'unknown' }
  const url = `${String(settings.root ?? '')}/t/${topic}`
  const thread = { nativeId: `${topic}`, url, title }
  return { kind: 'sent', nativeId: nameOf(topic, 1), url, proof: 'seen', thread }
}

type Uploaded = { kind: 'sent'; markup: string } | Exclude<Published, { kind: 'sent' }>

async function upload(forum: Forum, { name, type, bytes, alt }: Medium, means: Means): Promise<Uploaded> {
  const form = multipartOf({ type: 'composer', synchronous: 'true' }, { field: 'file', name, type, bytes })
  const answer = await ask(forum, '/uploads.json', means, undefined, form)
  // Nothing is public yet: whatever became of an upload, it may be tried again.
  if (answer.kind === 'trouble') return inAMinute(means)
  if (answer.kind !== 'there') return unpublished(unsaid(answer, means))
  const address = textOf(thingOf(answer.value)?.short_url)
  if (!/^upload:\/\/[\w.-]+$/.test(address)) return { kind: 'refused', why: 'no image came back' }
  return { kind: 'sent', markup: `![${alt.replace(/[[\]|\\\s]+/g, ' ').trim()}](${address})` }
}

/** What does not stand there is not published either. */
function unpublished(said: ReturnType<typeof unread>): Exclude<Published, { kind: 'sent' }> {
  return said.kind === 'sent' ? { kind: 'unknown' } : said
}

const inAMinute = ({ clock }: Means): { kind: 'later'; at: Date } => ({
  kind: 'later',
  at: new Date(clock().getTime() + 60_000),
})
