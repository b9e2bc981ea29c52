import { Parser } from 'htmlparser2'
import { cleanText, mostUnits } from './clean-text.ts'

/** Most units of markup read at all, and most tags: the parser looks through all open tags at each closing one. */
export const mostMarkup = 400_000
const mostTags = 10_000

const skipped = new Set([
  'script',
  'style',
  'template',
  'head',
  'title',
  'noscript',
  'iframe',
  'object',
  'svg',
  'math',
  'select',
  'textarea',
  'button',
  'audio',
  'video',
  'canvas',
  'xmp',
  'noembed',
  'noframes',
])
const apart = new Set([
  'p',
  'blockquote',
  'ul',
  'ol',
  'dl',
  'pre',
  'table',
  'figure',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
])
const ownLine = new Set([
  'div',
  'li',
  'dt',
  'dd',
  'tr',
  'section',
  'article',
  'header',
  'footer',
  'figcaption',
  'address',
  'main',
  'aside',
  'nav',
  'form',
  'fieldset',
  'details',
  'summary',
  'center',
])

// Blogs turn emoji into pictures in their feeds; the emoji stays in `alt`, and may be all that a person said.
const pictured = /<img\b[^<>]{0,2000}?\balt=["']([^"'<>]{1,20})["'][^<>]{0,2000}>/gi
const isEmoji = /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}|\p{Emoji_Component}|[\u200d\ufe0f])+$/u

/** Whether a text that does not say what it is holds markup. `1 < 2` and `a & b` do not. */
export function looksLikeHtml(text: string): boolean {
  return /<\/?[a-z][^<>]{0,2000}>|<!--|&(?:[a-z]{2,31}|#\d{1,7}|#x[\da-f]{1,6});/i.test(text.slice(0, mostMarkup))
}

/** Markup short and shallow enough to be parsed in bounded time; beyond that its tags are dropped unread. */
export function boundMarkup(html: string): { html: string; whole: boolean } {
  const short = html.slice(0, mostMarkup).replace(pictured, (whole, alt) => (isEmoji.test(alt) ? alt : whole))
  let tags = 0
  for (let at = short.indexOf('<'); at !== -1; at = short.indexOf('<', at + 1)) tags++
  if (tags <= mostTags) return { html: short, whole: html.length <= mostMarkup }
  return { html: short.replace(/<[^<>]*>?/g, ' '), whole: false }
}

/** The words of some markup: paragraphs, lists and line breaks kept, links' words kept, scripts and styles not. */
export function htmlToText(html: string, most = mostUnits): string {
  const writing: Writing = {
    parts: [],
    owedBreaks: 0,
    owedSpace: false,
    newlines: 0,
    bullet: false,
    lists: 0,
    skipping: 0,
    verbatim: 0,
  }
  const parser = new Parser({
    onopentag: (name) => opened(writing, name),
    onclosetag: (name) => closed(writing, name),
    ontext: (words) => written(writing, words),
  })
  parser.end(boundMarkup(html).html)
  return cleanText(writing.parts.join(''), most)
}

/** What was written so far is never looked at again: the time stays in proportion to the markup. */
interface Writing {
  parts: string[]
  /** Line ends and space due before the next words. */
  owedBreaks: number
  owedSpace: boolean
  /** Line ends that close what is written. */
  newlines: number
  /** A bullet stands there and waits for its words. */
  bullet: boolean
  lists: number
  skipping: number
  verbatim: number
}

function opened(writing: Writing, name: string): void {
  if (skipped.has(name)) writing.skipping++
  if (writing.skipping > 0) return
  if (name === 'br') {
    writing.parts.push('\n')
    writing.newlines++
    writing.owedSpace = false
  } else if (name === 'td' || name === 'th') writing.owedSpace = true
  else owe(writing, name)
  if (name === 'li') {
    written(writing, '• ')
    writing.bullet = true
  }
  if (name === 'ul' || name === 'ol') writing.lists++
  if (name === 'pre') writing.verbatim++
}

function closed(writing: Writing, name: string): void {
  if ((name === 'ul' || name === 'ol') && writing.lists > 0) writing.lists--
  if (skipped.has(name) && writing.skipping > 0) writing.skipping--
  else if (writing.skipping === 0) owe(writing, name)
  if (name === 'pre' && writing.verbatim > 0) writing.verbatim--
}

function owe(writing: Writing, name: string): void {
  if (writing.bullet && name !== 'li') return
  writing.owedBreaks = Math.max(
    writing.owedBreaks,
    apart.has(name) ? (writing.lists > 0 ? 1 : 2) : ownLine.has(name) ? 1 : 0,
  )
}

function written(writing: Writing, words: string): void {
  if (writing.skipping > 0) return
  const folded = writing.verbatim > 0 ? words : words.replace(/[ \t\n\r\f]+/g, ' ')
  const core = writing.verbatim > 0 ? words : folded.replace(/^ | $/g, '')
  if (core === '') {
    writing.owedSpace ||= folded !== ''
    return
  }
  const started = writing.parts.length > 0
  if (started && writing.owedBreaks > writing.newlines)
    writing.parts.push('\n'.repeat(writing.owedBreaks - writing.newlines))
  else if (started && writing.newlines === 0 && (writing.owedSpace || folded.startsWith(' '))) writing.parts.push(' ')
  writing.parts.push(core)
  writing.owedBreaks = 0
  writing.newlines = /\n*$/.exec(core.slice(-2))![0].length
  writing.owedSpace = writing.verbatim === 0 && folded.endsWith(' ')
  writing.bullet = false
}
