import { type HeardBy, type Place, type RawEvent, type Read } from '#channel'
import { isDay } from '#kernel'
import { cleanLine, cleanText, digestOf, readDate, webUrl } from '#reading'
import { type Mention, mentionType, nameOf, pageOf } from './mention.ts'

const mostBytes = 500_000

/** What was written down, as words heard. It is cleaned here once more: the ledger outlives the code that wrote it. */
export function read(event: RawEvent, _place: Place): Read {
  const mention = event.contentType === mentionType ? mentionIn(event.body) : null
  if (!mention) return { kind: 'not-understood', why: 'no mention that was written down' }
  const page = pageOf(mention.address)
  const nativeId = nameOf(mention)
  return {
    kind: 'read',
    heard: [
      {
        kind: 'said',
        nativeId,
        thread: { nativeId: page.length > 500 ? digestOf([page], 32) : page, url: page, title: mention.title },
        by: byOf(mention, page, nativeId),
        ours: false,
        title: null,
        text: mention.text,
        html: null,
        url: mention.address,
        saidAt: readDate(mention.saidAt),
        ...(mention.saidOn ? { saidOn: mention.saidOn } : {}),
        answers: null,
        audience: 'public',
        language: null,
        attachments: [],
      },
    ],
  }
}

function mentionIn(body: Uint8Array): Mention | null {
  if (body.byteLength > mostBytes) return null
  let given: Record<string, unknown>
  try {
    given = Object(JSON.parse(new TextDecoder().decode(body)))
  } catch {
    return null
  }
  const said = (name: string) => (typeof given[name] === 'string' ? given[name] : '')
  const address = webUrl(said('address'))
  const text = cleanText(said('text'))
  if (!address || !text) return null
  return {
    address,
    text,
    author: cleanLine(said('author'), 200) || null,
    title: cleanLine(said('title'), 300) || null,
    saidAt: said('saidAt') || null,
    saidOn: isDay(said('saidOn')) ? said('saidOn') : null,
  }
}

/**
 * One name under one post is one person. Under another it may be someone else: names are not accounts, and only the
 * person may join two. Whoever shows no name stays alone with each of their words.
 */
function byOf({ author }: Mention, page: string, nativeId: string): HeardBy {
  if (!author) return { nativeId: `anonymous:${nativeId}`, name: 'Anonyme', url: null }
  return { nativeId: `name:${digestOf([page, author.normalize('NFKC').toLowerCase()], 32)}`, name: author, url: null }
}
