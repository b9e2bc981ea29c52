/**
 * Vimeo on loopback, as its description has it for one account and its videos; it can be broken. Like the service it sets
 * lists into `{ data }` and answers with the `fields` that are asked for; `asDescribed`, lists are bare and things whole.
 */
import { readFileSync } from 'node:fs'
import { type IncomingMessage, type ServerResponse } from 'node:http'
import { type Means, type Place, type Utterance } from '#channel'
import { openWaysOut } from '../../test/reach.ts'
import { type PlaceFault, tooHeavy } from '../channel.contract.ts'
import { openLoopback, respond } from '../loopback.ts'

export interface Comment {
  id: number
  video: number
  parent: number
  user: number
  text: string
}

export const account = 7
export const keys = { 'client-id': 'client-1', 'client-secret': 'secret-1' }
const token = 'jeton-1'
/** What the description requires of each user and video, with nothing in it. */
const required = JSON.parse(readFileSync(new URL('required.json', import.meta.url), 'utf8'))

/** With fields and kinds that nobody has described, everywhere. */
function strange(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strange)
  if (typeof value !== 'object' || value === null) return value
  const inside = Object.entries(value).map(([key, one]) => [key, key === 'type' ? 'hologram' : strange(one)])
  return { ...Object.fromEntries(inside), hologram: { kind: 'hologram-2031', of: [null, 1e21] } }
}

export async function openStudio() {
  const comments: Comment[] = []
  const videos = [{ id: 45, name: 'Vous aimerez la poire', view: 'anybody', closed: false }]
  const at = {
    now: Date.UTC(2026, 10, 20, 12),
    fault: null as PlaceFault | null,
    remaining: 500,
    asDescribed: false,
    scope: 'public private interact',
    /** The right to what not everybody may see is gone: Vimeo knows nothing of such videos any more. */
    hidesShut: false,
    /** The right that was taken away. */
    without: null as string | null,
  }
  const server = await openLoopback((request, response, path) => {
    if (at.fault === 'timed-out') return
    if (at.fault === 'too-heavy') return respond(response, 200, { 'content-type': 'application/json' }, tooHeavy)
    if (at.fault === 'server-error') return respond(response, 500, {}, 'oups')
    if (at.fault === 'asked-to-wait') return no(response, 429, 9000, { 'retry-after': '90' })
    if (at.fault === 'asked-to-wait-untold') return respond(response, 429, {}, '')
    if (at.fault === 'too-many-requests')
      return no(response, 429, 9000, { 'x-ratelimit-reset': new Date(at.now + 90_000).toISOString() })
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => answer(request, response, new URL(path, 'http://vimeo'), Buffer.concat(parts).toString()))
  })
  function send(
    response: ServerResponse,
    status: number,
    kind: string,
    value: unknown,
    headers: Record<string, string> = {},
  ) {
    const body = JSON.stringify(at.fault === 'unknown-fields' ? strange(value) : value)
    const cut = at.fault === 'cut-short' ? body.slice(0, -5) : body
    const limits = {
      'x-ratelimit-limit': '500',
      'x-ratelimit-remaining': `${at.remaining}`,
      'x-ratelimit-reset': new Date(at.now + 60_000).toISOString(),
    }
    respond(response, status, { 'content-type': `application/vnd.vimeo.${kind}+json`, ...limits, ...headers }, cut)
  }
  const no = (
    response: ServerResponse,
    status: number,
    code: number,
    headers: Record<string, string> = {},
    kind = 'error',
  ) => send(response, status, kind, { error: 'Non.', developer_message: 'No.', error_code: code, link: '' }, headers)
  const user = (id: number) => ({
    ...required.user,
    uri: `/users/${id}`,
    name: id === account ? 'Les Vergers Imaginaires' : 'Maëlle',
    link: `https://vimeo.com/user${id}`,
  })
  const below = (one: Comment) => comments.filter(({ parent }) => parent === one.id).length
  const shown = (one: Comment) => ({
    uri: `/videos/${one.video}/comments/${one.id}`,
    type: 'video',
    text: one.text,
    created_on: new Date(Date.UTC(2026, 10, 20, 11) + one.id * 1000).toISOString(),
    resource_key: `key-${one.id}`,
    user: one.user ? user(one.user) : null,
    metadata: {
      connections: {
        replies: {
          uri: `/videos/${one.video}/comments/${one.id}/replies`,
          options: ['GET', 'POST'],
          total: below(one),
        },
      },
    },
  })
  const video = (one: (typeof videos)[number]) => ({
    ...required.video,
    uri: `/videos/${one.id}`,
    name: one.name,
    link: `https://vimeo.com/${one.id}`,
    privacy: { ...required.video.privacy, view: one.view, comments: one.closed ? 'nobody' : 'anybody' },
    metadata: {
      ...required.video.metadata,
      connections: {
        ...required.video.metadata.connections,
        comments: {
          uri: `/videos/${one.id}/comments`,
          options: ['GET', 'POST'],
          total: comments.filter((each) => each.video === one.id).length,
        },
      },
    },
  })

  function answer(request: IncomingMessage, response: ServerResponse, url: URL, body: string) {
    const route = `${request.method} ${url.pathname}`
    if (route.startsWith('POST /oauth/')) return keysFor(request, response, url, JSON.parse(body))
    const revoked = at.fault === 'revoked-mid-page' && Number(url.searchParams.get('page') ?? 1) > 1
    if (request.headers.authorization !== `Bearer ${token}` || revoked) return no(response, 401, 8003)
    if (at.fault === 'sold') return no(response, 401, 8003)
    if (at.without === (request.method === 'POST' ? 'interact' : 'private')) return no(response, 403, 8002)
    if (route === 'GET /me') return send(response, 200, 'user', user(account))
    const seen = videos.filter(({ view }) => !at.hidesShut || view === 'anybody')
    if (route === 'GET /oauth/verify') return send(response, 200, 'auth', granted())
    if (route === 'GET /me/videos') return list(response, url, 'video', seen.map(video))
    const [, videoId, commentId, replies] =
      /^\/videos\/(\d+)(?:\/comments(?:\/(\d+)(\/replies)?)?)?$/.exec(url.pathname) ?? []
    const about = seen.find(({ id }) => id === Number(videoId))
    const comment = comments.find(({ id, video: of }) => id === Number(commentId) && of === about?.id)
    const kind = commentId ? 'comment' : 'video'
    if (!about || (commentId && !comment)) return no(response, 404, 5000, {}, kind)
    if (!url.pathname.includes('/comments')) return send(response, 200, kind, only(url, video(about)))
    if (comment && !replies) return send(response, 200, kind, only(url, shown(comment)))
    if (request.method === 'POST') return create(response, about, comment?.id ?? 0, JSON.parse(body))
    const chosen = comments.filter(({ video: of, parent }) => of === about.id && parent === (comment?.id ?? 0))
    if (url.searchParams.get('direction') === 'desc') chosen.reverse()
    list(response, url, 'comment', chosen.map(shown))
  }

  function keysFor(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    given: { code?: string; grant_type: string },
  ) {
    const right = `Basic ${Buffer.from(`${keys['client-id']}:${keys['client-secret']}`).toString('base64')}`
    if (request.headers.authorization !== right) return no(response, 401, 8001)
    if (url.pathname.endsWith('access_token') && given.code !== 'code-1')
      return send(response, 400, 'auth', { error: 'invalid_grant', error_description: 'The code is invalid.' })
    send(response, 200, 'auth', granted())
  }

  const granted = () => ({
    ...{ access_token: token, token_type: 'bearer', app: { name: 'Insuffleur', uri: '/apps/1' }, user: user(account) },
    scope: at.hidesShut ? at.scope.replace('private ', '') : at.scope,
  })

  function create(response: ServerResponse, about: (typeof videos)[number], parent: number, given: { text?: string }) {
    if (!given.text) return no(response, 400, 2207)
    if (about.closed) return no(response, 403, 3413)
    const made = says(given.text, { video: about.id, parent, user: account })
    if (at.fault === 'server-error-after-success') return respond(response, 500, {}, 'oups')
    if (at.fault !== 'timed-out-after-success') send(response, 201, 'comment', shown(made))
  }

  function list(response: ServerResponse, url: URL, kind: string, all: object[]) {
    const size = Number(url.searchParams.get('per_page') ?? 25)
    const page = Number(url.searchParams.get('page') ?? 1)
    const some = all.slice((page - 1) * size, page * size)
    if (at.fault === 're-order') some.reverse()
    if (at.fault === 'duplicates') some.push(...some)
    const data = some.slice(0, size).map((one) => only(url, one))
    send(response, 200, kind, at.asDescribed ? data : { total: all.length, page, per_page: size, data })
  }

  const only = (url: URL, thing: object) => (at.asDescribed ? thing : withFields(thing, url.searchParams.get('fields')))

  let last = 0
  function says(text: string, more: Partial<Comment> = {}): Comment {
    const comment = { id: ++last, video: 45, parent: 0, user: 3, text, ...more }
    comments.push(comment)
    return comment
  }

  const clock = () => new Date(at.now)
  const ways = openWaysOut({ allowInside: true, userAgent: 'Insuffleur test', clock })
  const place: Place = { id: 'place-1', address: `https://vimeo.com/user${account}`, settings: { account } }
  const means: Means = {
    ...ways,
    reach: async (request) => {
      // A host that asked to wait is let be; time goes on in these stories.
      at.now += 31_000
      return await ways.reach({ ...request, within: at.fault?.startsWith('timed-out') ? 400 : 5_000 })
    },
    secrets: { token },
    app: keys,
    clock,
  }
  const utterance = (key: string, text: string, more: Partial<Utterance> = {}): Utterance => ({
    key,
    text,
    by: 'Odile, pour les Vergers',
    thread: { nativeId: 'video-45', url: null, title: null },
    answers: [],
    to: [],
    audience: 'public',
    ...more,
  })
  const saysYes = async (goTo: string) => ({ code: 'code-1', state: new URL(goTo).searchParams.get('state') ?? '' })
  return { at, comments, videos, url: server.url, place, means, says, saysYes, utterance, close: () => server.close() }
}

/** `fields=uri,user.name` names what is answered, as developer.vimeo.com has it under « Common formats ». */
function withFields(thing: object, fields: string | null): object {
  if (fields === null) return thing
  const wanted = fields.split(',')
  const inner = (prefix: string, value: unknown): unknown => {
    if (wanted.includes(prefix) || typeof value !== 'object' || value === null) return value
    const kept = Object.entries(value).filter(([name]) => {
      const path = prefix ? `${prefix}.${name}` : name
      return wanted.some((one) => one === path || one.startsWith(`${path}.`))
    })
    return Object.fromEntries(kept.map(([name, one]) => [name, inner(prefix ? `${prefix}.${name}` : name, one)]))
  }
  return inner('', thing) as object
}
