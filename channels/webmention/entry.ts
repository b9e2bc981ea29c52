/** What a page says in microformats2: which of its entries speaks of ours, how, and who wrote it. */
import { mf2 } from 'microformats-parser'
import { addressKey, webUrl } from '#reading'

type Root = ReturnType<typeof mf2>['items'][number]
type Value = Root['properties'][string][number]

/** `reply`: an answer to ours. `mention`: ours is talked about. The others say nothing in words. */
export type Kind = 'reply' | 'mention' | 'like' | 'repost' | 'bookmark' | 'rsvp'

export interface Entry {
  kind: Kind
  author: { name: string | null; url: string | null }
  url: string | null
  title: string | null
  html: string | null
  text: string | null
  published: string | null
  /** Whatever it says to answer, ours among it. */
  answers: string[]
  media: string[]
}

const kinds: [string, Kind][] = [
  ['in-reply-to', 'reply'],
  ['like-of', 'like'],
  ['repost-of', 'repost'],
  ['bookmark-of', 'bookmark'],
  ['rsvp', 'rsvp'],
]
const mostEntries = 500
const mostDepth = 12

/** The entry of the page that speaks of `target`; null where none does, or the page has no microformats. */
export function entryAbout(
  html: string,
  { source, url, target }: { source: string; url: string; target: string },
): Entry | null {
  const { entries, card } = itemsIn(html, url)
  const fragment = decoded(new URL(source).hash.slice(1))
  const about = entries.filter((entry) => kindOf(entry, target) !== null)
  const named = fragment && about.find(({ id }) => id === fragment)
  const own = about.find((entry) =>
    addressesIn(entry.properties.url).some((one) => isSame(one, source) || isSame(one, url)),
  )
  const entry = named || own || about[0]
  if (!entry) return null
  const said = asEntry(entry, kindOf(entry, target)!, source)
  return { ...said, author: said.author.name || said.author.url ? said.author : authorIn(card) }
}

/** Nested markup may be deeper than any stack: what cannot be parsed has no microformats. */
function itemsIn(html: string, url: string): { entries: Root[]; card: Root | undefined } {
  let items: Root[]
  try {
    items = mf2(html, { baseUrl: url }).items
  } catch {
    return { entries: [], card: undefined }
  }
  const found: Root[] = []
  const walk = (all: readonly Root[], depth: number) => {
    for (const item of all) {
      if (found.length >= mostEntries || depth > mostDepth) return
      if (item.type?.some((type) => type === 'h-entry' || type === 'h-cite' || type === 'h-event')) found.push(item)
      walk(item.children ?? [], depth + 1)
      walk((item.properties.comment ?? []).filter(isRoot), depth + 1)
    }
  }
  walk(items, 0)
  return { entries: found, card: items.find(({ type }) => type?.includes('h-card')) }
}

function kindOf({ properties }: Root, target: string): Kind | null {
  for (const [name, kind] of kinds) {
    const values = name === 'rsvp' ? (properties.rsvp ? properties['in-reply-to'] : undefined) : properties[name]
    if (kind === 'reply' && properties.rsvp) continue
    if (addressesIn(values).some((one) => isSame(one, target))) return kind
  }
  const html =
    properties.content?.map((one) => (typeof one === 'object' && 'html' in one ? one.html : '')).join('') ?? ''
  return linksIn(html).some((one) => isSame(one, target)) ? 'mention' : null
}

function asEntry({ properties }: Root, kind: Kind, source: string): Entry {
  const content = properties.content?.[0]
  const html = typeof content === 'object' && 'html' in content ? content.html : null
  const media = [...addressesIn(properties.photo), ...addressesIn(properties.video), ...addressesIn(properties.audio)]
  const author = authorIn(properties.author?.[0])
  const urls = addressesIn(properties.url)
  return {
    kind,
    author,
    // An author's own address often stands among those of the entry.
    url: urls.find((one) => isSame(one, source)) ?? urls.find((one) => one !== author.url) ?? null,
    title: wordsIn(properties.name?.[0]),
    html,
    text: wordsIn(content) ?? wordsIn(properties.summary?.[0]),
    published: wordsIn(properties.published?.[0]),
    answers: addressesIn(properties['in-reply-to']).slice(0, 20),
    media: media.slice(0, 20),
  }
}

function authorIn(value: Value | undefined): Entry['author'] {
  if (value === undefined) return { name: null, url: null }
  if (!isRoot(value)) return { name: wordsIn(value), url: webUrl(wordsIn(value)) }
  return { name: wordsIn(value.properties.name?.[0]), url: addressesIn(value.properties.url)[0] ?? null }
}

function addressesIn(values: readonly Value[] | undefined): string[] {
  return (values ?? []).flatMap((value) => {
    const inside = isRoot(value) ? [...(value.properties.url ?? []), value.value ?? ''] : [value]
    return inside.flatMap((one) => webUrl(wordsIn(one)) ?? [])
  })
}

function wordsIn(value: Value | undefined): string | null {
  if (typeof value === 'string') return value
  if (value === undefined) return null
  return 'value' in value && typeof value.value === 'string' ? value.value : null
}

const isRoot = (value: Value): value is Root => typeof value === 'object' && 'properties' in value
const isSame = (one: string, other: string) => addressKey(one) === addressKey(other)
const linksIn = (html: string) =>
  [...html.matchAll(/\b(?:href|src)="([^"]{1,4000})"/gi)].map(([, href]) => href!.replaceAll('&amp;', '&'))

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
