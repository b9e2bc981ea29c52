import { type Connected, type Means, type Unconnected } from '#channel'
import { cleanLine, decodeText, htmlToText, readAddress, webUrl } from '#reading'
import { type Answer, ask } from './ask.ts'
import { idOf, textOf, thingOf } from './thing.ts'

/** Finds the site's interface and opens it with what was filled in, before anything is kept. */
export async function connect(given: Readonly<Record<string, string>>, means: Means): Promise<Connected> {
  const not = (why: Unconnected, field: string | null, detail = ''): Connected => ({
    kind: 'not-connected',
    why,
    detail,
    field,
  })
  const read = readAddress(given.site ?? '')
  if (!read) return not('not-so-written', 'site')
  const found = await findRoot(read.href, means)
  if (found.kind === 'not-connected') return found
  // Shown in groups of four; WordPress takes it either way, proxies do not.
  const user = given.user ?? ''
  const password = (given.password ?? '').replaceAll(' ', '')
  const site = { root: found.root, user, password }
  const me = await ask(site, { path: 'wp/v2/users/me', query: { context: 'edit' } }, means)
  if (me.kind !== 'there') return not(whyNot(me), me.kind === 'declined' ? fieldOf(me.code) : 'site', detailOf(me))
  const account = thingOf(me.value)
  const id = idOf(account?.id)
  if (!account || !id) return not('not-this-kind', 'site')
  const may = thingOf(account.capabilities)?.moderate_comments === true
  if (!may) return not('not-allowed', 'user', 'moderate_comments')
  const index = await ask(site, { path: '', query: { _fields: 'name,home,url' } }, means)
  const about = index.kind === 'there' ? thingOf(index.value) : null
  const home = webUrl(textOf(about?.home) || textOf(about?.url)) ?? new URL(read).origin
  return {
    kind: 'connected',
    address: home.replace(/\/$/, ''),
    name: cleanLine(htmlToText(textOf(about?.name)), 200) || new URL(home).host,
    settings: { root: found.root, account: id },
    secrets: { user, password, email: textOf(account.email).slice(0, 200) },
  }
}

type Found = { kind: 'found'; root: string } | Extract<Connected, { kind: 'not-connected' }>

/** The site names its interface in a Link header (WordPress REST API handbook, « Discovery »). */
async function findRoot(site: string, means: Means): Promise<Found> {
  const not = (why: Unconnected, detail: string): Found => ({ kind: 'not-connected', why, detail, field: 'site' })
  const reached = await means.reach({ url: site, headers: { accept: 'text/html' }, mostBytes: 4 * 1024 * 1024 })
  if (reached.kind === 'failed') return not(reached.why, reached.detail)
  const named =
    /<([^<>]{1,1000})>\s*;\s*rel="?https:\/\/api\.w\.org\/"?/.exec(reached.headers.link ?? '')?.[1] ??
    /<link\s[^>]{0,300}rel=["']https:\/\/api\.w\.org\/["'][^>]{0,300}>/i
      .exec(decodeText(reached.body, reached.headers['content-type']).text)?.[0]
      .match(/href=["']([^"']{1,1000})["']/i)?.[1]
  const root = URL.parse((named ?? '/wp-json/').replaceAll('&amp;', '&'), reached.url)
  if (!root || !webUrl(root.href)) return not('not-this-kind', 'no interface named')
  // The password goes to the site that was written down, and to no other.
  if (root.host !== new URL(reached.url).host) return not('not-this-kind', `its interface is at ${root.host}`)
  if (!named && reached.status >= 400)
    return not(reached.status === 404 ? 'not-found' : 'forbidden', `HTTP ${reached.status}`)
  return { kind: 'found', root: root.href }
}

function whyNot(answer: Exclude<Answer, { kind: 'there' }>): Unconnected {
  if (answer.kind !== 'declined') return answer.why
  if (answer.status === 401) return 'wrong-credentials'
  if (answer.status === 403) return 'forbidden'
  return 'not-this-kind'
}

function fieldOf(code: string): string {
  if (code === 'invalid_username') return 'user'
  return code === 'rest_no_route' ? 'site' : 'password'
}

function detailOf(answer: Exclude<Answer, { kind: 'there' }>): string {
  return answer.kind === 'later' ? '' : answer.detail
}
