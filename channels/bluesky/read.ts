import { type Heard, type Place, type RawEvent, type Read } from '#channel'
import { cleanLine, cleanText, readDate, webUrl } from '#reading'
import { attachmentsIn } from './embeds.ts'
import { markedUp } from './markup.ts'
import { type Thing, textOf, thingOf } from './thing.ts'
import { authorOf, didOf, handleOf, pageOf, postUri, profileOf } from './uri.ts'

const mostBytes = 300_000
const contentType = 'application/vnd.insuffleur.bluesky+json'

/** The post to the letter, beside who we are there: reading asks nobody. Views of who looks at it are left out. */
export function writePost(post: Thing, { settings }: Place, aside: boolean): RawEvent {
  const { uri, cid, record, embed, indexedAt } = post
  const { did, handle, displayName } = thingOf(post.author) ?? {}
  const kept = { uri, cid, author: { did, handle, displayName }, record, embed, indexedAt }
  const event = write(textOf(uri), { post: kept, account: settings.did ?? null, ...(aside && { aside: 'threadgate' }) })
  // A record may hold a megabyte of fields that no post has: what it is called is enough to set it aside.
  return event.body.length <= mostBytes ? event : write(textOf(uri), { tooLarge: uri })
}

export function writeGone(uri: string): RawEvent {
  return write(uri, { gone: uri })
}

function write(nativeId: string, what: object): RawEvent {
  return { nativeId, contentType, body: new TextEncoder().encode(JSON.stringify(what)) }
}

export function read(event: RawEvent): Read {
  const kept = event.body.length <= mostBytes ? parsed(event.body) : null
  const gone = postUri(kept?.gone)
  if (gone) return { kind: 'read', heard: [{ kind: 'gone', nativeId: gone }] }
  const post = thingOf(kept?.post)
  const [uri, record, author] = [postUri(post?.uri), thingOf(post?.record), thingOf(post?.author)]
  if (!kept || !post || !uri || !record || author?.did !== authorOf(uri))
    return { kind: 'not-understood', why: 'no post' }
  if (kept.aside) return { kind: 'not-understood', why: 'kept out of the thread by our own threadgate' }
  return { kind: 'read', heard: [wordsIn({ post, uri, record, author }, kept.account)] }
}

interface Found {
  post: Thing
  uri: string
  record: Thing
  author: Thing
}

function wordsIn({ post, uri, record, author }: Found, account: unknown): Heard {
  const reply = thingOf(record.reply)
  const [root, parent] = [postUri(thingOf(reply?.root)?.uri), postUri(thingOf(reply?.parent)?.uri)]
  const did = authorOf(uri)
  const handle = handleOf(author.handle)
  const [language] = Array.isArray(record.langs) ? record.langs.map(textOf) : []
  const text = textOf(record.text)
  return {
    kind: 'said',
    nativeId: uri,
    thread: { nativeId: root ?? parent ?? uri, url: pageOf(root ?? parent ?? uri), title: null },
    by: {
      nativeId: did,
      name: cleanLine(textOf(author.displayName), 200) || (handle ? `@${handle}` : did),
      url: profileOf(did),
    },
    ours: didOf(account) === did,
    title: null,
    text: cleanText(text),
    html: markedUp(text, record.facets),
    url: webUrl(pageOf(uri)),
    saidAt: saidAt(record, post),
    answers: parent,
    audience: 'public',
    language: language && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) ? language : null,
    attachments: attachmentsIn(post, record),
  }
}

const aDay = 24 * 3_600_000

/**
 * `createdAt` is what the writer's program says. After the network saw it, it is a lie or a wrong clock; and an answer
 * dated long before would slip in unseen among what was said years ago.
 */
function saidAt(record: Thing, post: Thing): Date | null {
  const [made, seen] = [record.createdAt, post.indexedAt].map((at) => readDate(textOf(at) || null))
  if (!made || !seen) return seen ?? made ?? null
  const early = record.reply ? seen.getTime() - aDay : Date.UTC(1990, 0)
  return made > seen || made.getTime() < early ? seen : made
}

function parsed(body: Uint8Array): Thing | null {
  try {
    return thingOf(JSON.parse(Buffer.from(body).toString('utf8')))
  } catch {
    return null
  }
}
