/** A forum on loopback that speaks as Discourse does to a key, and can be broken. */
import { type ServerResponse } from 'node:http'
import { type Means, type Piece, type Place, type Utterance } from '#channel'
import { openWaysOut } from '../../test/reach.ts'
import { type PlaceFault } from '../channel.contract.ts'
import { openLoopback, respond } from '../loopback.ts'

export interface Post {
  id: number
  topic: number
  number: number
  user: string
  cooked: string
  reply: number | null
  type: number
  category: number
  hidden: boolean
  deleted: boolean
  poll: { options: { html: string; votes: number }[]; close: string | null; status: string } | null
}

interface Given {
  topic_id?: number
  title?: string
  external_id?: string
  category?: number
  raw: string
  reply_to_post_number?: number
}

/** As the forum reads its own tag. */
function pollOf(raw: string): { words: string; poll: Post['poll'] } {
  const [tag, attributes, list] = /\[poll ([^\]]*)\]\n(.*?)\n\[\/poll\]/s.exec(raw) ?? []
  if (!tag) return { words: raw, poll: null }
  const options = list!.split('\n').map((line) => ({ html: line.slice(2).replace(/\\(.)/g, '$1'), votes: 0 }))
  const close = /close=(\S+)/.exec(attributes!)?.[1] ?? null
  return { words: raw.replace(tag, '').trim(), poll: { options, close, status: 'open' } }
}

/** What a topic is called beside its number: by its title, and by whoever brought it from elsewhere. */
export interface Topic {
  id: number
  title: string
  external: string
  category: number | null
}

export const key = '0123456789abcdef0123456789abcdef'

export async function openForum() {
  const posts: Post[] = []
  const topics: Topic[] = []
  const uploads: string[] = []
  const at = {
    now: Date.UTC(2026, 10, 20, 12),
    fault: null as PlaceFault | null,
    /** What is said of a new post instead of taking it. */
    declines: null as { status: number; value: object } | null,
    /** Whether the forum has polls, and lets this account make one. */
    polls: true,
    mayPoll: true,
    closedTopics: new Set<number>(),
    pages: 0,
  }
  const server = await openLoopback((request, response, path) => {
    const url = new URL(path, 'http://forum')
    if (at.fault === 'timed-out') return
    if (at.fault === 'server-error') return respond(response, 500, {}, 'oups')
    if (at.fault === 'too-many-requests')
      return send(response, 429, { errors: ['Doucement'], extras: { wait_seconds: 30 } })
    const { 'api-key': given, 'api-username': user } = request.headers
    const revoked = at.fault === 'revoked-mid-page' && url.searchParams.has('before') && ++at.pages > 1
    if (given !== key || revoked)
      return send(response, 403, { errors: ['Clé non valable'], error_type: 'invalid_access' })
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts)
      if (url.pathname === '/uploads.json') return upload(response, body.toString('latin1'))
      if (request.method === 'POST') return create(response, `${user}`, JSON.parse(`${body}`))
      answer(response, url)
    })
  })
  const send = (response: ServerResponse, status: number, value: unknown) => {
    const body = JSON.stringify(value)
    const cut = at.fault === 'cut-short' ? body.slice(0, -5) : body
    respond(response, status, { 'content-type': 'application/json; charset=utf-8' }, cut)
  }
  const shown = (post: Post, isNew = false) => ({
    id: post.id,
    topic_id: post.topic,
    post_number: post.number,
    post_type: post.type,
    username: post.user,
    name: post.user[0]!.toUpperCase() + post.user.slice(1),
    cooked: post.cooked,
    reply_to_post_number: post.reply,
    created_at: new Date(at.now - 60_000).toISOString(),
    hidden: post.hidden,
    ...(post.poll && { polls: [{ name: 'poll', type: 'regular', results: 'always', ...post.poll }] }),
    ...(isNew && { topic_title: 'Vous aimerez la poire', category_id: post.category }),
  })
  const standing = () => posts.filter(({ deleted }) => !deleted)

  function answer(response: ServerResponse, url: URL) {
    const { pathname: path, searchParams: query } = url
    if (path === '/site/basic-info.json') return send(response, 200, { title: 'Le forum des Lunes' })
    if (path === '/u/odile.json') return send(response, 200, { user: { id: 3, username: 'odile' } })
    if (path === '/site/settings.json') return send(response, 200, { poll_enabled: at.polls, poll_maximum_options: 10 })
    if (path === '/session/current.json')
      return send(response, 200, { current_user: { id: 3, username: 'odile', can_create_poll: at.mayPoll } })
    if (path === '/c/4/show.json')
      return send(response, 200, { category: { id: 4, name: 'Recettes', read_restricted: false } })
    if (path === '/c/5/show.json')
      return send(response, 200, { category: { id: 5, name: 'Entre nous', read_restricted: true } })
    if (path === '/posts.json') {
      const before = Number(query.get('before') ?? Number.MAX_SAFE_INTEGER)
      const page = standing()
        .filter(({ id, type }) => id <= before && type === 1)
        .slice(-50)
        .map((post) => shown(post, true))
      if (at.fault !== 're-order') page.reverse()
      return send(response, 200, { latest_posts: at.fault === 'duplicates' ? [...page, ...page] : page })
    }
    const external = /^\/t\/external_id\/([\w-]+)\.json$/.exec(path)?.[1]
    const named = topics.find((one) => one.external === external)
    if (external && !named) return send(response, 404, { errors: ['Introuvable'] })
    if (named) return respond(response, 301, { location: `${server.url}/t/sujet/${named.id}.json` })
    const topic = Number(/^\/t\/(?:sujet\/)?(\d+)(?:\/posts)?\.json$/.exec(path)?.[1])
    const inTopic = standing().filter((post) => post.topic === topic)
    if (!inTopic.length) return send(response, 404, { errors: ['Introuvable'] })
    if (path.endsWith('/posts.json')) {
      const wanted = query.getAll('post_ids[]').map(Number)
      const found = inTopic.filter(({ id }) => wanted.includes(id)).map((post) => shown(post))
      return send(response, 200, { post_stream: { posts: found } })
    }
    const only = query.get('username_filters')
    const stream = inTopic.filter(({ user }) => !only || user === only).map(({ id }) => id)
    const title = topics.find(({ id }) => id === topic)?.title ?? 'Vous aimerez la poire'
    send(response, 200, { id: topic, title, post_stream: { posts: [], stream } })
  }

  function upload(response: ServerResponse, form: string) {
    uploads.push(/filename="([^"]*)"/.exec(form)?.[1] ?? '')
    send(response, 200, { id: uploads.length, short_url: `upload://image${uploads.length}.png` })
  }

  function begin(given: Given): number | null {
    const external = given.external_id!
    if (topics.some((one) => one.external === external)) return null
    const id = 100 + topics.length
    topics.push({ id, title: given.title!, external, category: given.category ?? null })
    return id
  }

  function create(response: ServerResponse, user: string, given: Given) {
    if (at.declines) return send(response, at.declines.status, at.declines.value)
    const topic = given.topic_id ?? begin(given)
    if (!topic) return send(response, 422, { errors: ['External a déjà été pris'] })
    if (at.closedTopics.has(topic)) return send(response, 422, { errors: ['Ce sujet est <b>clos</b>'] })
    const { words, poll } = at.polls ? pollOf(given.raw) : { words: given.raw, poll: null }
    const cooked = `<p>${words.replaceAll('<', '&lt;').replaceAll("'", '’')}</p>`
    const made = says(cooked, { topic, poll, user, reply: given.reply_to_post_number ?? null })
    if (at.fault === 'timed-out-after-success') return
    send(response, 200, shown(made))
  }

  function says(cooked: string, more: Partial<Post> = {}): Post {
    const topic = more.topic ?? 12
    const post: Post = {
      id: posts.length + 1,
      topic,
      number: posts.filter((one) => one.topic === topic).length + 1,
      user: 'maelle',
      cooked,
      reply: null,
      type: 1,
      category: 4,
      hidden: false,
      deleted: false,
      poll: null,
      ...more,
    }
    posts.push(post)
    return post
  }

  const clock = () => new Date(at.now)
  const ways = openWaysOut({ allowInside: true, userAgent: 'Insuffleur test', clock })
  const place: Place = {
    id: 'place-1',
    address: server.url,
    settings: { root: server.url, user: 'odile', pollMost: 10 },
  }
  const means: Means = {
    ...ways,
    reach: async (request) => {
      // A host that asked to wait is let be; time goes on in these stories.
      at.now += 31_000
      return await ways.reach({ ...request, within: at.fault?.startsWith('timed-out') ? 400 : 5_000 })
    },
    secrets: { user: 'odile', key },
    clock,
  }
  const utterance = (k: string, text: string, more: Partial<Utterance> = {}): Utterance => ({
    key: k,
    text,
    by: 'Odile',
    thread: { nativeId: '12', url: null, title: null },
    answers: [],
    to: [],
    audience: 'public',
    ...more,
  })
  const piece = (k: string, text: string, more: Partial<Piece> = {}): Piece => ({
    ...{ key: k, text, title: 'Le pot du matin', warning: null, language: 'fr', media: [], audience: 'public' },
    ...more,
  })
  const made = { posts, topics, uploads }
  return { at, ...made, url: server.url, server, place, means, says, utterance, piece, close: () => server.close() }
}
