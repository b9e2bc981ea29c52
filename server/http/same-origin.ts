import { isIP } from 'node:net'
import { Refusal } from '#kernel'

/**
 * Refuses acts that another site makes in a reader's browser. Browsers send `Origin` with every unsafe request; programs
 * send none and carry no one's cookies by accident.
 */
export function mustBeSameOrigin(request: Request, publicUrl: string): void {
  const site = request.headers.get('sec-fetch-site')
  if (site && site !== 'same-origin' && site !== 'none') throw new Refusal('request.other-site', 403)
  const origin = request.headers.get('origin')
  if (origin === null || origin === new URL(publicUrl).origin) return
  if (URL.canParse(origin) && new URL(origin).host === hostOf(request) && cannotBeRebound(new URL(origin).hostname))
    return
  throw new Refusal('request.other-site', 403)
}

const hostOf = (request: Request) => request.headers.get('host') ?? new URL(request.url).host

// DNS rebinding: a hostile name may be made to point here, and then both headers agree on it. An address cannot.
function cannotBeRebound(hostname: string): boolean {
  return hostname === 'localhost' || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0
}
