import { type Asked, type Held, type Own, type Place, type Shown } from '#channel'
import { webUrl } from '#reading'
import { linkInText, pagesAnswered, wordAt } from './say.ts'

/** Our words as pages of their own, in microformats: what receivers of our mentions come and read. */
export async function show(place: Place, asked: Asked, held: Held): Promise<Shown | null> {
  const { here, path } = asked
  if (path === '') {
    const words = (await held.latest(null)).filter((own) => isOpen(own) && !own.gone)
    return page(place, here, `<div class="h-feed">${words.map((own) => entry(own, place, here)).join('<hr>')}</div>`)
  }
  if (!path.startsWith('said/')) return null
  const own = await held.own(path.slice('said/'.length))
  if (!own || !isOpen(own)) return null
  if (own.gone) return { ...page(place, here, ''), status: 410 }
  return page(place, here, entry(own, place, here))
}

const isOpen = ({ utterance }: Own) => utterance.audience === 'public'

function entry(own: Own, place: Place, here: string): string {
  const { utterance, at } = own
  const self = wordAt(here, utterance.key)
  const answered = pagesAnswered(utterance, here).map(
    (url) => `<p>↳ <a class="u-in-reply-to" href="${escaped(url)}">${escaped(url)}</a></p>`,
  )
  const home = webUrl(String(place.settings.site ?? '')) ?? here
  return `<article class="h-entry">${answered.join('')}<div class="e-content">${paragraphs(utterance.text)}</div>
<p><a class="p-author h-card" href="${escaped(home)}">${escaped(utterance.by)}</a> <a class="u-url" href="${escaped(self)}"><time class="dt-published" datetime="${at.toISOString()}">${at.toISOString().slice(0, 10)}</time></a></p></article>`
}

function page(place: Place, here: string, inside: string): Shown {
  const name = escaped(String(place.settings.shown ?? ''))
  const body = `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="webmention" href="${escaped(here)}/mention"><title>${name}</title><h1>${name}</h1>${inside}`
  const headers = { 'content-security-policy': "default-src 'none'" }
  return { status: 200, contentType: 'text/html; charset=utf-8', body, headers }
}

/** What is a link for whoever wrote it is one for whoever is told: receivers look for it. */
function paragraphs(text: string): string {
  const one = (words: string) => {
    let at = 0
    let html = ''
    for (const found of words.matchAll(linkInText)) {
      const url = escaped(found[0])
      html += `${escaped(words.slice(at, found.index))}<a href="${url}">${url}</a>`
      at = found.index + found[0].length
    }
    return `<p>${(html + escaped(words.slice(at))).replaceAll('\n', '<br>')}</p>`
  }
  return text
    .split(/\n{2,}/)
    .map(one)
    .join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
