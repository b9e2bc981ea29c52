import { Parser } from 'htmlparser2'

/** What a page says, and where it leads. */
export interface PageRead {
  title: string
  text: string
  links: string[]
  /** It asks to be left out of what others keep. */
  noindex: boolean
  datedAt: Date | null
  canonical: string | null
}

/** What stands on every page of a site, and is nobody's words: ways about, forms, what lies at the foot. */
const around = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  'nav',
  'footer',
  'aside',
  'form',
  'iframe',
  'button',
  'select',
  'textarea',
  'head',
])
const breaks = new Set([
  'p',
  'div',
  'li',
  'br',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'tr',
  'td',
  'section',
  'article',
  'blockquote',
  'figcaption',
  'dt',
  'dd',
  'pre',
  'main',
  'header',
  'ul',
  'ol',
  'table',
])
const mostText = 200_000
const mostLinks = 2_000
const deepest = 512

/** One pass, in time that grows with the page alone. */
export function readPage(html: string): PageRead {
  const found: PageRead = { title: '', text: '', links: [], noindex: false, datedAt: null, canonical: null }
  let skipped = 0
  let inTitle = false
  let nofollow = false
  let depth = 0
  const parts: string[] = []
  let length = 0
  const parser = new Parser(
    {
      onopentag(name, { href, rel, content, ...more }) {
        if (++depth > deepest) return parser.pause()
        if (name === 'title' && !found.title) inTitle = true
        if (around.has(name)) skipped++
        if (breaks.has(name)) parts.push('\n')
        const isFollowed = !/\bnofollow\b/i.test(rel ?? '') && found.links.length < mostLinks
        if (name === 'a' && href && isFollowed) found.links.push(href)
        if (name === 'link' && href && /\bcanonical\b/i.test(rel ?? '')) found.canonical = href
        if (name === 'time' && !found.datedAt) found.datedAt = dateIn(more.datetime)
        if (name !== 'meta' || !content) return
        const called = (more.name ?? more.property ?? '').toLowerCase()
        if (called === 'robots' || called === 'insuffleur') {
          if (/\b(noindex|none)\b/i.test(content)) found.noindex = true
          if (/\b(nofollow|none)\b/i.test(content)) nofollow = true
        }
        if (called === 'article:published_time') found.datedAt = dateIn(content) ?? found.datedAt
      },
      ontext(text) {
        if (inTitle) found.title += text
        else if (!skipped && length < mostText) {
          parts.push(text)
          length += text.length
        }
      },
      onclosetag(name) {
        depth--
        if (name === 'title') inTitle = false
        if (around.has(name) && skipped) skipped--
        if (breaks.has(name)) parts.push('\n')
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  parser.write(html)
  parser.end()
  found.title = found.title.replace(/\s+/g, ' ').trim()
  found.text = parts
    .join('')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\n ]*/g, '\n')
    .slice(0, mostText)
    .toWellFormed()
    .replaceAll('\0', '')
    .trim()
  if (nofollow) found.links = []
  return found
}

function dateIn(written: string | undefined): Date | null {
  const at = new Date(written ?? Number.NaN)
  return Number.isNaN(at.getTime()) || at.getFullYear() < 1990 || at.getFullYear() > 2100 ? null : at
}
