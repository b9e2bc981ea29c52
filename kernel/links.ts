import { webUrl } from './address.ts'

/** A text piece by piece, to the letter: `href` where a piece is an address of the web. */
export interface Piece {
  text: string
  href: string | null
}

const mostLinks = 50
const mostUnits = 50_000
/** Without the full stop or bracket that ends a sentence. */
const addresses = /\bhttps?:\/\/[^\s<>"'«»“”]{0,1999}[^\s<>"'«»“”.,;:!?)\]}…*_’]/giu

/** The pieces of a text, put together again the very text; its first fifty addresses among them, the rest as plain words. */
export function linksIn(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  let links = 0
  for (const { 0: found, index } of text.slice(0, mostUnits).matchAll(addresses)) {
    const address = closed(found)
    const href = webUrl(address)
    // A name and a password before the host lead elsewhere than they seem to.
    if (!href || /^https?:\/\/[^/?#]*@/i.test(href)) continue
    if (index > from) pieces.push({ text: text.slice(from, index), href: null })
    pieces.push({ text: address, href })
    from = index + address.length
    if (++links === mostLinks) break
  }
  if (from < text.length) pieces.push({ text: text.slice(from), href: null })
  return pieces
}

/** A bracket within an address belongs to it where it was opened there. */
function closed(address: string): string {
  const at = address.indexOf(')')
  return at >= 0 && !address.slice(0, at).includes('(') ? address.slice(0, at) : address
}
