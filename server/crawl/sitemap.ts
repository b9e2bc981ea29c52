import { Parser } from 'htmlparser2'

/** What a sitemap names (sitemaps.org/protocol): pages, and other sitemaps. One that is none names nothing. */
export interface Sitemap {
  pages: string[]
  sitemaps: string[]
}

const most = 50_000
/** Four levels are all there is; the parser looks through all that is open at each tag. */
const deepest = 16

export function readSitemap(xml: string): Sitemap {
  const found: Sitemap = { pages: [], sitemaps: [] }
  let inside: 'url' | 'sitemap' | null = null
  let loc: string | null = null
  let depth = 0
  const parser = new Parser(
    {
      onopentagname(name) {
        if (++depth > deepest) return parser.pause()
        const bare = name.replace(/^.*:/, '')
        if (bare === 'url' || bare === 'sitemap') inside = bare
        if (bare === 'loc' && !name.startsWith('image') && !name.startsWith('video')) loc = ''
      },
      ontext(text) {
        if (loc !== null) loc += text
      },
      onclosetag(name) {
        depth--
        const bare = name.replace(/^.*:/, '')
        if (bare === 'loc' && loc !== null) {
          const into = inside === 'sitemap' ? found.sitemaps : inside === 'url' ? found.pages : []
          if (into.length < most) into.push(loc.trim())
          loc = null
        }
        if (bare === inside) inside = null
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.write(xml)
  parser.end()
  return found
}
