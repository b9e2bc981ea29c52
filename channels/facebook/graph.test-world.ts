/** The Graph API on loopback, as far as a page's comments go: it keeps what is said, and can be broken. */
import { createHmac } from 'node:crypto'
import { type IncomingMessage, type ServerResponse } from 'node:http'
import { type Knock, type Means, type Piece, type Place, type Utterance } from '#channel'
import { openWaysOut } from '../../test/reach.ts'
import { type PlaceFault, tooHeavy } from '../channel.contract.ts'
import { openLoopback, respond } from '../loopback.ts'
import { arePublished, unpublishedIn } from '../meta/published.test-world.ts'
import { facebookAt } from './facebook.ts'
import { openPosts } from './posts.test-world.ts'
import { rights } from './rights.ts'
import { type Message, openTalks, type Told } from './talks.test-world.ts'

export interface Comment {
  id: string
  post: string
  parent: string | null
  by: { id: string; name: string } | null
  text: string
  at: number
  /** The conversation in which it was answered in private. */
  talk?: string
}

export const appKeys = { id: '4321', secret: 'clé-de-l’appli', verify: 'phrase-inventée' }
export const page = '1001'
export const [firstPost, adPost] = [`${page}_10`, `${page}_20`]
const before = Date.UTC(2026, 10, 1)
const pages = [
  { id: page, name: 'Les Vergers Imaginaires', access_token: 'jeton-de-page' },
  { id: '1002', name: 'Les Potagers Imaginaires', access_token: 'jeton-du-potager' },
]
const firstPosts = [
  { id: firstPost, message: 'Vous aimerez la compote de poire\nElle arrive lundi.', at: before, by: pages[0]! },
  { id: adPost, message: 'La poire, en promotion', ad: true, at: before, by: pages[0]! },
]
/** Of whichever of them it is asked: there is one here. */
const linkedTo = { id: '17841405000000001', username: 'vergers.imaginaires' }
/** What each call asks for (« Permissions » of each edge); a right not named here is asked for by signing in alone. */
const rightsFor = (method: string, edge: string, body: string): string[] =>
  edge === 'subscribed_apps'
    ? ['pages_manage_metadata', ...(body.includes('messages') ? ['pages_messaging'] : [])]
    : edge === 'conversations' || edge === 'messages'
      ? ['pages_messaging']
      : method === 'GET'
        ? ['pages_read_engagement', 'pages_read_user_content']
        : edge === 'feed' || edge === 'photos'
          ? ['pages_manage_posts']
          : ['pages_manage_engagement']

/** With fields and kinds that nobody has described, everywhere. */
function strange(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strange)
  if (typeof value !== 'object' || value === null) return value
  const inside = Object.entries(value).map(([key, one]) => [key, strange(one)])
  return {
    ...Object.fromEntries(inside),
    hologram: { kind: 'HOLOGRAM_2031', of: [null, 1e21] },
    is_hologram: 'PERHAPS',
  }
}

const marmelade = { id: '7001', name: 'Marmelade' }

export async function openGraph() {
  const comments: Comment[] = []
  const photos = new Map<string, { url: string; alt: string }>()
  const hooked: Knock[] = []
  const at = {
    now: Date.UTC(2026, 10, 20, 12),
    fault: null as PlaceFault | null,
    withoutAds: false,
    /** The right that was taken away. */
    without: null as string | null,
    /** The right to what others say is gone, and told as if nothing of theirs stood there. */
    hidesOthers: false,
    /** The next error of the platform, by its code. */
    code: 0,
    /** Of what the app may ask for, in hundredths. */
    used: 0,
    /** When the platform says that access to what people say ends. */
    accessEnds: Date.UTC(2027, 1, 3),
    /** What Meta meets where it fetches a photo. */
    fetches: async (url: string) => (url.startsWith('https://desk.example/') ? 200 : 404),
    /** What a photo is declined with, by its code. */
    refusesPhoto: 0,
    /** Whether anybody but its keepers sees the page. */
    published: true,
    subscribed: [] as string[],
    asked: [] as { method: string; path: string; query: Record<string, string>; body: string }[],
    next: 1,
  }
  /** What was asked or answered that Meta's descriptions do not name: every story ends by looking whether this is empty. */
  const unpublished: string[] = []
  const typeOf = (id: string) => {
    if (id.startsWith('t_')) return 'UnifiedThread'
    return pages.some((one) => one.id === id) ? 'Page' : id.startsWith('10_') ? 'Comment' : 'PagePost'
  }
  const talks = openTalks(at, page)
  const own = { id: page, name: pages[0]!.name }
  const { posts, ...wall } = openPosts(at, own, firstPosts)
  const server = await openLoopback((request, response, path) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => answer(request, response, new URL(path, 'http://graph'), Buffer.concat(parts).toString()))
  })
  /** As it is answered: the next question has not come yet. */
  const check = (value: unknown) => {
    const last = at.asked.at(-1)
    if (arePublished && last && at.fault !== 'unknown-fields')
      unpublished.push(...unpublishedIn({ ...last, answer: value }, typeOf))
  }
  const usage = () => JSON.stringify({ call_count: at.used, total_time: 1, total_cputime: 1 })
  const send = (response: ServerResponse, status: number, value: unknown, headers: Record<string, string> = {}) => {
    check(value)
    const body = JSON.stringify(at.fault === 'unknown-fields' ? strange(value) : value)
    const cut = at.fault === 'cut-short' ? body.slice(0, -5) : body
    respond(
      response,
      status,
      { 'content-type': 'application/json; charset=UTF-8', 'x-app-usage': usage(), ...headers },
      cut,
    )
  }
  const no = (response: ServerResponse, code: number, subcode?: number, headers?: Record<string, string>) =>
    send(
      response,
      code === 1 ? 500 : 400,
      { error: { message: 'Une erreur', type: 'OAuthException', code, error_subcode: subcode, fbtrace_id: 'A' } },
      headers,
    )

  function answer(request: IncomingMessage, response: ServerResponse, url: URL, body: string) {
    const query = Object.fromEntries(url.searchParams)
    const method = request.method ?? 'GET'
    const path = url.pathname.replace('/v23.0', '')
    at.asked.push({ method, path, query, body })
    if (at.fault === 'timed-out') return
    if (at.fault === 'too-heavy') return respond(response, 200, { 'content-type': 'application/json' }, tooHeavy)
    if (at.fault === 'server-error') return no(response, 1)
    if (at.fault === 'too-many-requests') {
      const use = [{ type: 'pages', call_count: 100, estimated_time_to_regain_access: 1 }]
      return no(response, 32, undefined, { 'x-business-use-case-usage': JSON.stringify({ [page]: use }) })
    }
    if (at.fault === 'asked-to-wait') return no(response, 4, undefined, { 'retry-after': '90' })
    if (at.fault === 'asked-to-wait-untold') return no(response, 4)
    if (path === '/oauth/access_token') return giveToken(response, new URLSearchParams(body))
    const token = request.headers.authorization?.replace('Bearer ', '') ?? ''
    const proof = createHmac('sha256', appKeys.secret).update(token).digest('hex')
    if (path === '/debug_token' && token === '4321|x') return tellEnds(response, new URLSearchParams(body))
    const revoked = at.fault === 'revoked-mid-page' && query.after
    if (query.appsecret_proof !== proof || revoked) return no(response, 190, 460)
    if (at.code) return no(response, at.code)
    if (at.fault === 'sold') return no(response, 190, 492)
    if (path === '/me/accounts' && token === 'jeton-long') return accounts(response, query)
    if (!pages.some(({ access_token }) => access_token === token)) return no(response, 190)
    const [, id = '', edge = ''] = path.split('/')
    if (at.without && rightsFor(method, edge, body).includes(at.without))
      return no(response, method === 'GET' ? 10 : 200)
    if (edge === 'subscribed_apps') return subscribe(response, id, method === 'POST' ? body : null)
    if (edge === 'conversations') return tell(response, talks.conversations(query))
    if (edge === 'messages' && method === 'GET') return tell(response, talks.within(id))
    if (edge === 'messages') return write(response, new URLSearchParams(body))
    if (edge === 'photos') return void photo(response, new URLSearchParams(body))
    if (edge === 'feed' && method === 'POST') return post(response, new URLSearchParams(body))
    if (edge === 'ads_posts' && at.withoutAds) return no(response, 200)
    if (['feed', 'ads_posts', 'tagged'].includes(edge))
      return send(response, 200, wall.listed(edge, query.after, under))
    if (edge === 'comments' && method === 'POST') return create(response, id, new URLSearchParams(body))
    if (edge === 'comments') return send(response, 200, under(id, query.after))
    if (id === page && method === 'GET') return send(response, 200, { id, is_published: at.published })
    const by = [...comments, ...posts].find((one) => one.id === id)?.by?.id
    if (at.hidesOthers && by !== page) return no(response, 100, 33)
    const asked = method === 'GET' ? wall.told(id, query.fields ?? '') : null
    if (asked) return send(response, 200, asked)
    const comment = comments.find((one) => one.id === id)
    if (!comment) return no(response, 100, 33)
    const more = query.fields?.includes('can_reply_privately') && {
      created_time: time(comment.at),
      ...talks.privately(comment),
    }
    if (method === 'GET')
      return send(response, 200, query.fields?.includes('message') ? shown(comment) : { id, ...more })
    comments.splice(comments.indexOf(comment), 1)
    send(response, 200, { success: true })
  }

  function giveToken(response: ServerResponse, given: URLSearchParams) {
    if (given.get('client_secret') !== appKeys.secret || given.get('client_id') !== appKeys.id) return no(response, 101)
    if (given.get('grant_type') === 'client_credentials')
      return send(response, 200, { access_token: '4321|x', token_type: 'bearer' })
    const exchanged = given.get('fb_exchange_token')
    const known = exchanged ? exchanged === 'jeton-court' : given.get('code') === 'code-donné'
    if (!known) return no(response, 100)
    const access_token = exchanged ? 'jeton-long' : 'jeton-court'
    send(response, 200, { access_token, token_type: 'bearer', ...(exchanged && { expires_in: 5_183_944 }) })
  }

  function tellEnds(response: ServerResponse, given: URLSearchParams) {
    if (given.get('method') !== 'GET' || given.get('input_token') !== 'jeton-de-page') return no(response, 100)
    const data_access_expires_at = at.accessEnds / 1000
    const scopes = rights.map(({ key }) => key).filter((key) => !at.hidesOthers || key !== 'pages_read_user_content')
    send(response, 200, { data: { type: 'PAGE', is_valid: true, expires_at: 0, data_access_expires_at, scopes } })
  }

  /** One to a page, so that whoever does not go on sees the first alone. */
  function accounts(response: ServerResponse, { after, fields = '' }: Record<string, string>) {
    const index = after ? Number(after) : 0
    const linked = fields.includes('instagram_business_account') && { instagram_business_account: linkedTo }
    const paging = { cursors: { after: `${index + 1}` }, ...(index + 1 < pages.length && { next: 'https://next' }) }
    send(response, 200, { data: [{ ...pages[index]!, ...linked }], paging })
  }

  /** Each asking replaces the one before. `body`: null where it is only asked what stands. */
  function subscribe(response: ServerResponse, id: string, body: string | null) {
    const standing = at.subscribed.findLast((one) => one.startsWith(`${id}:`))?.slice(id.length + 1)
    const own = { id: appKeys.id, name: 'Insuffleur', link: 'https://example.org/', category: 'Business' }
    if (body === null)
      return send(response, 200, { data: standing ? [{ ...own, subscribed_fields: standing.split(',') }] : [] })
    at.subscribed.push(`${id}:${new URLSearchParams(body).get('subscribed_fields')}`)
    send(response, 200, { success: true })
  }

  /** Fetched as it is given; seen by nobody until a post shows it. */
  async function photo(response: ServerResponse, given: URLSearchParams) {
    const url = given.get('url') ?? ''
    if (at.refusesPhoto) return no(response, at.refusesPhoto)
    if ((await at.fetches(url)) !== 200 || given.get('published') !== 'false') return no(response, 324)
    const id = `60${at.next++}`
    photos.set(id, { url, alt: given.get('alt_text_custom') ?? '' })
    send(response, 200, { id })
  }

  function post(response: ServerResponse, given: URLSearchParams) {
    const attached = JSON.parse(given.get('attached_media') ?? '[]') as { media_fbid: string }[]
    const shown = attached.flatMap(({ media_fbid }) => photos.get(media_fbid) ?? [])
    if (shown.length < attached.length) return no(response, 100)
    const { id } = wall.adds(given.get('message') ?? '', { photos: shown })
    if (at.fault === 'timed-out-after-success') return
    if (at.fault === 'server-error-after-success') return no(response, 1)
    send(response, 200, { id })
  }

  function under(id: string, after?: string) {
    const all = comments
      .filter(({ post, parent, by }) => (post === id || parent === id) && (!at.hidesOthers || by?.id === page))
      .sort((one, other) => other.at - one.at)
    const from = after ? all.findIndex((one) => one.id === after) + 1 : 0
    const chosen = all.slice(from, from + 50)
    const data = chosen.map(shown)
    if (at.fault === 're-order') data.reverse()
    if (at.fault === 'duplicates') data.push(...data)
    const next = from + 50 < all.length && { next: 'https://graph.example/?access_token=secret' }
    return { data, paging: { cursors: { before: 'a', after: chosen.at(-1)?.id ?? '' }, ...next } }
  }

  const time = (of: number) => new Date(of).toISOString().replace('.000Z', '+0000')
  const shown = (one: Comment) => ({
    id: one.id,
    message: one.text,
    created_time: time(one.at),
    permalink_url: `https://www.facebook.com/${one.post}?comment_id=${one.id.split('_')[1]}`,
    ...(one.by && { from: one.by }),
    ...(one.parent && { parent: { id: one.parent } }),
  })

  function create(response: ServerResponse, id: string, given: URLSearchParams) {
    const parent = comments.find((one) => one.id === id)
    if (!parent && !posts.some((one) => one.id === id)) return no(response, 100, 33)
    const more = { post: parent?.post ?? id, parent: parent?.id ?? null, by: { id: page, name: pages[0]!.name } }
    const made = says(given.get('message') ?? '', more)
    if (at.fault === 'timed-out-after-success') return
    if (at.fault === 'server-error-after-success') return no(response, 1)
    send(response, 200, shown(made))
  }

  const tell = (response: ServerResponse, told: Told) =>
    'code' in told ? no(response, told.code, told.subcode) : send(response, 200, told.value)

  function write(response: ServerResponse, given: URLSearchParams) {
    const told = talks.sendTo(given, (id) => comments.find((one) => one.id === id))
    if (told.sent) bringsMessage(told.sent)
    if (at.fault === 'timed-out-after-success') return
    if (at.fault === 'server-error-after-success') return no(response, 1)
    tell(response, told)
  }

  function writes(text: string, more: Partial<Message> = {}): Message {
    const message = talks.writes(text, more)
    bringsMessage(message)
    return message
  }

  /** As it was said, or with what became of it since. */
  function bringsMessage({ id, from, to, text, at: timestamp }: Message, since: object | null = null): Knock {
    const said = { message: { mid: id, text, ...(from === page && { is_echo: true, app_id: 4321 }) } }
    const messaging = [{ sender: { id: from }, recipient: { id: to }, timestamp, ...(since ?? said) }]
    const knock = signed({ object: 'page', entry: [{ id: page, time: at.now, messaging }] })
    hooked.push(knock)
    return knock
  }

  function says(text: string, more: Partial<Comment> = {}): Comment {
    at.now += 1000
    const id = `10_${at.next++}`
    const comment: Comment = { id, post: firstPost, parent: null, by: marmelade, text, at: at.now, ...more }
    comments.push(comment)
    brings('add', comment)
    return comment
  }

  /** What is brought of it, signed over the bytes as they are. */
  function brings(verb: string, one: Comment): Knock {
    const value = {
      item: 'comment',
      verb,
      comment_id: one.id,
      post_id: one.post,
      parent_id: one.parent ?? one.post,
      from: one.by,
      message: one.text,
      created_time: one.at / 1000,
      post: { permalink_url: `https://www.facebook.com/${one.post}`, id: one.post },
    }
    return bringsChange(value)
  }

  /** Something of the page's news, whatever it is. */
  function bringsChange(value: object, field = 'feed'): Knock {
    const entry = [{ id: page, time: at.now / 1000, changes: [{ field, value }] }]
    const knock = signed({ object: 'page', entry })
    hooked.push(knock)
    return knock
  }

  function signed(what: object): Knock {
    const body = new TextEncoder().encode(JSON.stringify(what))
    const signature = `sha256=${createHmac('sha256', appKeys.secret).update(body).digest('hex')}`
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature }
    return { id: `knock-${at.next++}`, at: new Date(at.now), method: 'POST', path: '/hooks/meta', headers, body }
  }

  const clock = () => new Date(at.now)
  const ways = openWaysOut({ allowInside: true, userAgent: 'Insuffleur test', clock })
  const place: Place = { id: 'place-1', address: `https://www.facebook.com/${page}`, settings: { page } }
  const means: Means = {
    ...ways,
    reach: async (request) => {
      // A host that asked to wait is let be; time goes on in these stories.
      at.now += 31_000
      return await ways.reach({ ...request, within: at.fault?.startsWith('timed-out') ? 400 : 5_000 })
    },
    secrets: { token: 'jeton-de-page' },
    app: appKeys,
    clock,
    lend: (nth) => `https://desk.example/image/${nth}`,
  }
  const utterance = (key: string, text: string, more: Partial<Utterance> = {}): Utterance => ({
    key,
    text,
    by: 'Odile',
    thread: { nativeId: firstPost, url: null, title: null },
    answers: [],
    to: [],
    audience: 'public',
    ...more,
  })
  const piece = (key: string, text: string): Piece => ({
    ...{ key, text, title: null, warning: null, language: 'fr', media: [], audience: 'public' },
  })
  const channel = facebookAt({ graph: `${server.url}/v23.0`, dialog: `${server.url}/dialog` })
  return {
    url: server.url,
    at,
    channel,
    comments,
    messages: talks.messages,
    posts,
    wall,
    hooked,
    place,
    means,
    says,
    writes,
    brings,
    bringsMessage,
    bringsChange,
    signed,
    utterance,
    piece,
    async close() {
      await server.close()
      if (unpublished.length > 0) throw new Error(`not published by Meta: ${[...new Set(unpublished)].join(', ')}`)
    },
  }
}
