/** What a page says as plain HTML: its title, its language, its blocks of words and the addresses that each links to. */
import { Parser } from 'htmlparser2'
import { cleanLine, cleanText, webUrl } from '#reading'

export interface Block {
  text: string
  links: string[]
}

export interface Page {
  title: string | null
  language: string | null
  /** As the page itself names whoever wrote it. */
  author: string | null
  blocks: Block[]
  /** The first place where mentions of this page are taken; null where it names none. */
  endpoint: string | null
}

const mostMarkup = 1_000_000
/** Parsers look through all open tags at each closing one, and through all attributes of a tag at each new one. */
const mostTags = 12_000
const mostAttributes = 1_000
const mostBlocks = 5_000
const mostLinks = 10_000
const inline = new Set(
  'a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
)
const skipped = new Set(['script', 'style', 'template', 'noscript', 'svg', 'math', 'textarea', 'select'])
/** Attributes by which a page links to another (W3C Webmention §3.2.2). */
const linking: Record<string, string> = {
  a: 'href',
  link: 'href',
  img: 'src',
  video: 'src',
  audio: 'src',
  iframe: 'src',
  source: 'src',
}

/** Markup without its scripts and styles; null where there is too much of it to be read in bounded time. */
export function readable(html: string): string | null {
  if (html.length > mostMarkup) return null
  const bare = withoutScripts(html)
  const tags = bare.split('<')
  if (tags.length > mostTags) return null
  const isTangled = tags.some(
    (tag) => tag.length > mostAttributes && tag.split('>', 1)[0]!.split('=').length > mostAttributes,
  )
  return isTangled ? null : bare
}

function withoutScripts(html: string): string {
  const lower = html.toLowerCase()
  let kept = ''
  let from = 0
  for (const { 0: opening, 1: name, index } of lower.matchAll(/<(script|style)\b/g)) {
    if (index < from) continue
    kept += html.slice(from, index)
    const end = lower.indexOf(`</${name}`, index + opening.length)
    const closing = end < 0 ? -1 : lower.indexOf('>', end)
    if (closing < 0) return kept
    from = closing + 1
  }
  return kept + html.slice(from)
}

/** `html`: readable. */
export function readPage(html: string, url: string): Page {
  const page: Page = { title: null, language: null, author: null, blocks: [], endpoint: null }
  const reading = {
    page,
    base: url,
    block: { text: '', links: [] as string[] },
    skipping: 0,
    title: null as string | null,
    links: 0,
  }
  const parser = new Parser({
    onopentag: (name, attributes) => opened(reading, name, attributes),
    onclosetag: (name) => closed(reading, name),
    ontext: (text) => {
      if (reading.title !== null) reading.title += text
      else if (reading.skipping === 0) reading.block.text += text
    },
  })
  parser.end(html)
  endBlock(reading)
  return page
}

interface Reading {
  page: Page
  base: string
  block: Block
  skipping: number
  /** Of the title while it is being read. */
  title: string | null
  links: number
}

function opened(reading: Reading, name: string, attributes: Record<string, string>): void {
  const { page } = reading
  if (skipped.has(name)) reading.skipping++
  if (name === 'html') page.language ??= tagIn(attributes.lang)
  if (name === 'base') reading.base = webUrl(attributes.href, reading.base) ?? reading.base
  if (name === 'title' && page.title === null && reading.skipping === 0) reading.title = ''
  if (name === 'meta' && attributes.name?.toLowerCase() === 'author')
    page.author ??= cleanLine(attributes.content ?? '', 200) || null
  if (!inline.has(name)) endBlock(reading)
  if (name === 'br') reading.block.text += '\n'
  const rels = (attributes.rel ?? '').toLowerCase().split(/\s+/)
  // An empty address is the page itself; no address at all is none.
  if ((name === 'a' || name === 'link') && rels.includes('webmention') && attributes.href !== undefined)
    page.endpoint ??= webUrl(attributes.href || reading.base, reading.base)
  const href = linking[name] && webUrl(attributes[linking[name]], reading.base)
  if (href && reading.links++ < mostLinks) reading.block.links.push(href)
}

function closed(reading: Reading, name: string): void {
  if (skipped.has(name) && reading.skipping > 0) reading.skipping--
  if (name === 'title' && reading.title !== null) {
    reading.page.title = cleanLine(reading.title, 500) || null
    reading.title = null
  }
  if (!inline.has(name)) endBlock(reading)
}

function endBlock(reading: Reading): void {
  const { blocks } = reading.page
  const text = cleanText(reading.block.text.replace(/[ \t\r\f]+/g, ' ').replace(/ ?\n ?/g, '\n'), 20_000)
  const { links } = reading.block
  reading.block = { text: '', links: [] }
  if (text === '' && links.length === 0) return
  if (blocks.length < mostBlocks) blocks.push({ text, links })
}

function tagIn(lang: string | undefined): string | null {
  return lang && /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}$/.test(lang) ? lang : null
}
