import { decodeText } from '#reading'
import { askPage, type Page } from './ask.ts'
import { nameOf, writeRefused } from './read.ts'
import { keyIn, knownOf, meet, type Round, takeBack } from './round.ts'
import { type Reading, saidAbout } from './said.ts'
import { type Claim, isOfTheSite } from './take-in.ts'

/** Goes to see whether a page says what somebody claims (W3C Webmention §3.2.2). `later`: its host did not answer. */
export async function verify(claim: Claim, at: Date, round: Round): Promise<'done' | 'later'> {
  const refuse = (why: string) => {
    round.events.set(nameOf(claim), writeRefused(claim, why))
    return 'done' as const
  }
  // Our own words are told to us like anyone's when they answer a word of ours.
  if (keyIn(claim.source, round.here)) return 'done'
  const key = keyIn(claim.target, round.here)
  const own = key === null ? null : await round.means.held?.own(key)
  if (!own && !isOfTheSite(claim.target, round.place)) return refuse('the page that it speaks of is not ours')
  const known = knownOf(claim, round)
  const page = await askPage(claim.source, round.means)
  if (page.kind === 'later' || (page.kind === 'trouble' && page.mends)) return 'later'
  if (page.kind === 'trouble') return refuse(`its page could not be read: ${page.why} ${page.detail}`)
  if (page.kind === 'gone') {
    if (!known) return refuse(`its page is not there: HTTP ${page.status}`)
    takeBack(known, round)
    return 'done'
  }
  const html = markupOf(page)
  const reading: Reading = html === null ? { kind: 'no-link' } : saidAbout(html, claim, page.url)
  if (reading.kind === 'says') await meet(claim, { page: html!, url: page.url }, reading.said, at, round)
  else if (reading.kind === 'too-tangled') return refuse('its page is too long to be read')
  else if (known) takeBack(known, round)
  else return refuse('its page does not link to ours')
  return 'done'
}

/** Plain text may mention an address too: it is made a page of one block. Null for what is no page at all. */
export function markupOf({ body, contentType }: Extract<Page, { kind: 'there' }>): string | null {
  const text = decodeText(body, contentType).text
  if (/^(text\/html|application\/xhtml\+xml)\b/i.test(contentType ?? 'text/html')) return text
  if (!/^text\/plain\b/i.test(contentType ?? '')) return null
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<p>${escaped.replace(/https?:\/\/[^\s<>"']{1,2000}/g, (url) => `<a href="${url}">${url}</a>`)}</p>`
}
