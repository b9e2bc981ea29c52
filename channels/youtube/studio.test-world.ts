/** YouTube and Google's keys on loopback, for one channel with one video; it can be broken. */
import { type IncomingMessage, type ServerResponse } from 'node:http'
import { type Means, type Place, type Utterance } from '#channel'
import { openWaysOut } from '../../test/reach.ts'
import { type PlaceFault, tooHeavy } from '../channel.contract.ts'
import { openLoopback, respond } from '../loopback.ts'
import { scope } from './app.ts'

export const ours = 'UC-vergers'
const video = 'vid-45'
interface Comment {
  id: string
  parent: string
  by: string
  text: string
  /** Nobody but who keeps the channel sees it yet. */
  held?: boolean
}

interface Given {
  parentId?: string
  textOriginal?: string
  topLevelComment?: { snippet: { textOriginal: string } }
}

function strange(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strange)
  if (typeof value !== 'object' || value === null) return value
  const inside = Object.entries(value).map(([key, one]) => [key, key === 'kind' ? 'hologram' : strange(one)])
  return { ...Object.fromEntries(inside), hologram: { of: [null, 1e21] } }
}

export async function openStudio() {
  const comments: Comment[] = []
  const at = {
    now: Date.UTC(2026, 10, 20, 12),
    fault: null as PlaceFault | null,
    asked: 0,
    withdrawn: false,
    /** How many replies each thread is said to have, whatever stands there. */
    counts: null as number | null,
    /** Which comments wait is not told. */
    heldUntold: false,
    channels: [ours],
    scope,
    token: 'jeton-1',
    /** What YouTube says no with, whatever is asked. */
    no: null as { status: number; reason: string } | null,
    /** Threads on a page, at most. */
    page: 100,
    /** What was asked for, as YouTube counts it. */
    units: 0,
  }
  const server = await openLoopback((request, response, path) => {
    if (at.fault === 'timed-out') return
    if (at.fault === 'server-error') return respond(response, 500, {}, 'oups')
    if (at.fault === 'too-heavy') return respond(response, 200, { 'content-type': 'application/json' }, tooHeavy)
    if (at.fault === 'too-many-requests' || at.fault === 'asked-to-wait')
      return no(response, 429, 'rateLimitExceeded', { 'retry-after': '90' })
    if (at.fault === 'asked-to-wait-untold') return no(response, 403, 'rateLimitExceeded')
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => answer(request, response, new URL(path, 'http://google'), Buffer.concat(parts).toString()))
  })
  function send(response: ServerResponse, status: number, value: unknown, headers: Record<string, string> = {}) {
    const body = JSON.stringify(at.fault === 'unknown-fields' ? strange(value) : value)
    const cut = at.fault === 'cut-short' ? body.slice(0, -5) : body
    respond(response, status, { 'content-type': 'application/json; charset=UTF-8', ...headers }, cut)
  }
  const no = (response: ServerResponse, status: number, reason: string, headers: Record<string, string> = {}) =>
    send(response, status, { error: { code: status, message: 'No.', errors: [{ reason, message: 'No.' }] } }, headers)
  const shown = (one: Comment) => ({
    kind: 'youtube#comment',
    id: one.id,
    snippet: {
      authorDisplayName: one.by === ours ? 'Les Vergers Imaginaires' : 'Maëlle',
      authorChannelUrl: `http://www.youtube.com/channel/${one.by}`,
      authorChannelId: { value: one.by },
      textDisplay: one.text,
      publishedAt: new Date(Date.UTC(2026, 10, 20, 11) + Number(one.id.split('c-').at(-1)) * 1000).toISOString(),
      ...(one.parent && { parentId: one.parent }),
    },
  })
  const below = (id: string) => comments.filter(({ parent, held }) => parent === id && (!held || !id))
  const thread = (one: Comment) => ({
    kind: 'youtube#commentThread',
    id: one.id,
    snippet: {
      videoId: video,
      topLevelComment: shown(one),
      totalReplyCount: at.counts ?? below(one.id).length,
      isPublic: !one.held,
    },
    ...(below(one.id).length > 0 && { replies: { comments: below(one.id).slice(0, 5).map(shown) } }),
  })

  function answer(request: IncomingMessage, response: ServerResponse, url: URL, body: string) {
    if (url.pathname === '/token') return keys(response, new URLSearchParams(body))
    at.asked++
    at.units += request.method === 'POST' ? 50 : 1
    const query = url.searchParams
    const revoked = at.fault === 'revoked-mid-page' && query.has('pageToken')
    if (request.headers.authorization !== `Bearer ${at.token}` || revoked || at.fault === 'sold')
      return no(response, 401, 'authError')
    if (at.no) return no(response, at.no.status, at.no.reason)
    if (at.withdrawn) return no(response, 403, 'insufficientPermissions')
    const what = url.pathname.replace('/youtube/v3/', '')
    if (request.method === 'POST') return create(response, what, JSON.parse(body).snippet)
    if (what === 'channels')
      return send(response, 200, { items: at.channels.map((id) => ({ id, snippet: { title: `Chaîne ${id}` } })) })
    if (what === 'videos')
      return send(response, 200, {
        items: [{ id: video, snippet: { title: 'Vous aimerez la poire' }, status: { privacyStatus: 'public' } }],
      })
    const ids = query.get('id')?.split(',')
    if (ids && what === 'commentThreads') {
      const items = below('').filter(({ id }) => ids.includes(id))
      return send(response, 200, { items: items.map(thread) })
    }
    if (ids) return send(response, 200, { items: comments.filter(({ id }) => ids.includes(id)).map(shown) })
    if (what === 'comments') return list(response, query, below(query.get('parentId') ?? '').map(shown))
    const status = query.get('moderationStatus') ?? 'published'
    if (at.heldUntold && status !== 'published') return no(response, 403, 'forbidden')
    const among = below('').filter(({ held }) => (held ? 'heldForReview' : 'published') === status)
    list(response, query, among.reverse().map(query.get('part') === 'id' ? ({ id }) => ({ id }) : thread))
  }

  function keys(response: ServerResponse, form: URLSearchParams) {
    const wrong =
      form.get('grant_type') === 'refresh_token'
        ? 'encore-1' !== form.get('refresh_token')
        : form.get('code') !== 'code-1'
    if (wrong || at.fault === 'sold') return send(response, 400, { error: 'invalid_grant' })
    const refresh = form.has('code') && { refresh_token: 'encore-1' }
    send(response, 200, { access_token: at.token, expires_in: 3599, scope: at.scope, token_type: 'Bearer', ...refresh })
  }

  function create(response: ServerResponse, what: string, snippet: Given) {
    const { parentId = '', textOriginal, topLevelComment } = snippet
    const text = what === 'comments' ? textOriginal : topLevelComment?.snippet.textOriginal
    const made = says(text ?? '', { parent: parentId, by: ours })
    if (at.fault === 'server-error-after-success') return respond(response, 500, {}, 'oups')
    if (at.fault !== 'timed-out-after-success') send(response, 200, what === 'comments' ? shown(made) : thread(made))
  }

  function list(response: ServerResponse, query: URLSearchParams, all: object[]) {
    const size = Math.min(at.page, Number(query.get('maxResults') ?? 20))
    const from = Number(query.get('pageToken')?.slice(5) ?? 0)
    const items = all.slice(from, from + size)
    if (at.fault === 're-order') items.reverse()
    if (at.fault === 'duplicates') items.push(...items)
    send(response, 200, { items, ...(from + size < all.length && { nextPageToken: `page-${from + size}` }) })
  }

  let last = 0
  function says(text: string, more: Partial<Comment> = {}): Comment {
    const id = `${more.parent ? `${more.parent}.` : ''}c-${++last}`
    const comment = { id, parent: '', by: 'UC-maelle', text, ...more }
    comments.push(comment)
    return comment
  }
  const clock = () => new Date(at.now)
  const ways = openWaysOut({ allowInside: true, userAgent: 'Insuffleur test', clock })
  const place: Place = {
    id: 'place-1',
    address: `https://www.youtube.com/channel/${ours}`,
    settings: { channel: ours },
  }
  const means: Means = {
    ...ways,
    reach: async (request) => {
      at.now += 31_000
      return await ways.reach({ ...request, within: at.fault?.startsWith('timed-out') ? 400 : 5_000 })
    },
    secrets: { token: 'jeton-1', refresh: 'encore-1', until: `${at.now + 50 * 60_000}` },
    app: { 'client-id': 'client-1', 'client-secret': 'secret-1' },
    clock,
  }
  const utterance = (key: string, text: string, more: Partial<Utterance> = {}): Utterance => ({
    key,
    text,
    by: 'Odile, pour les Vergers',
    thread: { nativeId: `video-${video}`, url: null, title: null },
    answers: [],
    to: [],
    audience: 'public',
    ...more,
  })
  const saysYes = async (goTo: string) => ({ code: 'code-1', state: new URL(goTo).searchParams.get('state') ?? '' })
  const google = { api: server.url, keys: server.url, consent: `${server.url}/consent` }
  return { at, comments, google, place, means, says, saysYes, utterance, close: () => server.close() }
}
