import { type HeardWords, type Place, type RawEvent, type Read } from '#channel'
import { believed, cleanHtml, cleanLine, htmlToText, readDate, webUrl } from '#reading'
import { own } from './own.ts'
import { countsIn } from './poll.ts'
import { numberOf, type Thing, textOf, thingOf } from './thing.ts'

const contentType = 'application/vnd.insuffleur.discourse+json'

/** Posts are known by their number in the topic: that is what an answer names. */
export const nameOf = (topic: number, number: number) => `${topic}/${number}`

export function writePost(post: Thing, place: Place, closed: boolean, at: Date): RawEvent {
  const name = nameOf(numberOf(post.topic_id)!, numberOf(post.post_number)!)
  return write(name, { post, root: place.settings.root, user: place.settings.user, closed, at })
}

export function writeGone(topic: number, number: number): RawEvent {
  return write(nameOf(topic, number), { gone: nameOf(topic, number) })
}

function write(nativeId: string, what: object): RawEvent {
  return { nativeId, contentType, body: new TextEncoder().encode(JSON.stringify(what)) }
}

export function read({ body }: Pick<RawEvent, 'body'>): Read {
  const kept = body.length <= 2_000_000 ? thingOf(parsed(Buffer.from(body).toString('utf8'))) : null
  if (!kept) return { kind: 'not-understood', why: 'no JSON' }
  const gone = cleanLine(textOf(kept.gone), 100)
  if (gone) return { kind: 'read', heard: [{ kind: 'gone', nativeId: gone }] }
  const post = thingOf(kept.post)
  const root = webUrl(textOf(kept.root))
  const [topic, number] = [numberOf(post?.topic_id), numberOf(post?.post_number)]
  const user = cleanLine(textOf(post?.username), 100)
  if (!post || !root || !topic || !number || !user) return { kind: 'not-understood', why: 'no post' }
  const words = wordsIn(post, { topic, number, user, root: root.replace(/\/$/, ''), kept })
  const counts = words.ours ? countsIn(post, words.nativeId) : null
  return { kind: 'read', heard: counts ? [words, counts] : [words] }
}

interface Where {
  topic: number
  number: number
  user: string
  root: string
  kept: Thing
}

function wordsIn(post: Thing, { topic, number, user, root, kept }: Where): HeardWords {
  const cooked = own(textOf(post.cooked), root)
  const answers = numberOf(post.reply_to_post_number)
  const title = cleanLine(textOf(post.topic_title), 500) || null
  return {
    kind: 'said',
    nativeId: nameOf(topic, number),
    thread: { nativeId: `${topic}`, url: `${root}/t/${topic}`, title },
    by: {
      nativeId: user.toLowerCase(),
      name: cleanLine(textOf(post.name), 200) || user,
      url: `${root}/u/${encodeURIComponent(user)}`,
    },
    ours: user.toLowerCase() === textOf(kept.user).toLowerCase(),
    title: number === 1 ? title : null,
    text: htmlToText(cooked.html),
    html: cleanHtml(cooked.html, root),
    url: `${root}/t/${topic}/${number}`,
    saidAt: believed(readDate(textOf(post.created_at) || null), new Date(textOf(kept.at))),
    // Whoever writes under the opening post without choosing one speaks to the topic.
    answers: answers ? nameOf(topic, answers) : null,
    audience: kept.closed === true ? 'followers' : 'public',
    language: null,
    attachments: cooked.attached,
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
