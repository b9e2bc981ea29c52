/** What a post says itself: others' words that it quotes, and previews of pages that it links to, are left out. */
import { type HeardWords } from '#channel'
import { webUrl } from '#reading'

const mostAttached = 20

export function own(cooked: string, root: string): { html: string; attached: HeardWords['attachments'] } {
  const html = withoutAsides(cooked.slice(0, 400_000))
  const urls = new Set<string>()
  for (const [, inside] of html.matchAll(/<a\b([^<>]{1,3000})>/gi)) {
    if (!/class="[^"]*\b(lightbox|attachment)\b/i.test(inside!)) continue
    const url = webUrl(/href="([^"]{1,2000})"/i.exec(inside!)?.[1]?.replaceAll('&amp;', '&'), root)
    if (url && urls.size < mostAttached) urls.add(url)
  }
  return { html: plainer(html), attached: [...urls].map((url) => ({ url, type: null, bytes: null })) }
}

/** Pictures stand among the attachments; their names and weights, and how many voted, are the forum's words; an emoji is the person's. */
function plainer(html: string): string {
  return html
    .replace(/<div class="poll-info">.{0,2000}?<\/div>/gs, '')
    .replace(/<a class="lightbox"[^<>]{0,3000}>.{0,5000}?<\/a>/gs, '')
    .replace(/<img\b[^<>]{0,2000}\balt="(:[\w+-]{1,40}:)"[^<>]{0,2000}>/g, '$1')
}

/** `<aside class="quote">` and `<aside class="onebox">` may stand in one another; what is never closed goes to the end. */
function withoutAsides(html: string): string {
  let kept = ''
  let depth = 0
  let from = 0
  for (const { 0: tag, index } of html.matchAll(/<(\/?)aside\b[^<>]{0,2000}>/gi)) {
    if (depth === 0) kept += html.slice(from, index)
    depth = tag.startsWith('</') ? Math.max(0, depth - 1) : depth + 1
    from = index + tag.length
  }
  return depth === 0 ? kept + html.slice(from) : kept
}
