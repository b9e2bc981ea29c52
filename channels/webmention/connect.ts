import { type Connected, type Means, type Trouble, type Unconnected } from '#channel'
import { cleanLine, decodeText, readAddress } from '#reading'
import { askPage } from './ask.ts'
import { titleIn } from './round.ts'

/** Looks whether the site is there, and whether anyone out there could reach us to say that they talk about it. */
export async function connect(given: Readonly<Record<string, string>>, means: Means): Promise<Connected> {
  const not = (why: Unconnected | Trouble, field: string | null, detail: string) =>
    ({ kind: 'not-connected', why, detail, field }) as const
  const site = readAddress(given.site ?? '')
  if (!site || site.username || site.password) return not('not-so-written', 'site', 'an address of the web is needed')
  const shown = cleanLine(given.shown ?? '', 100)
  if (shown === '') return not('not-so-written', 'shown', 'a name to sign with is needed')
  const here = URL.parse(means.here ?? '')
  if (!here) return not('no-public-address', null, 'this installation has no address of its own')
  const reachable = await means.find(here.hostname)
  if (reachable.kind === 'failed' && reachable.why === 'address-inside')
    return not('no-public-address', null, here.host)
  site.hash = ''
  const page = await askPage(site.href, means)
  if (page.kind === 'later') return not('too-many-requests', 'site', '')
  if (page.kind === 'gone') return not('not-found', 'site', `HTTP ${page.status}`)
  if (page.kind === 'trouble') return not(page.why, 'site', page.detail)
  const name = titleIn(decodeText(page.body, page.contentType).text, page.url) ?? site.host
  return {
    kind: 'connected',
    address: site.href,
    name,
    settings: { site: site.href, shown },
    secrets: {},
  }
}
