/** A site on loopback that speaks as WordPress does over REST, and can be broken. */
import { type IncomingMessage, type ServerResponse } from 'node:http'
import { type Means, type Piece, type Place, type Utterance } from '#channel'
import { openWaysOut } from '../../test/reach.ts'
import { type PlaceFault } from '../channel.contract.ts'
import { openLoopback, respond } from '../loopback.ts'

export interface Comment {
  id: number
  post: number
  parent: number
  author: number
  name: string
  text: string
  status: 'approved' | 'hold' | 'spam' | 'trash'
}

export interface Post {
  id: number
  title: string
  slug: string
  content: string
}

export const password = 'abcd efgh ijkl mnop qrst uvwx'
const account = 7

export async function openSite() {
  const comments: Comment[] = []
  const posts: Post[] = []
  const media: { id: number; bytes: number; name: string; alt: string }[] = []
  const at = {
    now: Date.UTC(2026, 10, 20, 12),
    fault: null as PlaceFault | null,
    asked: 0,
    named: true,
    flood: false,
    may: true,
  }
  const server = await openLoopback((request, response, path) => {
    const url = new URL(path, 'http://site')
    if (!url.pathname.startsWith('/wp-json')) {
      const link = `<${server.url}/wp-json/>; rel="https://api.w.org/"`
      return respond(response, 200, { 'content-type': 'text/html', ...(at.named && { link }) }, '<h1>Recettes</h1>')
    }
    at.asked++
    if (at.fault === 'timed-out') return
    if (at.fault === 'server-error') return respond(response, 500, {}, 'oups')
    if (at.fault === 'too-many-requests') return respond(response, 429, { 'retry-after': '30' })
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => answer(request, response, url, Buffer.concat(parts)))
  })
  const send = (response: ServerResponse, status: number, value: unknown, headers: Record<string, string> = {}) => {
    const body = JSON.stringify(value)
    const cut = at.fault === 'cut-short' ? body.slice(0, -5) : body
    respond(response, status, { 'content-type': 'application/json; charset=UTF-8', ...headers }, cut)
  }
  const no = (response: ServerResponse, status: number, code: string) =>
    send(response, status, { code, message: `<strong>Erreur</strong> ${code}`, data: { status } })
  const shown = (one: Comment) => ({
    id: one.id,
    post: one.post,
    parent: one.parent,
    author: one.author,
    author_name: one.name,
    author_url: '',
    date_gmt: new Date(at.now - 60_000).toISOString().slice(0, 19),
    content: { rendered: `<p>${one.text.replaceAll("'", '&rsquo;')}</p>\n` },
    link: `${server.url}/billet/#comment-${one.id}`,
    status: one.status,
  })

  function answer(request: IncomingMessage, response: ServerResponse, url: URL, body: Buffer) {
    const route = url.pathname.replace(/^\/wp-json\/?/, '')
    const { searchParams: query } = url
    const signed =
      request.headers.authorization ===
      `Basic ${Buffer.from(`odile:${password.replaceAll(' ', '')}`).toString('base64')}`
    const revoked = at.fault === 'revoked-mid-page' && (query.get('page') ?? '1') !== '1'
    if (route === '') return send(response, 200, { name: 'Recettes &amp; Compotes', home: server.url })
    if (!signed || revoked) return no(response, 401, signed ? 'application_passwords_disabled' : 'incorrect_password')
    if (route === 'wp/v2/users/me')
      return send(response, 200, {
        id: account,
        name: 'Odile',
        email: 'odile@compotes.example',
        capabilities: { moderate_comments: at.may },
      })
    if (route === 'wp/v2/posts' && request.method === 'POST') return post(response, JSON.parse(body.toString()))
    if (route === 'wp/v2/posts' && query.has('slug'))
      return send(response, 200, posts.filter(({ slug }) => slug === query.get('slug')).map(shownPost))
    if (route.startsWith('wp/v2/media')) return upload(request, response, route, body)
    if (/^wp\/v2\/(posts|pages)$/.test(route)) {
      const ids = route.endsWith('posts') ? (query.get('include') ?? '').split(',').map(Number) : []
      return send(
        response,
        200,
        ids.map((id) => ({
          id,
          title: { rendered: 'Vous aimerez &#8220;la poire&#8221;' },
          link: `${server.url}/billet/`,
        })),
      )
    }
    const one = Number(/^wp\/v2\/comments\/(\d+)$/.exec(route)?.[1])
    if (one) return oneComment(request, response, one)
    if (route === 'wp/v2/comments' && request.method === 'POST') return create(response, JSON.parse(body.toString()))
    if (route === 'wp/v2/comments') return list(response, query)
    no(response, 404, 'rest_no_route')
  }

  const shownPost = ({ id, slug, title }: Post) => ({
    ...{ id, slug, title: { rendered: title }, status: 'publish', link: `${server.url}/${slug}/` },
  })
  function post(response: ServerResponse, given: Omit<Post, 'id'>) {
    const made = { ...given, id: 100 + posts.length }
    posts.push(made)
    if (at.fault !== 'timed-out-after-success') send(response, 201, shownPost(made))
  }
  function upload(request: IncomingMessage, response: ServerResponse, route: string, body: Buffer) {
    const known = media.find(({ id }) => route === `wp/v2/media/${id}`)
    if (known) {
      known.alt = (JSON.parse(body.toString()) as { alt_text: string }).alt_text
      return send(response, 200, { id: known.id })
    }
    const name = /filename="([^"]+)"/.exec(request.headers['content-disposition'] ?? '')?.[1] ?? ''
    const made = { id: 900 + media.length, bytes: body.length, name, alt: '' }
    media.push(made)
    send(response, 201, { id: made.id, source_url: `${server.url}/images/${name}` })
  }

  function oneComment(request: IncomingMessage, response: ServerResponse, id: number) {
    const comment = comments.find((each) => each.id === id)
    if (!comment) return no(response, 404, 'rest_comment_invalid_id')
    if (request.method !== 'DELETE') return send(response, 200, shown(comment))
    if (comment.status === 'trash') return no(response, 410, 'rest_already_trashed')
    comment.status = 'trash'
    send(response, 200, shown(comment))
  }

  function create(
    response: ServerResponse,
    given: { post: number; parent: number; content: string; author_name?: string; author_email?: string },
  ) {
    if (given.author_name !== undefined && !given.author_email)
      return no(response, 400, 'rest_comment_author_data_required')
    if (at.flood) return no(response, 400, 'comment_flood')
    if (given.post === 404) return no(response, 403, 'rest_comment_invalid_post_id')
    if (given.post === 403) return no(response, 403, 'rest_comment_closed')
    const twice = comments.some(
      (one) =>
        one.author === account &&
        one.text === given.content &&
        one.post === given.post &&
        one.parent === given.parent &&
        one.status !== 'trash',
    )
    if (twice) return no(response, 409, 'comment_duplicate')
    const made = says(given.content, {
      post: given.post,
      parent: given.parent,
      author: account,
      name: given.author_name ?? 'Odile',
    })
    if (at.fault === 'timed-out-after-success') return
    send(response, 201, shown(made))
  }

  function list(response: ServerResponse, query: URLSearchParams) {
    const all = query.get('status') === 'all' ? ['approved', 'hold'] : ['approved']
    const chosen = comments
      .filter(({ status }) => all.includes(status))
      .filter(({ post }) => !query.has('post') || `${post}` === query.get('post'))
      .filter(({ parent }) => !query.has('parent') || `${parent}` === query.get('parent'))
      .sort((a, b) => b.id - a.id)
    const size = Number(query.get('per_page') ?? 10)
    const from = (Number(query.get('page') ?? 1) - 1) * size
    const page = chosen.slice(from, from + size).map(shown)
    if (at.fault === 're-order') page.reverse()
    if (at.fault === 'duplicates') page.push(...page)
    send(response, 200, page.slice(0, size), { 'x-wp-total': `${chosen.length}` })
  }

  function says(text: string, more: Partial<Comment> = {}): Comment {
    const comment: Comment = {
      id: comments.length + 1,
      post: 45,
      parent: 0,
      author: 0,
      name: 'Maëlle',
      text,
      status: 'approved',
      ...more,
    }
    comments.push(comment)
    return comment
  }

  const clock = () => new Date(at.now)
  const ways = openWaysOut({ allowInside: true, userAgent: 'Insuffleur test', clock })
  const place: Place = { id: 'place-1', address: server.url, settings: { root: `${server.url}/wp-json/`, account } }
  const means: Means = {
    ...ways,
    reach: async (request) => {
      // A host that asked to wait is let be; time goes on in these stories.
      at.now += 31_000
      return await ways.reach({ ...request, within: at.fault?.startsWith('timed-out') ? 400 : 5_000 })
    },
    secrets: { user: 'odile', password: password.replaceAll(' ', ''), email: 'odile@compotes.example' },
    clock,
  }
  const utterance = (key: string, text: string, more: Partial<Utterance> = {}): Utterance => ({
    key,
    text,
    by: 'Odile, pour les Compotes',
    thread: { nativeId: 'post-45', url: null, title: null },
    answers: [],
    to: [],
    audience: 'public',
    ...more,
  })
  const piece = (key: string, text: string, more: Partial<Piece> = {}): Piece => ({
    ...{ key, text, title: 'Le pot du matin', warning: null, language: 'fr', media: [], audience: 'public' },
    ...more,
  })
  return {
    at,
    comments,
    posts,
    media,
    url: server.url,
    place,
    means,
    says,
    utterance,
    piece,
    close: () => server.close(),
  }
}
