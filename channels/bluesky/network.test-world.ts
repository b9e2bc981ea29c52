/** A network on loopback with the habits of the real one: a PDS, its view of the network, a directory and a Jetstream. */
import { createHash } from 'node:crypto'
import { type IncomingMessage, type ServerResponse } from 'node:http'
import { type Means, type Piece, type Place, type Utterance } from '#channel'
import { type JsonObject } from '#kernel'
import { openWaysOut } from '../../test/reach.ts'
import { type PlaceFault } from '../channel.contract.ts'
import { type Line, openLoopback, respond } from '../loopback.ts'

export interface Post {
  uri: string
  cid: string
  did: string
  record: Record<string, unknown>
  indexedAt: string
  /** Whether the view of the network has it. */
  isIndexed: boolean
}

interface Told {
  uri: string
  reason: string
  at: string
}

export const didOf = (name: string) =>
  `did:plc:${createHash('sha256')
    .update(name)
    .digest('hex')
    .replace(/[^a-f2-7]/g, '')
    .padEnd(24, 'a')
    .slice(0, 24)}`
export const us = didOf('compotes.test')
export const password = 'abcd-efgh-ijkl-mnop'
const collection = 'app.bsky.feed.post'
const likeCollection = 'app.bsky.feed.like'

export async function openNetwork() {
  const posts = new Map<string, Post>()
  const told: Told[] = []
  const people = new Map([[us, 'compotes.test']])
  const gates = new Map<string, Record<string, unknown>>()
  const lines = new Set<Line>()
  const streamed: { time_us: number; text: string }[] = []
  const at = {
    now: Date.UTC(2026, 10, 20, 12),
    fault: null as PlaceFault | null,
    pages: 0,
    count: 0,
    /** How deep the view goes in a thread, whatever it is asked. */
    deepest: 10,
    hasView: true,
    session: 1,
    bodies: [] as { rkey: string; record: Record<string, unknown> }[],
    signIns: 0,
  }
  /** Likes of ours, by their address: the post they are about. */
  const likes = new Map<string, Record<string, unknown>>()
  const blocked = new Set<string>()
  const tokenOf = (kind: string) => {
    const claims = { kind, session: at.session, exp: Math.floor(at.now / 1000) + 7_200 }
    return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`
  }
  const personOf = (name: string) => {
    people.set(didOf(name), name)
    return didOf(name)
  }

  const server = await openLoopback((request, response, path) => {
    if (at.fault === 'timed-out') return
    if (at.fault === 'server-error') return respond(response, 502, {}, 'oups')
    if (at.fault === 'too-many-requests')
      return respond(response, 429, { 'ratelimit-reset': `${Math.floor(at.now / 1000) + 120}` })
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => answer(request, response, new URL(path, server.url), Buffer.concat(parts)))
  })
  server.line = (request, line) => {
    const cursor = new URL(request.url!, 'http://x').searchParams.get('cursor')
    if (cursor !== null) for (const { time_us, text } of streamed) if (time_us > Number(cursor)) line.says(text)
    lines.add(line)
  }

  const send = (response: ServerResponse, value: unknown, status = 200) => {
    const body = JSON.stringify(value)
    const cut = at.fault === 'cut-short' ? body.slice(0, -1) : body
    respond(response, status, { 'content-type': 'application/json; charset=utf-8' }, cut)
  }
  const no = (response: ServerResponse, status: number, error: string, message = error) =>
    send(response, { error, message }, status)

  function answer(request: IncomingMessage, response: ServerResponse, url: URL, body: Buffer) {
    const method = url.pathname.replace('/xrpc/', '')
    const query = url.searchParams
    const given = /json/.test(request.headers['content-type'] ?? '') && body.length ? JSON.parse(body.toString()) : {}
    if (method.startsWith('/did:plc:')) return document(response, method.slice(1))
    if (method === 'com.atproto.server.createSession') return signIn(response, given)
    if (method === 'com.atproto.repo.getRecord') return getRecord(response, query)
    if (method === 'com.atproto.identity.resolveHandle') return resolve(response, query.get('handle')!)
    const token = request.headers.authorization?.replace('Bearer ', '') ?? ''
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? 'e30', 'base64url').toString() || '{}')
    const wanted = method === 'com.atproto.server.refreshSession' ? 'refresh' : 'access'
    if (claims.kind !== wanted || claims.session !== at.session) return no(response, 401, 'InvalidToken')
    if (claims.exp * 1000 < at.now) return no(response, 400, 'ExpiredToken', 'Token has expired')
    if (wanted === 'refresh') return session(response)
    if (method === 'com.atproto.server.getSession') return send(response, { did: us, handle: 'compotes.test' })
    if (method === 'com.atproto.repo.listRecords') return listRecords(response, query)
    if (method === 'com.atproto.repo.uploadBlob') return uploadBlob(request, response, body)
    if (method === 'com.atproto.repo.deleteRecord') return deleteRecord(response, given)
    if (given.collection === likeCollection) return like(response, given)
    if (method === 'com.atproto.repo.createRecord') return createRecord(response, given)
    if (!at.hasView) return no(response, 502, 'UpstreamFailure', 'Upstream service unreachable')
    if (method === 'app.bsky.actor.getProfile')
      return send(response, { did: us, handle: 'compotes.test', displayName: 'Les Compotes Lune' })
    if (method === 'app.bsky.notification.listNotifications') return notified(response, query)
    if (method === 'app.bsky.feed.getPosts')
      return send(response, { posts: query.getAll('uris').flatMap((uri) => seenBy(uri) ?? []) })
    if (method === 'app.bsky.feed.getPostThread') return thread(response, query)
    if (method === 'app.bsky.feed.getQuotes') return quotes(response, query)
    no(response, 501, 'MethodNotImplemented')
  }

  function document(response: ServerResponse, did: string) {
    const handle = people.get(did)
    if (!handle) return no(response, 410, 'Gone', 'DID not available')
    const service = [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: server.url }]
    send(response, { id: did, alsoKnownAs: [`at://${handle}`], service })
  }
  function resolve(response: ServerResponse, handle: string) {
    const found = [...people].find(([, known]) => known === handle)
    if (!found) return no(response, 400, 'InvalidRequest', 'Unable to resolve handle')
    send(response, { did: found[0] })
  }
  function session(response: ServerResponse) {
    send(response, { did: us, handle: 'compotes.test', accessJwt: tokenOf('access'), refreshJwt: tokenOf('refresh') })
  }
  function signIn(response: ServerResponse, given: Record<string, string>) {
    at.signIns++
    const isRight = given.password === password && [us, 'compotes.test'].includes(given.identifier!)
    if (!isRight || at.fault === 'revoked-mid-page')
      return no(response, 401, 'AuthenticationRequired', 'Invalid identifier or password')
    session(response)
  }
  function getRecord(response: ServerResponse, query: URLSearchParams) {
    const [repo, kind, rkey] = ['repo', 'collection', 'rkey'].map((name) => query.get(name))
    if (!people.has(repo!)) return no(response, 400, 'InvalidRequest', 'Could not find repo')
    const uri = `at://${repo}/${kind}/${rkey}`
    const gate = gates.get(uri)
    if (gate) return send(response, { uri, cid: 'bafyreigate', value: gate })
    const like = likes.get(uri)
    if (like) return send(response, { uri, cid: 'bafyreilike', value: like })
    const post = posts.get(uri)
    if (!post) return no(response, 400, 'RecordNotFound', `Could not locate record: ${uri}`)
    send(response, { uri, cid: post.cid, value: post.record })
  }
  function listRecords(response: ServerResponse, query: URLSearchParams) {
    const kept =
      query.get('collection') === collection
        ? ownPosts().map(({ uri, cid, record }) => ({ uri, cid, value: record }))
        : [...gates].flatMap(([uri, value]) => (uri.includes(us) ? [{ uri, cid: 'bafyreigate', value }] : []))
    const sorted = kept.sort((one, other) => (one.uri < other.uri ? 1 : -1))
    send(response, { records: sorted.slice(0, Number(query.get('limit'))) })
  }
  const ownPosts = () => [...posts.values()].filter(({ did }) => did === us)

  function uploadBlob(request: IncomingMessage, response: ServerResponse, body: Buffer) {
    if (body.length > 1_000_000) return no(response, 400, 'BlobTooLarge')
    const ref = { $link: `bafkreiimage${body.length}` }
    send(response, { blob: { $type: 'blob', ref, mimeType: request.headers['content-type'], size: body.length } })
  }
  function createRecord(response: ServerResponse, given: { rkey: string; record: Record<string, unknown> }) {
    at.bodies.push(given)
    const uri = `at://${us}/${collection}/${given.rkey}`
    if (posts.has(uri)) return no(response, 400, 'InvalidRequest', 'Record already exists')
    const made = put(uri, us, given.record)
    if (at.fault === 'timed-out-after-success') return
    send(response, { uri, cid: made.cid })
  }

  function like(response: ServerResponse, given: { rkey: string; record: Record<string, unknown> }) {
    const uri = `at://${us}/${likeCollection}/${given.rkey}`
    if (likes.has(uri)) return no(response, 400, 'InvalidRequest', 'Record already exists')
    const subject = given.record.subject as { uri: string; cid: string }
    if (posts.get(subject.uri)?.cid !== subject.cid) return no(response, 400, 'InvalidRequest', 'No such subject')
    likes.set(uri, given.record)
    if (at.fault !== 'timed-out-after-success') send(response, { uri, cid: 'bafyreilike' })
  }
  function deleteRecord(response: ServerResponse, given: { collection: string; rkey: string }) {
    likes.delete(`at://${us}/${given.collection}/${given.rkey}`)
    if (at.fault !== 'timed-out-after-success') send(response, {})
  }

  function notified(response: ServerResponse, query: URLSearchParams) {
    at.pages++
    if (at.fault === 'revoked-mid-page' && at.pages > 1) return no(response, 401, 'InvalidToken', 'revoked')
    const after = query.get('cursor')
    const sorted = told
      .filter(({ uri }) => people.has(posts.get(uri)?.did ?? '') && !isHidden(uri))
      .map((one, index) => ({ ...one, key: `${one.at}::${String(index).padStart(6, '0')}` }))
      .sort((one, other) => (one.key < other.key ? 1 : -1))
      .filter(({ key }) => !after || key < after)
    const page = sorted.slice(0, Number(query.get('limit')))
    const notifications = page.map(({ uri, reason, at: indexedAt }) => {
      const { cid, did, record } = posts.get(uri)!
      return { uri, cid, author: authorOf(did), reason, record, indexedAt }
    })
    if (at.fault === 're-order')
      notifications.sort((one, other) => String(one.record.text).localeCompare(String(other.record.text)))
    const doubled = at.fault === 'duplicates' ? [...notifications, ...notifications] : notifications
    send(response, { notifications: doubled, cursor: sorted.length > page.length ? page.at(-1)!.key : undefined })
  }

  const authorOf = (did: string) => ({ did, handle: people.get(did), displayName: people.get(did)!.split('.')[0] })
  const replyOf = (post: Post) => post.record.reply as { root: { uri: string }; parent: { uri: string } } | undefined
  const below = (uri: string) => byParent.get(uri)?.filter((one) => posts.has(one.uri) && one.isIndexed) ?? []
  const byParent = new Map<string, Post[]>()
  const quoted = new Map<string, Post[]>()
  const quotesOf = (uri: string) => quoted.get(uri) ?? []
  const gateOf = (root: string) => gates.get(root.replace(collection, 'app.bsky.feed.threadgate'))
  function isHidden(uri: string) {
    const root = replyOf(posts.get(uri)!)?.root.uri ?? uri
    return (gateOf(root)?.hiddenReplies as string[] | undefined)?.includes(uri) ?? false
  }

  function seenBy(uri: string) {
    const post = posts.get(uri)
    if (!post?.isIndexed || blocked.has(post.did) || !people.has(post.did)) return null
    const { cid, did, record, indexedAt } = post
    const root = replyOf(post)?.root.uri ?? uri
    const replyDisabled = Array.isArray(gateOf(root)?.allow) && !root.includes(us)
    const counts = { replyCount: below(uri).length, quoteCount: quotesOf(uri).length }
    return { uri, cid, author: authorOf(did), record, indexedAt, ...counts, viewer: { replyDisabled } }
  }
  function node(uri: string, depth: number): object {
    const replies = depth > 0 ? below(uri).map((one) => node(one.uri, depth - 1)) : undefined
    return { $type: 'app.bsky.feed.defs#threadViewPost', post: seenBy(uri), replies }
  }
  function thread(response: ServerResponse, query: URLSearchParams) {
    const uri = query.get('uri')!
    const post = posts.get(uri)
    if (post && blocked.has(post.did)) return send(response, { thread: { uri, blocked: true } })
    if (!post?.isIndexed) return no(response, 400, 'NotFound', `Post not found: ${uri}`)
    const above = (of: string, left: number): object | undefined => {
      const parent = posts.get(replyOf(posts.get(of)!)?.parent.uri ?? '')
      return parent && left > 0 ? { post: seenBy(parent.uri), parent: above(parent.uri, left - 1) } : undefined
    }
    const depth = Math.min(Number(query.get('depth')), at.deepest)
    send(response, { thread: { ...node(uri, depth), parent: above(uri, Number(query.get('parentHeight'))) } })
  }
  function quotes(response: ServerResponse, query: URLSearchParams) {
    send(response, {
      posts: quotesOf(query.get('uri')!)
        .toReversed()
        .map(({ uri }) => seenBy(uri)),
    })
  }

  function put(uri: string, did: string, record: Record<string, unknown>, isIndexed = true): Post {
    const cid = `bafyrei${createHash('sha256').update(JSON.stringify(record)).digest('hex')}`
    const post = { uri, cid, did, record, indexedAt: new Date(at.now).toISOString(), isIndexed }
    posts.set(uri, post)
    const parent = replyOf(post)?.parent.uri
    if (parent) byParent.set(parent, [...(byParent.get(parent) ?? []), post])
    const quote = (record.embed as { record?: { uri: string } } | undefined)?.record?.uri
    if (quote) quoted.set(quote, [...quotesOf(quote), post])
    stream(post, { operation: 'create', cid, record })
    return post
  }
  function stream({ uri, did }: Post, commit: object) {
    const rkey = uri.split('/').at(-1)
    const time_us = at.now * 1000 + streamed.length
    const text = JSON.stringify({ did, time_us, kind: 'commit', commit: { ...commit, collection, rkey } })
    streamed.push({ time_us, text })
    for (const line of lines) line.says(text)
  }

  /** Somebody writes. `notified`: whether the view tells us; `isIndexed`: whether it has it at all. */
  function says(text: string, more: Saying = {}): Post {
    const { by = 'maelle.test', answers, quotes: of, createdAt, notified: tells = true, isIndexed = true } = more
    const did = by === 'us' ? us : personOf(by)
    const parent = answers ? posts.get(answers.uri) : undefined
    const ref = ({ uri, cid }: { uri: string; cid: string }) => ({ uri, cid })
    const root = parent ? ((parent.record.reply as { root: Post } | undefined)?.root ?? ref(parent)) : null
    const record = {
      $type: collection,
      text,
      createdAt: createdAt ?? new Date(at.now - 60_000).toISOString(),
      ...(parent && { reply: { root, parent: ref(parent) } }),
      ...(of && { embed: { $type: 'app.bsky.embed.record', record: ref(of) } }),
      ...more.record,
    }
    const post = put(`at://${did}/${collection}/3kaa${String(++at.count).padStart(9, 'a')}`, did, record, isIndexed)
    const reason = parent ? 'reply' : of ? 'quote' : 'mention'
    const sortAt = record.createdAt < post.indexedAt ? record.createdAt : post.indexedAt
    if (tells && isIndexed && did !== us) told.push({ uri: post.uri, reason, at: sortAt })
    return post
  }
  function takesBack(post: Post) {
    posts.delete(post.uri)
    stream(post, { operation: 'delete' })
  }
  /** Our own threadgate on one of our words, or somebody's on theirs. */
  function gate(of: Post, gated: { allow?: object[]; hiddenReplies?: string[] }) {
    gates.set(of.uri.replace(collection, 'app.bsky.feed.threadgate'), { post: of.uri, ...gated })
  }

  const clock = () => new Date(at.now)
  const ways = openWaysOut({ allowInside: true, userAgent: 'Insuffleur test', clock })
  const settings: JsonObject = {
    root: server.url,
    did: us,
    handle: 'compotes.test',
    directory: server.url,
    stream: null,
  }
  const place: Place = { id: 'place-1', address: '@compotes.test', settings: { ...settings, appView: true } }
  const streaming: Place = {
    ...place,
    settings: { ...place.settings, stream: `${server.url.replace('http', 'ws')}/subscribe` },
  }
  const means: Means = {
    ...ways,
    reach: (request) => ways.reach({ ...request, within: Math.min(request.within ?? 1_500, 10_000) }),
    secrets: { password, access: tokenOf('access'), refresh: tokenOf('refresh') },
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
  const piece = (key: string, text: string, more: Partial<Piece> = {}): Piece => ({
    ...{ key, text, title: null, warning: null, language: 'fr', media: [], audience: 'public' },
    ...more,
  })
  const world = { at, posts, likes, told, people, blocked, lines, ownPosts, says, takesBack, gate, utterance, piece }
  return { ...world, url: server.url, asked: server.asked, place, streaming, means, close: server.close }
}

interface Saying {
  by?: string
  answers?: { uri: string }
  quotes?: Post
  createdAt?: string
  notified?: boolean
  isIndexed?: boolean
  record?: Record<string, unknown>
}
