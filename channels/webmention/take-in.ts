import { type Knock, type Place, type TakesIn } from '#channel'
import { addressKey, webUrl } from '#reading'

const mostBytes = 16 * 1024

/** Two addresses that somebody sends us: that the first holds a link to the second is to be seen. */
export interface Claim {
  source: string
  target: string
}

/** Declines what the request alone shows to be wrong (W3C Webmention §3.2.1); whether it is true, `listen` goes to see. */
export function takeIn(place: Place, knock: Knock): ReturnType<TakesIn['takeIn']> {
  const decline = (status: number, why: string) => ({ kind: 'decline', status, why }) as const
  const path = knock.path.replace(/[?#].*$/s, '')
  if (!path.endsWith('/mention')) return decline(404, 'mentions are taken at …/mention')
  if (knock.method !== 'POST') return decline(405, 'mentions are posted here')
  if (knock.body.length > mostBytes) return decline(413, 'two addresses are expected')
  if (!/^application\/x-www-form-urlencoded\b/i.test(knock.headers['content-type'] ?? ''))
    return decline(415, 'a form with source and target is expected')
  const claim = claimIn(knock)
  if (!claim) return decline(400, 'source and target must be addresses of the web')
  if (addressKey(claim.source) === addressKey(claim.target)) return decline(400, 'source and target are the same')
  const isWordOfOurs = new URL(claim.target).pathname.startsWith(path.replace(/mention$/, 'said/'))
  if (!isWordOfOurs && !isOfTheSite(claim.target, place))
    return decline(400, 'target is no page that is listened for here')
  return { kind: 'keep', status: 202 }
}

export function claimIn({ body }: Knock): Claim | null {
  const fields = new URLSearchParams(Buffer.from(body).toString('utf8'))
  const [source, target] = [webUrl(short(fields.get('source'))), webUrl(short(fields.get('target')))]
  return source && target ? { source, target } : null
}

/** Whether a page lies below the address that was planted. */
export function isOfTheSite(target: string, place: Place): boolean {
  const site = URL.parse(String(place.settings.site ?? ''))
  const url = new URL(target)
  if (!site || bareHost(url) !== bareHost(site)) return false
  const below = site.pathname.replace(/\/$/, '')
  return url.pathname === below || url.pathname.startsWith(`${below}/`)
}

const short = (text: string | null) => (text && text.length <= 2000 ? text : null)
const bareHost = ({ host }: URL) => host.replace(/^www\./, '')
