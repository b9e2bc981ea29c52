/** Which addresses of a site are pages worth reading. Pure. */

/** Of one kind of address, told apart by figures and values alone: calendars, session ids and endless lists are traps. */
export const mostAlike = 400
export const mostAlikeAsked = 60
export const mostPages = 5_000
export const deepest = 8
const longest = 500

const noise = /^(utm_\w+|fbclid|gclid|msclkid|mc_[a-z]+|sid|sessionid|phpsessid|jsessionid|ref|replytocom|share)$/i
const noPage =
  /\.(jpe?g|png|gif|webp|avif|svg|ico|pdf|zip|gz|rar|7z|mp[34]|m4a|avi|mov|webm|ogg|docx?|xlsx?|pptx?|css|js|json|xml|rss|atom|woff2?|ttf|eot)$/i

/** The address of a page of this site, the same for whatever leads to the same; null where it is none. */
export function pageAddress(written: string, site: string, from = site): string | null {
  const url = URL.parse(written, from)
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return null
  if (url.host !== new URL(site).host || url.href.length > longest) return null
  url.protocol = new URL(site).protocol
  url.hash = ''
  url.pathname = url.pathname.replace(/;jsessionid=[^/]*/i, '').replace(/\/{2,}/g, '/')
  if (noPage.test(url.pathname)) return null
  for (const name of [...url.searchParams.keys()]) if (noise.test(name)) url.searchParams.delete(name)
  url.searchParams.sort()
  return url.href
}

/** `/2026/11/recette-12?page=3` and `/2025/01/recette-7?page=90` are of one kind. */
export function patternOf(address: string): string {
  const url = new URL(address)
  const path = url.pathname.replace(/\d+/g, '#').replace(/[0-9a-f]{16,}/gi, '#')
  const query = [...url.searchParams.keys()].join('&')
  // Words in a path make pages; the same folder again and again makes a trap.
  const folders = path.split('/')
  const folder = path.includes('#') ? path : folders.slice(0, -1).join('/') || '/'
  return query ? `${folder}?${query}` : folder
}

/** How many of one kind are read; pages below one folder are only bounded by the whole. */
export function mostOf(pattern: string): number {
  if (pattern.includes('?')) return mostAlikeAsked
  return pattern.includes('#') ? mostAlike : mostPages
}

/** The same folder three times in one path leads nowhere new. */
export function turnsInCircles(address: string): boolean {
  const folders = new URL(address).pathname.split('/').filter(Boolean)
  const counted = new Map<string, number>()
  for (const folder of folders) counted.set(folder, (counted.get(folder) ?? 0) + 1)
  return folders.length > 12 || [...counted.values()].some((times) => times > 2)
}

/** Where a site begins: what is written, without its path. */
export function siteAddress(written: string): string | null {
  const url = URL.parse(/^https?:\/\//i.test(written.trim()) ? written.trim() : `https://${written.trim()}`)
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || !url.hostname) return null
  return url.origin
}
