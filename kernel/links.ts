import { webUrl } from './address.ts'

/** A stretch of a text, to the letter; `href` where it is an address of the web. */
export interface Stretch {
  text: string
  href: string | null
}

const mostLinks = 50
const mostUnits = 50_000
/** Without the full stop that ends a sentence. */
const addresses = /\bhttps?:\/\/[^\s<>"'«»“”]{0,1999}[^\s<>"'«»“”.,;:!?\]}…*_’]/giu
const endOfSentence = /[.,;:!?\]}…*_’]+$/u

/** The stretches of a text, put together again the very text; its first fifty addresses among them, the rest as plain words. */
export function linksIn(text: string): Stretch[] {
  const stretches: Stretch[] = []
  let from = 0
  let links = 0
  for (const { 0: found, index } of text.slice(0, mostUnits).matchAll(addresses)) {
    const address = closed(found)
    const href = webUrl(address)
    // A name and a password before the host lead elsewhere than they seem to.
    if (!href || /^https?:\/\/[^/?#]*@/i.test(href)) continue
    if (index > from) stretches.push({ text: text.slice(from, index), href: null })
    stretches.push({ text: address, href })
    from = index + address.length
    if (++links === mostLinks) break
  }
  if (from < text.length) stretches.push({ text: text.slice(from), href: null })
  return stretches
}

/** A bracket belongs to an address where it was opened in it; else it ends what the address stands in. */
function closed(address: string): string {
  let open = 0
  for (let at = 0; at < address.length; at++) {
    if (address[at] === '(') open++
    else if (address[at] === ')' && open-- === 0) return address.slice(0, at).replace(endOfSentence, '')
  }
  return address
}
