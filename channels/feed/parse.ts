import { type AnyFeed, ParseError, parseFeed } from 'feedsmith'
import { emptyDocument, type FeedDocument, mostEntries } from './document.ts'
import { fromAtom } from './from-atom.ts'
import { fromJson } from './from-json.ts'
import { fromRss } from './from-rss.ts'

export type Parsed =
  | { kind: 'feed'; document: FeedDocument }
  | { kind: 'html'; detail: string }
  | { kind: 'not-a-feed'; detail: string }
  | { kind: 'cut-short'; detail: string }

const roots = new Set(['rss', 'feed', 'rdf'])
/** Of a name, its mail, its address and the CDATA around them. */
const mostMarks = 20
const pageParts = new Set([
  'html',
  'head',
  'body',
  'meta',
  'title',
  'link',
  'script',
  'style',
  'div',
  'p',
  'main',
  'h1',
  'center',
])

/** Reads a document of any feed format. `url` is where it came from: relative addresses start there. Never throws. */
export function parseDocument(text: string, url: string): Parsed {
  const whole = text.replace(/^\ufeff?\s+|[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
  if (whole === '') return { kind: 'cut-short', detail: 'the answer was empty' }
  const wrong = whole.startsWith('{') ? wrongInJson(whole) : wrongInXml(whole)
  if (wrong) return wrong
  try {
    return {
      kind: 'feed',
      document: toDocument(parseFeed(defused(withoutDoctype(whole)), { maxItems: mostEntries }), url),
    }
  } catch (trouble) {
    // Well-formed and of the right name, with nothing in it yet.
    if (trouble instanceof ParseError) return { kind: 'feed', document: emptyDocument }
    return { kind: 'not-a-feed', detail: trouble instanceof Error ? causeOf(trouble).slice(0, 300) : 'not understood' }
  }
}

function causeOf(trouble: Error): string {
  return trouble.cause instanceof Error ? trouble.cause.message : trouble.message
}

function toDocument(found: AnyFeed, url: string): FeedDocument {
  switch (found.format) {
    case 'rss':
    case 'rdf':
      return fromRss(found.feed, url)
    case 'atom':
      return fromAtom(found.feed, url)
    case 'json':
      return fromJson(found.feed, url)
    default:
      return found satisfies never
  }
}

function wrongInJson(text: string): Parsed | null {
  try {
    JSON.parse(text)
    return null
  } catch {
    return /\}\s*$/.test(text.slice(-100))
      ? { kind: 'not-a-feed', detail: 'broken JSON' }
      : { kind: 'cut-short', detail: 'JSON without its end' }
  }
}

function wrongInXml(text: string): Parsed | null {
  const root = rootOf(text)
  if (!root) return { kind: 'not-a-feed', detail: text.slice(0, 80) }
  const local = root.name.toLowerCase().replace(/^.*:/, '')
  if (!roots.has(local)) {
    const isPage = pageParts.has(local) || /<!doctype html/i.test(text.slice(0, 2000))
    return { kind: isPage ? 'html' : 'not-a-feed', detail: `<${root.name.slice(0, 60)}>` }
  }
  if (root.empty || text.lastIndexOf(`</${root.name}`) > root.at) return null
  return { kind: 'cut-short', detail: `no </${root.name}> at its end` }
}

/** The first element, past declarations, comments and document types. */
function rootOf(text: string): { name: string; at: number; empty: boolean } | null {
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) {
    if (text.startsWith('<!--', at)) {
      at = text.indexOf('-->', at)
      if (at === -1) return null
    } else if (text[at + 1] !== '?' && text[at + 1] !== '!') {
      const tag = /^<([A-Za-z_][\w.:-]{0,80})([^<>]{0,4000}>)?/.exec(text.slice(at, at + 4200))
      if (tag) return { name: tag[1]!, at, empty: tag[2]?.endsWith('/>') ?? false }
    }
  }
  return null
}

/** Nothing of a document type is needed, and its entities are where parsers are attacked. */
function withoutDoctype(text: string): string {
  const at = /<!DOCTYPE\b/i.exec(text.slice(0, rootOf(text)?.at))?.index
  if (at === undefined) return text
  const end = text.indexOf('>', at)
  const inner = text.indexOf('[', at)
  const close = inner !== -1 && inner < end ? text.indexOf(']>', inner) + 1 : end
  return close <= 0 ? text : text.slice(0, at) + text.slice(close + 1)
}

/** Names full of brackets or dots cost the parser their length squared: nobody is called that. */
function defused(text: string): string {
  const parts: string[] = []
  let from = 0
  const opening = /<((?:[\w.-]{1,40}:)?(?:author|managingEditor|webMaster))\b[^<>]{0,1000}>/gi
  for (let tag = opening.exec(text); tag; tag = opening.exec(text)) {
    const start = opening.lastIndex
    const end = text.indexOf(`</${tag[1]}`, start)
    if (end === -1) break
    if (end - start > 60 && (text.slice(start, end).match(/[([<.]/g)?.length ?? 0) > mostMarks) {
      parts.push(text.slice(from, start))
      from = end
    }
    opening.lastIndex = end
  }
  parts.push(text.slice(from))
  return parts.join('')
}
