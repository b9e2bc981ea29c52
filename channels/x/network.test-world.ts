/** X on loopback, as its descriptions have it, by its old field names or its new ones; it can be broken. */
import { type IncomingMessage, type ServerResponse } from 'node:http'
import { type AppKeys, type Means, type Piece, type Place, type Utterance } from '#channel'
import { openWaysOut } from '../../test/reach.ts'
import { type PlaceFault, tooHeavy } from '../channel.contract.ts'
import { openLoopback, respond } from '../loopback.ts'
import { openJobs } from './jobs.test-world.ts'
import { openKeys } from './keys.test-world.ts'
import { account, maelle, type Names, type Post, show } from './show.test-world.ts'

export { account } from './show.test-world.ts'

const begin = 1_288_834_974_657n

/** With more in it than anybody has described, and kinds that nobody knows. */
function strange(value: unknown): object {
  const inside = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(inside)
    if (typeof one !== 'object' || one === null) return one
    return {
      ...Object.fromEntries(Object.entries(one).map(([key, its]) => [key, inside(its)])),
      hologram: [null, 1e21],
    }
  }
  return inside(value) as object
}

/** What X lets nobody do without. */
const needs = (path: string, method = 'GET'): string[] =>
  method === 'POST' ? ['tweet.write'] : path === '/2/users/me' ? ['users.read'] : ['tweet.read', 'users.read']

/** `clock`: of a desk that it stands beside; its own where left out. */
export async function openNetwork(names: Names = 'post', clockOf?: () => number) {
  const posts: Post[] = []
  const at = {
    now: Date.UTC(2026, 10, 20, 12),
    fault: null as PlaceFault | null,
    names,
    /** What X answers everything with. */
    stop: null as { status: number; headers?: Record<string, string>; body: object } | null,
    asked: 0,
    /** Accounts that are suspended or protected. */
    hidden: new Set<string>(),
    compliance: 'open' as 'open' | 'closed',
    /** A search that is written as X does not take it; or nobody may search. */
    searchNo: null as 400 | 403 | null,
    /** What a search among conversations alone is declined with. */
    conversationNo: null as 400 | 403 | null,
    /** A right that the account takes back. */
    without: null as string | null,
  }
  if (clockOf) Object.defineProperty(at, 'now', { get: clockOf, set: () => undefined })
  const keys = openKeys(at)
  const server = await openLoopback((request, response, path) => {
    at.asked++
    if (at.fault === 'timed-out') return
    if (at.fault === 'server-error') return respond(response, 500, {}, 'oups')
    if (at.fault === 'too-many-requests')
      return send(response, 429, no('about:blank', 'Too Many Requests', 429), {
        'x-rate-limit-reset': `${Math.floor(at.now / 1000) + 90}`,
      })
    if (at.fault === 'too-heavy') return respond(response, 200, { 'content-type': 'application/json' }, tooHeavy)
    if (at.fault === 'asked-to-wait')
      return send(response, 429, no('about:blank', 'Too Many Requests', 429), { 'retry-after': '90' })
    if (at.fault === 'asked-to-wait-untold')
      return respond(response, 429, { 'content-type': 'application/json' }, '{"title":"Too Many Requests"}')
    if (at.stop) return send(response, at.stop.status, at.stop.body, at.stop.headers)
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      const url = new URL(path, 'http://x')
      const body = Buffer.concat(parts).toString()
      if (url.pathname === '/2/oauth2/token') {
        if (at.fault === 'sold') keys.revoke()
        const given = keys.give(request.headers.authorization, new URLSearchParams(body))
        return send(response, given.status, given.body)
      }
      if (jobs.takes(url)) return jobs.answer(request, response, url, body)
      answer(request, response, url, body)
    })
  })
  const jobs = openJobs(at, server.url, keys.bearer, (id) => standing(id) !== null, send)

  function send(response: ServerResponse, status: number, value: object, headers: Record<string, string> = {}) {
    // Prism takes every `+json` for `application/json`, and holds problems to X’s older form of errors: both stand in one.
    const amiss = status < 400 ? {} : { code: status, message: 'title' in value ? `${value.title}` : '' }
    const body = JSON.stringify({ ...amiss, ...(at.fault === 'unknown-fields' ? strange(value) : value) })
    const cut = at.fault === 'cut-short' ? body.slice(0, -3) : body
    const limits = {
      'x-rate-limit-limit': '300',
      'x-rate-limit-remaining': '299',
      'x-rate-limit-reset': `${Math.floor(at.now / 1000) + 900}`,
    }
    const type = status < 400 ? 'application/json' : 'application/problem+json'
    respond(response, status, { 'content-type': type, ...limits, ...headers }, cut)
  }

  const address = (name: string) => `https://api.${at.names === 'post' ? 'x' : 'twitter'}.com/2/problems/${name}`
  const no = (type: string, title: string, status: number, detail = title) => ({ type, title, status, detail })
  const standing = (id: string) => posts.find((one) => one.id === id && !at.hidden.has(one.author)) ?? null

  function answer(request: IncomingMessage, response: ServerResponse, url: URL, body: string) {
    const { searchParams: query, pathname: path } = url
    const isApp = request.headers.authorization === `Bearer ${keys.bearer}`
    const revoked = at.fault === 'sold' || (at.fault === 'revoked-mid-page' && query.has('until_id'))
    if (revoked) keys.revoke()
    if (!isApp && (revoked || !keys.opens(request.headers.authorization)))
      return send(response, 401, no('about:blank', 'Unauthorized', 401))
    const unknown = [...query.keys()].find((key) => key === (at.names === 'post' ? 'tweet.fields' : 'post.fields'))
    if (unknown) {
      const message = `The query parameter [${unknown}] is not one of [id,expansions]`
      const problem = no(address('invalid-request'), 'Invalid Request', 400, 'One or more parameters is invalid.')
      return send(response, 400, { ...problem, errors: [{ parameters: {}, message }] })
    }
    if (at.without && !isApp && needs(path, request.method).includes(at.without))
      return send(
        response,
        403,
        no('about:blank', 'Forbidden', 403, 'Your app is not permitted to perform this action.'),
      )
    if (path === '/2/users/me') return send(response, 200, { data: show(at.names).me(account) })
    if (path === '/2/usage/tweets') return send(response, 200, { data: { project_id: '1' } })
    if (path === '/2/tweets' && request.method === 'POST') return create(response, JSON.parse(body))
    if (path === '/2/tweets') return send(response, 200, lookedUp((query.get('ids') ?? '').split(','), query))
    if (path === '/2/tweets/counts/recent')
      return send(response, 200, show(at.names).counts(found(query).length, at.now))
    const searchNo = path.endsWith('/search/recent') ? noFor(query.get('query') ?? '') : null
    if (searchNo) return send(response, searchNo, no('about:blank', 'No.', searchNo))
    const among = path.endsWith('/mentions')
      ? posts.filter((one) => one.mentionsUs && one.author !== account)
      : path.endsWith('/search/recent')
        ? found(query)
        : posts.filter(({ author }) => author === account)
    send(response, 200, page(among, query))
  }

  function noFor(search: string): 400 | 403 | null {
    if (search.startsWith('conversation_id:') && at.conversationNo) return at.conversationNo
    return at.searchNo === 403 || search.includes('-is:retweet') ? at.searchNo : null
  }

  /** Of X’s own language of searches, what is asked here. */
  function found(query: URLSearchParams): Post[] {
    const asked = query.get('query') ?? ''
    const conversations = [...asked.matchAll(/conversation_id:(\d+)/g)].map(([, id]) => id)
    const words = /^\((.*)\) -is:retweet$/.exec(asked)?.[1]?.toLowerCase()
    return posts.filter(({ conversation, text }) =>
      conversations.length ? conversations.includes(conversation) : words && text.toLowerCase().includes(words),
    )
  }

  function page(among: readonly Post[], query: URLSearchParams) {
    const [since, until] = [query.get('since_id') ?? '0', query.get('until_id')]
    const all = among
      .filter(
        ({ id, author }) =>
          !at.hidden.has(author) && BigInt(id) > BigInt(since) && (!until || BigInt(id) < BigInt(until)),
      )
      .reverse()
    let some = all.slice(0, Number(query.get('max_results') ?? 10))
    const more = all.length > some.length
    if (at.fault === 're-order') some = some.toReversed()
    if (at.fault === 'duplicates') some = [...some, ...some]
    return show(at.names).page(some, query, more)
  }

  function lookedUp(ids: readonly string[], query: URLSearchParams) {
    const there = ids.map(standing).filter((one) => one !== null)
    const errors = ids
      .filter((id) => !standing(id))
      .map((id) => {
        const hidden = posts.some((one) => one.id === id)
        const name = hidden ? 'not-authorized-for-resource' : 'resource-not-found'
        const title = hidden ? 'Authorization Error' : 'Not Found Error'
        const about = { resource_type: 'tweet', parameter: 'ids', resource_id: id, value: id }
        return {
          type: address(name),
          title,
          detail: `Could not find tweet with ids: [${id}].`,
          ...about,
          ...(hidden && { section: 'data' }),
        }
      })
    return show(at.names).lookedUp(there, errors, query)
  }

  function create(response: ServerResponse, given: { text: string; reply?: { in_reply_to_tweet_id: string } }) {
    const forbidden = (detail: string) => send(response, 403, no('about:blank', 'Forbidden', 403, detail))
    const to = given.reply?.in_reply_to_tweet_id ?? null
    const answered = to ? standing(to) : null
    if (to && !answered) return forbidden('You attempted to reply to a Tweet that is deleted or not visible to you.')
    const twice = posts.some(({ author, text, answers }) => author === account && text === given.text && answers === to)
    if (twice) return forbidden('You are not allowed to create a Tweet with duplicate content.')
    if (
      answered &&
      answered.author !== account &&
      !answered.mentionsUs &&
      posts.find(({ id }) => id === answered.quotes)?.author !== account
    )
      return forbidden(
        'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.',
      )
    const made = says(given.text, { author: account, answers: to, mentionsUs: false })
    if (at.fault === 'server-error-after-success') return respond(response, 500, {}, 'oups')
    if (at.fault !== 'timed-out-after-success') send(response, 201, { data: show(at.names).made(made) })
  }

  let last = 0
  const nextId = () => `${((BigInt(at.now) - begin) << 22n) + BigInt(++last)}`
  function says(text: string, more: Partial<Post> = {}): Post {
    const id = nextId()
    const answers = more.answers ?? null
    const conversation = posts.find((one) => one.id === answers)?.conversation ?? id
    const post = {
      id,
      versions: [id],
      author: maelle,
      text,
      conversation,
      answers,
      quotes: null,
      mentionsUs: true,
      at: at.now,
      ...more,
    }
    posts.push(post)
    return post
  }

  /** An edit is a post of its own; the one before still stands, and says which numbers there are. */
  function edits(id: string, text: string): Post {
    const before = posts.find(({ versions }) => versions.includes(id))!
    const edited = { ...before, id: nextId(), text }
    before.versions.push(edited.id)
    posts.push(edited)
    return edited
  }

  function deletes(id: string) {
    const { versions } = posts.find((one) => one.id === id)!
    for (const one of versions)
      posts.splice(
        posts.findIndex((post) => post.id === one),
        1,
      )
  }

  const clock = () => new Date(at.now)
  const ways = openWaysOut({ allowInside: true, userAgent: 'Insuffleur test', clock })
  const app: AppKeys = { 'client-id': keys.id, 'client-secret': keys.secret, ceiling: '20' }
  const place: Place = {
    id: 'place-1',
    address: 'https://x.com/vergers',
    settings: { account, username: 'Vergers', names: at.names },
  }
  const means: Means = {
    ...ways,
    reach: async (request) => {
      // A host that asked to wait is let be; time goes on in these stories.
      at.now += 31_000
      return await ways.reach({ ...request, within: at.fault?.startsWith('timed-out') ? 400 : 5_000 })
    },
    secrets: keys.first(),
    keys: keys.kept,
    app,
    clock,
  }
  const utterance = (key: string, text: string, more: Partial<Utterance> = {}): Utterance => ({
    key,
    text,
    by: 'Odile, pour les Vergers',
    thread: { nativeId: 'à-nous', url: null, title: null },
    answers: [],
    to: [],
    audience: 'public',
    ...more,
  })
  const piece = (key: string, text: string): Piece => ({
    ...{ key, text, title: null, warning: null, language: 'fr', media: [], audience: 'public' },
  })
  return {
    at,
    posts,
    keys,
    jobs,
    url: server.url,
    asked: server.asked,
    place,
    means,
    app,
    says,
    edits,
    deletes,
    utterance,
    piece,
    close: () => server.close(),
  }
}
