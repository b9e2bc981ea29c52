import { cleanHtml, webUrl } from '#reading'
import { type Thing, textOf, thingOf, thingsOf } from './thing.ts'
import { didOf, profileOf } from './uri.ts'

const mostFacets = 100

/** The words with their links, as facets lay them over UTF-8 bytes (app.bsky.richtext.facet); null where there are none. */
export function markedUp(text: string, facets: unknown): string | null {
  const bytes = Buffer.from(text.slice(0, 100_000), 'utf8')
  let [html, at] = ['', 0]
  for (const { from, until, url } of linksIn(facets, bytes)) {
    // Of two that overlap, the first counts.
    if (from < at) continue
    html += `${escaped(bytes.subarray(at, from))}<a href="${url.replaceAll('"', '%22')}">${escaped(bytes.subarray(from, until))}</a>`
    at = until
  }
  return at === 0 ? null : cleanHtml(`<p>${html}${escaped(bytes.subarray(at))}</p>`)
}

interface Link {
  from: number
  until: number
  url: string
}

function linksIn(facets: unknown, bytes: Buffer): Link[] {
  const links = thingsOf(facets, mostFacets).flatMap((facet) => {
    const index = thingOf(facet.index)
    const [from, until] = [Number(index?.byteStart), Number(index?.byteEnd)]
    const url = thingsOf(facet.features, 5).map(urlOf).find(Boolean)
    const isWithin = Number.isSafeInteger(from) && Number.isSafeInteger(until) && from >= 0 && until <= bytes.length
    return url && isWithin && from < until && isBoundary(bytes, from) && isBoundary(bytes, until)
      ? [{ from, until, url }]
      : []
  })
  return links.sort((one, other) => one.from - other.from)
}

function urlOf(feature: Thing): string | null {
  const did = didOf(feature.did)
  return did ? profileOf(did) : webUrl(textOf(feature.uri))
}

/** Half a sign is no sign: whoever counts UTF-16 where bytes are meant points into the middle of one. */
const isBoundary = (bytes: Buffer, at: number) => at === bytes.length || (bytes[at]! & 0xc0) !== 0x80

function escaped(bytes: Buffer): string {
  return bytes
    .toString('utf8')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br>')
}
