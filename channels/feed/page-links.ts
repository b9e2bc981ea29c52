import { webUrl } from '#reading'

export interface PageLinks {
  /** Feeds the page declares, in its order. */
  feeds: { url: string; title: string | null }[]
  /** Links in its text that look like feeds. */
  mentioned: string[]
  /** Feed of the replies to this very page. */
  replies: string[]
  isWordPress: boolean
}

const mostRead = 1_000_000
const feedType = /^(application\/((rss|atom|rdf)\+xml|feed\+json|json|xml)|text\/xml)\b/i

/** What a page of a site says about feeds. Looks at its tags one by one: pages in the wild are rarely well-formed. */
export function pageLinks(html: string, url: string): PageLinks {
  const found: PageLinks = {
    feeds: [],
    mentioned: [],
    replies: [],
    isWordPress: /\/wp-(content|includes|json)\//.test(html.slice(0, mostRead)),
  }
  let base = url
  for (const [, name, inside] of html.slice(0, mostRead).matchAll(/<(link|a|meta|base)\b([^<>]{0,4000})>/gi)) {
    const attributes = attributesOf(inside ?? '')
    const href = webUrl(attributes.href, base)
    const tag = name!.toLowerCase()
    if (tag === 'meta' && /generator/i.test(attributes.name ?? '') && /wordpress/i.test(attributes.content ?? ''))
      found.isWordPress = true
    if (!href) continue
    if (tag === 'base') base = href
    else if (tag === 'link') takeLink(found, attributes, href)
    else if (
      found.mentioned.length < 20 &&
      /(^|[/._-])(rss|feeds?|atom)([/._-]|$|\?)|\.(rss|rdf)$/i.test(new URL(href).pathname)
    )
      found.mentioned.push(href)
  }
  return found
}

function takeLink(found: PageLinks, attributes: Record<string, string>, href: string): void {
  const rels = (attributes.rel ?? '').toLowerCase().split(/\s+/)
  if (!feedType.test(attributes.type ?? '') || /oembed|wp-json/.test(href)) return
  if (rels.includes('replies')) found.replies.push(href)
  else if (rels.includes('alternate') || rels.includes('feed'))
    found.feeds.push({ url: href, title: attributes.title ?? null })
}

function attributesOf(inside: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [, name, double, single, bare] of inside.matchAll(
    /([a-z-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi,
  )) {
    attributes[name!.toLowerCase()] ??= (double ?? single ?? bare ?? '')
      .replaceAll('&amp;', '&')
      .replaceAll('&#038;', '&')
  }
  return attributes
}
