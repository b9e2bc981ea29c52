import { type Candidate, type Looked, type Means, type Trouble } from '#channel'
import { addressKey, decodeText, readAddress, troubleOf } from '#reading'
import { accepted, mostBytes } from './ask.ts'
import { candidateOf } from './candidate.ts'
import { afterFeed, afterPage } from './guesses.ts'
import { parseDocument } from './parse.ts'

const mostRequests = 8

interface Search {
  means: Means
  found: Map<string, Candidate>
  asked: Set<string>
  left: number
  /** The first thing that went wrong, which is what the person wants to know. */
  trouble: { why: Trouble | 'no-feed'; detail: string } | null
}

/** What one would hear at an address: of a feed, of a post, or of a whole site. At most eight requests. */
export async function look(address: string, means: Means): Promise<Looked> {
  const url = readAddress(address)
  if (!url) return { kind: 'nothing-there', why: 'address-not-understood', detail: address.slice(0, 200) }
  const search: Search = { means, found: new Map(), asked: new Set(), left: mostRequests, trouble: null }
  let waiting = await visit(search, url.href, true)
  // Typed without its scheme: some blogs still answer on http only.
  if (search.asked.size === 1 && search.found.size === 0 && !waiting.length && !/^\s*\W*https?:/i.test(address)) {
    search.trouble = null
    waiting = await visit(search, url.href.replace(/^https:/, 'http:'), true)
  }
  while (waiting.length > 0 && search.left > 0)
    waiting = [...waiting.slice(1), ...(await visit(search, waiting[0]!, false))]
  const candidates = [...search.found.values()]
  if (candidates.length > 0) return { kind: 'found', candidates: candidates.sort(commentsFirst) }
  return { kind: 'nothing-there', ...(search.trouble ?? { why: 'no-feed', detail: '' }) }
}

/** Goes to one address; returns where to look next. */
async function visit(search: Search, url: string, isFirst: boolean): Promise<string[]> {
  const key = url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
  if (search.left === 0 || (search.asked.has(key) && !isFirst)) return []
  search.asked.add(key)
  search.left--
  const reached = await search.means.reach({
    url,
    headers: { accept: `text/html, ${accepted}` },
    mostBytes,
    within: isFirst ? 20_000 : 10_000,
  })
  if (reached.kind === 'failed') return miss(search, isFirst, reached.why, reached.detail)
  const wrong = troubleOf(reached.status)
  if (wrong) return miss(search, isFirst, wrong, `HTTP ${reached.status}`)
  const { text } = decodeText(reached.body, reached.headers['content-type'])
  const parsed = parseDocument(text, reached.url)
  if (parsed.kind === 'feed') {
    const at = reached.movedTo ?? (isFirst ? reached.url : url)
    const candidate = candidateOf(parsed.document, at, search.means.clock())
    const known = addressKey(at) ?? at
    if (!search.found.has(known)) search.found.set(known, candidate)
    return afterFeed(parsed.document, reached.url, isFirst)
  }
  if (parsed.kind === 'html') {
    if (isFirst) search.trouble ??= { why: 'no-feed', detail: '' }
    return isFirst ? afterPage(text, reached.url) : []
  }
  return miss(search, isFirst, parsed.kind, parsed.detail)
}

function miss(search: Search, isFirst: boolean, why: Trouble, detail: string): [] {
  if (isFirst) search.trouble ??= { why, detail }
  return []
}

/** What people say under pieces is what one comes to hear. */
function commentsFirst(a: Candidate, b: Candidate): number {
  return Number(b.carries === 'comments') - Number(a.carries === 'comments')
}
