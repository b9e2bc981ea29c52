import sanitize from 'sanitize-html'
import { webUrl } from '#kernel'
import { cleanText } from './clean-text.ts'
import { boundMarkup } from './html-to-text.ts'

const mostCleaned = 200_000
const paragraphs = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'div', 'tr', 'dt', 'dd', 'figcaption', 'section', 'article']
const droppedWhole = [
  'script',
  'style',
  'template',
  'head',
  'title',
  'noscript',
  'iframe',
  'object',
  'embed',
  'svg',
  'math',
  'select',
  'option',
  'textarea',
  'button',
  'audio',
  'video',
  'canvas',
  'xmp',
  'noembed',
  'noframes',
  'plaintext',
]

const mostRounds = 4

/**
 * Markup that may be shown: paragraphs, emphasis, quotes, lists, code, and links that give nothing away. No picture,
 * no style, no script, nothing fetched from elsewhere. Null where nothing beyond plain words is left, or where it is
 * too long or too tangled: the plain text is shown then. What is clean stays as it is when it is cleaned again.
 */
export function cleanHtml(html: string, base?: string | null): string | null {
  // A `div` in a `div` leaves a `p` in a `p`, which whoever reads it next takes apart: cleaned until it stands still.
  let cleaned = cleanOnce(html, base)
  for (let round = 1; cleaned !== null && round < mostRounds; round++) {
    const again = cleanOnce(cleaned)
    if (again === cleaned) return cleaned
    cleaned = again
  }
  return null
}

function cleanOnce(html: string, base?: string | null): string | null {
  const bounded = boundMarkup(html)
  if (!bounded.whole) return null
  const cleaned = cleanText(
    sanitize(bounded.html, {
      allowedTags: ['p', 'br', 'em', 'strong', 'a', 'blockquote', 'ul', 'ol', 'li', 'code', 'pre'],
      allowedAttributes: { a: ['href', 'rel'] },
      allowedSchemes: ['http', 'https'],
      allowProtocolRelative: false,
      nonTextTags: droppedWhole,
      nestingLimit: 40,
      transformTags: {
        ...Object.fromEntries(paragraphs.map((name) => [name, 'p'])),
        b: 'strong',
        i: 'em',
        a: (_, attributes) => linkTo(webUrl(attributes.href, base)),
      },
    }),
    mostCleaned * 2,
  )
  const useful = cleaned.replace(/<p>\s*<\/p>/g, '').trim()
  return useful.length <= mostCleaned && /<(em|strong|a|blockquote|ul|ol|code|pre|br)\b|<p>[\s\S]*<p>/.test(useful)
    ? useful
    : null
}

function linkTo(href: string | null): { tagName: string; attribs: Record<string, string> } {
  // Renaming it would be simpler to read, but the sanitiser then closes the next link of that depth by the wrong name.
  return { tagName: 'a', attribs: href === null ? {} : { href, rel: 'nofollow noopener' } }
}
