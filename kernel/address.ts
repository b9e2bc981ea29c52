/** Parameters that say where a reader came from, not what is read. */
const ofTheWay = /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|yclid|xtor|at_\w+|replytocom|cpage)$/i

/**
 * Reads what a person pastes: a whole address, a bare domain, `feed:` links, with quotes or brackets around.
 * Null where it cannot be an address of the web.
 */
export function readAddress(pasted: string): URL | null {
  if (pasted.length > 4096) return null
  const bare = pasted.trim().replace(/^[<«"'“‘(\s]+|[>»"'”’),\s]+$/g, '')
  const named = bare.replace(/^feed:(\/\/)?(?=https?:)/i, '').replace(/^feed:\/\//i, 'https://')
  const whole = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(named) ? named : `https://${named.replace(/^\/\//, '')}`
  const url = URL.parse(whole)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null
  const isNamed = url.hostname.includes('.') || url.hostname === 'localhost' || url.hostname.startsWith('[')
  return isNamed && !/\s/.test(bare) ? url : null
}

/** An http or https address in one piece, resolved against `base`; null for anything else (javascript:, data:…). */
export function webUrl(text: string | null | undefined, base?: string | null): string | null {
  if (!text || text.length > 4096) return null
  const url = URL.parse(text.trim(), base ?? undefined)
  return url && (url.protocol === 'http:' || url.protocol === 'https:') ? url.href : null
}

/**
 * The same page under its many spellings: scheme, www, fragment, trailing slash, parameters of the way and WordPress'
 * comment pages left out. What a post is known by in several feeds.
 */
export function addressKey(text: string | null | undefined, base?: string | null): string | null {
  const href = webUrl(text, base)
  const url = href === null ? null : URL.parse(href)
  if (!url) return null
  forgetTheWay(url)
  url.searchParams.sort()
  const host = url.host.replace(/^www\./, '').replace(/\.(?=:|$)/, '')
  const path = url.pathname
    .replace(/\/comment-page-\d{1,6}(?=\/|$)/, '')
    .replace(/\/{2,}/g, '/')
    .replace(/\/$/, '')
  return `${host}${path}${url.search}`
}

/** Takes the parameters of the way out of an address. */
export function forgetTheWay(url: URL): void {
  for (const name of [...url.searchParams.keys()]) if (ofTheWay.test(name)) url.searchParams.delete(name)
}
