import { type Heard, type HeardBy, type RawEvent, type Read } from '#channel'
import { cleanLine, cleanText, readDate, webUrl } from '#reading'
import { answeredBy, idOf, type Thing, textOf, thingOf, thingsOf, versionsOf } from './thing.ts'

const contentType = 'application/vnd.insuffleur.x+json'

/** The post as it came, beside who wrote it and who we are there: reading asks nobody. */
export function writePost(post: Thing, by: Thing | null, account: string): RawEvent {
  return write(versionsOf(post)[0] ?? null, { post, by, account })
}

export function writeGone(id: string): RawEvent {
  return write(id, { gone: id })
}

function write(nativeId: string | null, what: object): RawEvent {
  return { nativeId, contentType, body: new TextEncoder().encode(JSON.stringify(what)) }
}

export function read(event: RawEvent): Read {
  const kept = event.body.length <= 4_000_000 ? parsed(event.body) : null
  const gone = idOf(kept?.gone)
  if (gone) return { kind: 'read', heard: [{ kind: 'gone', nativeId: gone }] }
  const post = thingOf(kept?.post)
  const [first] = post ? versionsOf(post) : []
  const id = idOf(post?.id)
  if (!kept || !post || !first || !id) return { kind: 'not-understood', why: 'no post' }
  return { kind: 'read', heard: [wordsIn(kept, post, first, id)] }
}

function wordsIn(kept: Thing, post: Thing, nativeId: string, id: string): Heard {
  const user = thingOf(kept.by)
  const author = idOf(post.author_id) ?? idOf(user?.id)
  const thread = idOf(post.conversation_id) ?? nativeId
  const language = textOf(post.lang)
  const shown = urlsOf(post)
  return {
    kind: 'said',
    nativeId,
    thread: { nativeId: thread, url: `https://x.com/i/status/${thread}`, title: null },
    by: whoIn(user, author, nativeId),
    ours: author !== null && author === kept.account,
    title: null,
    text: cleanText(wordsOf(post)),
    html: null,
    url: `https://x.com/${nameOf(user) ?? 'i'}/status/${id}`,
    saidAt: readDate(textOf(post.created_at) || null),
    answers: answeredBy(post),
    audience: user?.protected === true ? 'followers' : 'public',
    // X guesses it, and has names of its own for what is none: `qme`, `und`, `zxx`.
    language: /^[a-z]{2}(-[A-Za-z0-9]{2,8})?$/.test(language) ? language : null,
    attachments: shown.flatMap((one) => {
      const url = textOf(one.media_key) ? webUrl(textOf(one.expanded_url)) : null
      return url ? [{ url, type: /\/(photo|video)\//.exec(url)?.[1] ?? null, bytes: null }] : []
    }),
  }
}

function whoIn(user: Thing | null, author: string | null, nativeId: string): HeardBy {
  const name = nameOf(user)
  return {
    // Of whom nothing is told, two such are not taken for one person.
    nativeId: author ?? `nobody-${nativeId}`,
    name: cleanLine(textOf(user?.name), 200) || (name ? `@${name}` : '–'),
    url: name ? `https://x.com/${name}` : null,
  }
}

/** As X lets people be called: fifteen letters, figures and underscores. */
export function nameOf(user: Thing | null): string | null {
  return /^\w{1,15}$/.exec(textOf(user?.username))?.[0] ?? null
}

const noteOf = (post: Thing) => thingOf(post.note_post ?? post.note_tweet)
const urlsOf = (post: Thing) => thingsOf(thingOf(noteOf(post)?.entities ?? post.entities)?.urls).slice(0, 50)

/**
 * As it was written: X puts short addresses of its own for those in it, writes three signs as HTML does, and names whoever
 * is answered before the words, where nobody sees it.
 */
export function wordsOf(post: Thing): string {
  let text = textOf(noteOf(post)?.text) || shownOf(post)
  for (const one of urlsOf(post)) {
    const short = textOf(one.url)
    const long = textOf(one.media_key) ? '' : (webUrl(textOf(one.expanded_url)) ?? short)
    if (/^https?:\/\/\S+$/.test(short)) text = text.replaceAll(short, () => long)
  }
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim()
}

function shownOf(post: Thing): string {
  const text = textOf(post.text)
  const [from] = Array.isArray(post.display_text_range) ? post.display_text_range : [0]
  const before = Number.isSafeInteger(from) && from > 0 && from < text.length ? text.slice(0, from) : ''
  return /^(@\w{1,20}\s+)+$/.test(before) ? text.slice(before.length) : text
}

function parsed(body: Uint8Array): Thing | null {
  try {
    return thingOf(JSON.parse(Buffer.from(body).toString('utf8')))
  } catch {
    return null
  }
}
