import { type HeardWords } from '#channel'
import { webUrl } from '#reading'
import { kindOf, type Thing, textOf, thingOf, thingsOf } from './thing.ts'
import { pageOf, postUri } from './uri.ts'

type Attachments = HeardWords['attachments']

/** Pictures, films, link cards and the post that is quoted. Of a bare record only what has an address of its own. */
export function attachmentsIn(post: Thing, record: Thing): Attachments {
  const embed = thingOf(post.embed) ?? thingOf(record.embed)
  if (!embed) return []
  const media = thingOf(embed.media) ?? embed
  return [...mediaIn(media), ...quotedIn(embed)].slice(0, 20)
}

function mediaIn(media: Thing): Attachments {
  const card = thingOf(media.external)
  const found = [
    ...thingsOf(media.images, 10).map(({ fullsize }) => ({ url: fullsize, type: 'image/*' })),
    ...(kindOf(media).startsWith('app.bsky.embed.video') ? [{ url: media.playlist, type: 'video/*' }] : []),
    ...(card ? [{ url: card.uri, type: 'text/html' }] : []),
  ]
  return found.flatMap(({ url, type }) => attached(webUrl(textOf(url)), type))
}

function quotedIn(embed: Thing): Attachments {
  const record = thingOf(embed.record)
  const uri = postUri(record?.uri) ?? postUri(thingOf(record?.record)?.uri)
  return uri ? attached(pageOf(uri), 'text/html') : []
}

function attached(url: string | null, type: string): Attachments {
  return url ? [{ url, type, bytes: null }] : []
}

/** The post that a record quotes, whether or not something else hangs on it. */
export function quotedBy(record: Thing | null): string | null {
  const quoted = thingOf(thingOf(record?.embed)?.record)
  return postUri(quoted?.uri) ?? postUri(thingOf(quoted?.record)?.uri)
}
