import { type FeedDocument } from './document.ts'
import { pageLinks } from './page-links.ts'

/** Where to look after a page of a site: what it declares, then what its kind of site has, then what many have. */
export function afterPage(html: string, url: string): string[] {
  const { feeds, mentioned, replies, isWordPress } = pageLinks(html, url)
  const declared = feeds.map((feed) => feed.url)
  // « Site » and « Site, comments » are declared on every page; the comments of the post pasted come first.
  const onPost = declared.filter((feed) => isUnder(feed, url))
  const wordPress = isWordPress ? wordPressFeeds(url) : []
  const guesses = declared.length + wordPress.length === 0 ? [...mentioned, ...common(url)] : []
  return unique([...replies, ...onPost, ...declared, ...wordPress, ...guesses])
}

/** Where to look after a feed: the comments under all of it, or under its newest pieces where only those are told. */
export function afterFeed(document: FeedDocument, url: string, isFirst: boolean): string[] {
  const own = document.comments ? [document.comments] : []
  if (!isFirst) return own
  const wordPress =
    /wordpress/i.test(document.generator ?? '') && !/comments\/feed|feed=comments/.test(url) ? siteComments(url) : []
  const perPiece = document.entries
    .flatMap((entry) => entry.comments ?? [])
    .slice(0, own.length + wordPress.length ? 0 : 2)
  return unique([...own, ...wordPress, ...perPiece])
}

function siteComments(url: string): string[] {
  const at = new URL(url)
  if (at.searchParams.has('feed')) {
    at.searchParams.set('feed', 'comments-rss2')
    return [at.href]
  }
  return /\/feed\/?$/.test(at.pathname) ? [new URL(at.pathname.replace(/\/feed\/?$/, '/comments/feed/'), at).href] : []
}

function wordPressFeeds(url: string): string[] {
  const at = new URL(url)
  at.search = ''
  const folder = at.pathname.replace(/\/?$/, '/')
  const ofPost = folder === '/' ? [] : [new URL(`${folder}feed/`, at).href]
  return [...ofPost, new URL('/comments/feed/', at).href, new URL('/feed/', at).href]
}

function common(url: string): string[] {
  return ['/feed/', '/rss.xml', '/atom.xml', '/feed.xml', '/index.xml', '/feed.json'].map(
    (path) => new URL(path, url).href,
  )
}

function isUnder(feed: string, page: string): boolean {
  const path = new URL(page).pathname
  return path !== '/' && new URL(feed).pathname.startsWith(path)
}

function unique(urls: readonly string[]): string[] {
  return [...new Set(urls)]
}
