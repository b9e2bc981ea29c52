/** A server on loopback that speaks the Mastodon API with its habits: snowflakes, min_id, idempotency, a stream. */
import { createHash } from 'node:crypto'
import { type IncomingMessage, type ServerResponse } from 'node:http'
import { type Means, type Piece, type Place, type Utterance } from '#channel'
import { openWaysOut } from '../../test/reach.ts'
import { type PlaceFault } from '../channel.contract.ts'
import { openLoopback, respond } from '../loopback.ts'

export interface Status {
  id: string
  in_reply_to_id: string | null
  account: { id: string; acct: string; display_name: string; url: string }
  content: string
  spoiler_text: string
  visibility: string
  language: string | null
  created_at: string
  edited_at: string | null
  replies_count: number
  url: string
  media_attachments: object[]
  poll: Poll | null
}

interface Poll {
  options: { title: string; votes_count?: number }[]
  expires_at?: string
  expired?: boolean
}

/** As Mastodon takes them where nobody changed it. */
const pollsTaken = { max_options: 4, max_characters_per_option: 50, min_expiration: 300, max_expiration: 2_629_746 }

type Given = Record<string, string> & { poll?: { options: string[]; expires_in: number } }

export const account = '109000000000000001'
const token = 'jeton-de-la-marque'

export async function openServer() {
  const statuses: Status[] = []
  const notifications: { id: string; type: string; status: Status; account?: Status['account'] }[] = []
  const byKey = new Map<string, Status>()
  const codes = new Map<string, string>()
  const streams = new Set<ServerResponse>()
  const at = {
    now: Date.UTC(2026, 10, 20, 12),
    fault: null as PlaceFault | null,
    pages: 0,
    count: 0,
    streams: true,
    /** There is always one more. */
    endless: false,
    /** Whether it looks into what was said; many servers do not, and answer with nothing. */
    searches: true,
    /** Some take what is put to the choice, and drop it. */
    dropsPolls: false,
    tagsAsked: 0,
    bodies: [] as Given[],
    /** What was uploaded, by its id: how it is described there, and how often it is asked for before it is ready. */
    media: new Map<string, { letter: string; waits: number }>(),
  }
  const nextId = () => `11${String(++at.count).padStart(16, '0')}`
  const who = (acct: string) => ({ id: acct, acct, display_name: acct.split('@')[0]!, url: `${server.url}/@${acct}` })

  const server = await openLoopback((request, response, path) => {
    if (at.fault === 'timed-out') return
    if (at.fault === 'server-error') return respond(response, 502, {}, 'oups')
    if (at.fault === 'too-many-requests') {
      const reset = new Date(at.now + 120_000).toISOString()
      return respond(response, 429, { 'x-ratelimit-reset': reset })
    }
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () =>
      answer(request, response, new URL(path, server.url), Buffer.concat(parts).toString('latin1')),
    )
  })
  const send = (response: ServerResponse, value: unknown, status = 200) => {
    const body = JSON.stringify(value)
    const cut = at.fault === 'cut-short' ? body.slice(0, -1) : body
    respond(response, status, { 'content-type': 'application/json; charset=utf-8' }, cut)
  }
  const no = (response: ServerResponse, status: number, error: string) => send(response, { error }, status)

  function answer(request: IncomingMessage, response: ServerResponse, url: URL, body: string) {
    const path = url.pathname
    const isJson = /json/.test(request.headers['content-type'] ?? '')
    const given = (isJson ? JSON.parse(Buffer.from(body, 'latin1').toString()) : {}) as Given
    if (path === '/api/v1/apps') return send(response, { client_id: 'nous', client_secret: 'tu-ne-diras-rien' })
    if (path === '/oauth/token') return tokenFor(response, given)
    if (request.headers.authorization !== `Bearer ${token}`) return no(response, 401, 'The access token is invalid')
    if (path === '/api/v1/accounts/verify_credentials')
      return send(response, { ...who('compotes'), id: account, display_name: 'Les Compotes Lune' })
    if (path === '/api/v2/instance')
      return send(response, { configuration: { statuses: { max_characters: 1_000 }, polls: pollsTaken } })
    if (path === '/api/v1/notifications') return notified(response, url.searchParams)
    if (path === '/api/v1/streaming/user') return stream(response)
    if (path.startsWith('/api/v1/timelines/tag/')) {
      at.tagsAsked++
      const tag = decodeURIComponent(path.slice('/api/v1/timelines/tag/'.length)).toLowerCase()
      return send(
        response,
        pageOf(url.searchParams, (one) => lettersOf(one).includes(`#${tag}`)),
      )
    }
    if (path === '/api/v2/search') {
      const q = (url.searchParams.get('q') ?? '').toLowerCase()
      const found = at.searches ? pageOf(url.searchParams, (one) => lettersOf(one).includes(q)) : []
      return send(response, { accounts: [], hashtags: [], statuses: found })
    }
    if (path === `/api/v1/accounts/${account}/statuses`)
      return send(
        response,
        statuses
          .filter((one) => one.account.id === account)
          .toReversed()
          .slice(0, 40),
      )
    if (path === '/api/v2/media') {
      const id = nextId()
      at.media.set(id, { letter: body, waits: 1 })
      return send(response, { id, type: 'image', url: null }, 202)
    }
    const medium = at.media.get(/^\/api\/v1\/media\/(\w+)$/.exec(path)?.[1] ?? '')
    if (medium) return send(response, medium.waits-- > 0 ? { url: null } : { url: `${server.url}/m` }, 200)
    if (path === '/api/v1/statuses' && request.method === 'POST')
      return post(response, given, String(request.headers['idempotency-key'] ?? ''))
    const [, id, part] = /^\/api\/v1\/statuses\/(\w+)(\/context)?$/.exec(path) ?? []
    const status = statuses.find((one) => one.id === id)
    if (!status) return no(response, 404, 'Record not found')
    if (request.method === 'PUT') status.content = paragraphOf(given.status!)
    send(response, part ? contextOf(status) : status)
  }

  function tokenFor(response: ServerResponse, given: Given) {
    const challenge = codes.get(given.code ?? '')
    const verifier = createHash('sha256')
      .update(given.code_verifier ?? '')
      .digest('base64url')
    if (!challenge || challenge !== verifier || given.client_secret !== 'tu-ne-diras-rien')
      return no(response, 400, 'invalid_grant')
    send(response, { access_token: token, token_type: 'Bearer' })
  }

  function notified(response: ServerResponse, query: URLSearchParams) {
    at.pages++
    if (at.fault === 'revoked-mid-page' && at.pages > 1) return no(response, 401, 'The access token was revoked')
    const limit = Number(query.get('limit') ?? 40)
    if (at.endless) for (let more = 0; more < limit; more++) mentions('encore')
    const [min, max] = [query.get('min_id'), query.get('max_id')]
    const after = notifications.filter(({ id }) => !min || Number(id) > Number(min))
    const chosen = after.filter(({ id }) => !max || Number(id) < Number(max))
    const page = (min ? chosen.slice(0, limit) : chosen.slice(-limit)).toReversed()
    if (at.fault === 're-order') page.sort((one, other) => one.status.content.localeCompare(other.status.content))
    send(response, at.fault === 'duplicates' ? [...page, ...page] : page)
  }

  const lettersOf = ({ content }: Status) => content.replace(/<[^>]+>/g, '').toLowerCase()
  function pageOf(query: URLSearchParams, isWanted: (status: Status) => boolean) {
    const below = query.get('max_id')
    const all = statuses.filter((one) => one.visibility === 'public' && isWanted(one) && (!below || one.id < below))
    return all.toSorted((one, other) => (one.id < other.id ? 1 : -1)).slice(0, Number(query.get('limit') ?? 20))
  }

  function stream(response: ServerResponse) {
    if (!at.streams) return no(response, 404, 'no stream here')
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(':)\n\n')
    streams.add(response)
    response.on('close', () => streams.delete(response))
  }

  function contextOf(status: Status) {
    const ancestors: Status[] = []
    for (let up = parentOf(status); up; up = parentOf(up)) ancestors.unshift(up)
    const below = (id: string): Status[] =>
      statuses.filter((one) => one.in_reply_to_id === id).flatMap((one) => [one, ...below(one.id)])
    return { ancestors, descendants: below(status.id) }
  }
  const parentOf = (status: Status) => statuses.find(({ id }) => id === status.in_reply_to_id)

  function post(response: ServerResponse, given: Given, key: string) {
    at.bodies.push(given)
    const again = byKey.get(key)
    if (again) return send(response, again)
    if ([...given.status!].length > 1_000) return no(response, 422, 'Validation failed: Text is too long')
    if (given.in_reply_to_id && !statuses.some(({ id }) => id === given.in_reply_to_id))
      return no(response, 404, 'Record not found')
    const poll = at.dropsPolls ? undefined : given.poll
    if (poll && (given.media_ids || poll.options.length > pollsTaken.max_options))
      return no(response, 422, 'Validation failed: the poll')
    const made = says(given.status!, {
      poll: poll
        ? {
            options: poll.options.map((title) => ({ title, votes_count: 0 })),
            expires_at: new Date(at.now + poll.expires_in * 1_000).toISOString(),
            expired: false,
          }
        : null,
      account: { ...who('compotes'), id: account },
      in_reply_to_id: given.in_reply_to_id ?? null,
      visibility: given.visibility!,
      spoiler_text: given.spoiler_text ?? '',
      media_attachments: [...(given.media_ids ?? [])].map((id) => ({ id })),
    })
    byKey.set(key, made)
    if (at.fault === 'timed-out-after-success') return
    send(response, made)
  }

  function says(text: string, more: Partial<Status> = {}): Status {
    const id = nextId()
    const status: Status = {
      id,
      in_reply_to_id: null,
      account: who('maelle@ailleurs.example'),
      content: paragraphOf(text),
      spoiler_text: '',
      visibility: 'public',
      language: 'fr',
      created_at: new Date(at.now - 60_000).toISOString(),
      edited_at: null,
      replies_count: 0,
      url: `${server.url}/@x/${id}`,
      media_attachments: [],
      poll: null,
      ...more,
    }
    statuses.push(status)
    for (const up of statuses) if (up.id === status.in_reply_to_id) up.replies_count++
    return status
  }
  function mentions(text: string, more: Partial<Status> = {}): Status {
    const status = says(text, more)
    notifications.push({ id: String(notifications.length + 1), type: 'mention', status })
    for (const stream of streams) stream.write(`event: notification\ndata: {"id":"${notifications.length}"}\n\n`)
    return status
  }

  const handle = (name: string) => `<span class="h-card"><a href="#">@<span>${name}</span></a></span>`
  const paragraphOf = (text: string) => `<p>${text.replace(/@([\w.]+)(@[\w.:-]+)?/g, (_, name) => handle(name))}</p>`

  const votes = (id: string, nth: number) => {
    const option = statuses.find((one) => one.id === id)!.poll!.options[nth]!
    option.votes_count = (option.votes_count ?? 0) + 1
  }

  function reacts(type: 'favourite' | 'reblog', status: Status, account: Status['account']) {
    notifications.push({ id: String(notifications.length + 1), type, status, account })
  }

  const clock = () => new Date(at.now)
  const ways = openWaysOut({ allowInside: true, userAgent: 'Insuffleur test', clock })
  const host = new URL(server.url).host
  const place: Place = {
    id: 'place-1',
    address: `@compotes@${host}`,
    settings: {
      ...{ root: server.url, account, host, longest: 1_000 },
      ...{ pollMost: 4, pollLongest: 50, pollFewestDays: 1, pollMostDays: 30 },
    },
  }
  const means: Means = {
    ...ways,
    reach: (request) => ways.reach({ ...request, within: at.fault?.startsWith('timed-out') ? 400 : 5_000 }),
    secrets: { token },
    clock,
  }
  const utterance = (key: string, text: string, more: Partial<Utterance> = {}): Utterance => ({
    key,
    text,
    by: 'Odile',
    thread: { nativeId: 'x', url: null, title: null },
    answers: [],
    to: [],
    audience: 'public',
    ...more,
  })
  /** What the person over there does when they are sent: says yes, and is sent back. */
  const saysYes = async (goTo: string) => {
    const query = new URL(goTo).searchParams
    const code = `code-${codes.size}`
    codes.set(code, query.get('code_challenge')!)
    return { code, state: query.get('state')! }
  }
  const piece = (key: string, text: string, more: Partial<Piece> = {}): Piece => ({
    ...{ key, text, title: null, warning: null, language: 'fr', media: [], audience: 'public' },
    ...more,
  })
  const people = { says, mentions, reacts, votes, saysYes }
  return { at, statuses, url: server.url, host, place, means, utterance, piece, ...people, close: server.close }
}
