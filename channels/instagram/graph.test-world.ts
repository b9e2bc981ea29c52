/** The Graph API on loopback, as far as one Instagram account goes: it keeps what is said, and can be broken. */
import { createHmac } from 'node:crypto'
import { type IncomingMessage, type ServerResponse } from 'node:http'
import { type Knock, type Means, type Piece, type Place, type Utterance } from '#channel'
import { openWaysOut } from '../../test/reach.ts'
import { type PlaceFault, tooHeavy } from '../channel.contract.ts'
import { openLoopback, respond } from '../loopback.ts'
import { arePublished, undescribed, unpublishedIn } from '../meta/published.test-world.ts'
import { type Made, openContainers } from './containers.test-world.ts'
import { instagramAt } from './instagram.ts'
import { rights } from './rights.ts'
import { type Comment, type Message, openStore } from './store.test-world.ts'

export const appKeys = { id: '4321', secret: 'clé-de-l’appli', verify: 'phrase-inventée' }
export const account = '17841405000000001'
export const page = '1001'
export const username = 'vergers.imaginaires'
const pages = [
  { id: '1002', name: 'Les Potagers Imaginaires', access_token: 'jeton-du-potager' },
  {
    id: page,
    name: 'Les Vergers Imaginaires',
    access_token: 'jeton-de-page',
    instagram_business_account: { id: account, username },
  },
  {
    id: '1003',
    name: 'Les Serres Imaginaires',
    access_token: 'jeton-des-serres',
    instagram_business_account: { id: '17841405000000003', username: 'serres.imaginaires' },
  },
]

/** What each call asks for (« Permissions » of each edge); a right not named here is asked for by signing in alone. */
const rightsFor = (edge: string, method: string): string[] => {
  if (edge === 'media_publish' || (edge === 'media' && method === 'POST'))
    return ['instagram_basic', 'instagram_content_publish']
  if (edge === 'subscribed_apps') return ['pages_manage_metadata']
  if (edge === 'conversations' || edge === 'messages') return ['instagram_manage_messages']
  return edge === 'tags' ? ['instagram_basic'] : ['instagram_basic', 'instagram_manage_comments']
}

/** With fields and kinds that nobody has described, everywhere. */
function strange(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strange)
  if (typeof value !== 'object' || value === null) return value
  const inside = Object.entries(value).map(([key, one]) => [key, strange(one)])
  return { ...Object.fromEntries(inside), hologram: { kind: 'HOLOGRAM_2031', of: [null, 1e21] } }
}

export const jar = { name: 'pot.jpg', type: 'image/jpeg', bytes: new Uint8Array([1]), alt: 'Un pot vide' }

/** The channel, where that server stands for Meta. */
export const channelAt = (url: string, patience?: number) =>
  instagramAt({ graph: `${url}/v23.0`, dialog: `${url}/dialog`, ...(patience && { patience }) })

export async function openGraph() {
  const hooked: Knock[] = []
  const at = {
    now: Date.UTC(2026, 10, 20, 12),
    fault: null as PlaceFault | null,
    /** The next error of the platform, by its code; and rights that are taken away, by the edge they open. */
    code: 0,
    /** The right to comments is gone, and told as if none stood there. */
    hidesComments: false,
    /** The same, of one edge alone. */
    codeAt: {} as Record<string, number>,
    without: [] as string[],
    /** The right that was taken away. */
    right: null as string | null,
    linked: true,
    /** Of what the app may ask for, in hundredths. */
    used: 0,
    /** When the platform says that access to what people say ends. */
    accessEnds: Date.UTC(2027, 1, 3),
    /** How often it says of what is made ready that it is not. */
    waits: 0,
    /** What Meta meets where it fetches an image. */
    fetches: async (url: string) => ({
      ...{ status: url.startsWith('https://desk.example/') ? 200 : 404, type: 'image/jpeg' },
    }),
    subscribed: [] as string[],
    asked: [] as { method: string; path: string; query: Record<string, string>; body: string }[],
    next: 1,
  }
  const store = openStore(at, { account, page, username })
  const containers = openContainers(at)
  /** What was asked or answered that Meta's descriptions do not name: every story ends by looking whether this is empty. */
  const unpublished: string[] = []
  const typeOf = (id: string) => {
    if (id.startsWith('t_')) return 'UnifiedThread'
    if (id === account) return 'IGUser'
    if (pages.some((one) => one.id === id)) return 'Page'
    return id.startsWith('1788') ? undescribed : id.startsWith('18') ? 'IGMedia' : 'IGComment'
  }
  const server = await openLoopback((request, response, path) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => answer(request, response, new URL(path, 'http://graph'), Buffer.concat(parts).toString()))
  })
  const send = (response: ServerResponse, status: number, value: unknown, headers: Record<string, string> = {}) => {
    const last = at.asked.at(-1)
    if (arePublished && last && at.fault !== 'unknown-fields')
      unpublished.push(...unpublishedIn({ ...last, answer: value }, typeOf))
    const body = JSON.stringify(at.fault === 'unknown-fields' ? strange(value) : value)
    const cut = at.fault === 'cut-short' ? body.slice(0, -5) : body
    const usage = JSON.stringify({ call_count: at.used, total_time: 1, total_cputime: 1 })
    const type = 'application/json; charset=UTF-8'
    respond(response, status, { 'content-type': type, 'x-app-usage': usage, ...headers }, cut)
  }
  const no = (response: ServerResponse, code: number, error_subcode?: number, headers?: Record<string, string>) => {
    const error = { message: 'Une erreur', type: 'OAuthException', code, error_subcode, fbtrace_id: 'A' }
    send(response, code === 1 ? 500 : 400, { error }, headers)
  }

  function answer(request: IncomingMessage, response: ServerResponse, url: URL, body: string) {
    const query = Object.fromEntries(url.searchParams)
    const method = request.method ?? 'GET'
    const path = url.pathname.replace('/v23.0', '')
    at.asked.push({ method, path, query, body })
    if (at.fault === 'timed-out') return
    if (at.fault === 'too-heavy') return respond(response, 200, { 'content-type': 'application/json' }, tooHeavy)
    if (at.fault === 'server-error') return no(response, 1)
    if (at.fault === 'too-many-requests') {
      const use = [{ type: 'instagram', call_count: 100, estimated_time_to_regain_access: 1 }]
      return no(response, 80_002, undefined, { 'x-business-use-case-usage': JSON.stringify({ [account]: use }) })
    }
    if (at.fault === 'asked-to-wait') return no(response, 4, undefined, { 'retry-after': '90' })
    if (at.fault === 'asked-to-wait-untold') return no(response, 4)
    if (path === '/oauth/access_token') return giveToken(response, new URLSearchParams(body))
    if (path === '/debug_token') return tellEnds(response, new URLSearchParams(body))
    const token = request.headers.authorization?.replace('Bearer ', '') ?? ''
    const proof = createHmac('sha256', appKeys.secret).update(token).digest('hex')
    const revoked = at.fault === 'revoked-mid-page' && query.after
    if (query.appsecret_proof !== proof || revoked) return no(response, 190, 460)
    if (at.fault === 'sold') return no(response, 190, 492)
    if (at.code) return no(response, at.code)
    if (path === '/me/accounts' && token === 'jeton-long') return accounts(response, query)
    if (!pages.some(({ access_token }) => access_token === token)) return no(response, 190)
    const edge = path.split('/')[2] ?? ''
    if (at.without.includes(edge)) return no(response, 10)
    if (at.codeAt[edge]) return no(response, at.codeAt[edge])
    if (at.right && rightsFor(edge, method).includes(at.right)) return no(response, method === 'GET' ? 10 : 200)
    if (method === 'POST' && (edge === 'media' || edge === 'media_publish'))
      return void publishes(response, edge, new URLSearchParams(body))
    const container = containers.known(path.split('/')[1]!)
    if (container) return tell(response, containers.status(container))
    const hidden = at.hidesComments ? store.comments.splice(0) : []
    const said = store.answers(method, path, query, new URLSearchParams(body))
    store.comments.push(...hidden)
    if (said.brings) brings(said.brings)
    if (method === 'POST' && at.fault === 'timed-out-after-success') return
    if (method === 'POST' && at.fault === 'server-error-after-success') return no(response, 1)
    if ('code' in said) return no(response, said.code, said.subcode)
    send(response, 200, said.value)
  }

  async function publishes(response: ServerResponse, edge: string, body: URLSearchParams) {
    if (edge === 'media') return tell(response, await containers.make(body))
    const ready = containers.known(body.get('creation_id'))
    if (!ready || ready.failed || ready.waits > 0 || ready.published) return no(response, 100, 2_207_027)
    ready.published = true
    const { id } = store.shows(ready)
    if (at.fault === 'timed-out-after-success') return
    if (at.fault === 'server-error-after-success') return no(response, 1)
    send(response, 200, { id })
  }

  const tell = (response: ServerResponse, made: Made) =>
    'code' in made ? no(response, made.code, made.subcode) : send(response, 200, made.value)

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
    const scopes = rights
      .map(({ key }) => key)
      .filter((key) => !at.hidesComments || key !== 'instagram_manage_comments')
    send(response, 200, { data: { type: 'PAGE', is_valid: true, expires_at: 0, data_access_expires_at, scopes } })
  }

  /** One to a page of the list, so that whoever does not go on sees the first alone. */
  function accounts(response: ServerResponse, { after, fields = '' }: Record<string, string>) {
    const index = after ? Number(after) : 0
    const { instagram_business_account: linked, ...one } = pages[index]!
    const shown = fields.includes('instagram_business_account') && at.linked && linked
    const data = [{ ...one, ...(shown && { instagram_business_account: linked }) }]
    const paging = { cursors: { after: `${index + 1}` }, ...(index + 1 < pages.length && { next: 'https://next' }) }
    send(response, 200, { data, paging })
  }

  /** What is brought of it, signed over the bytes as they are. */
  function brings(one: { comment: Comment } | { message: Message; echo: boolean; deleted?: boolean }): Knock {
    const time = Math.floor(at.now / 1000)
    if ('message' in one) {
      const { id, text, from, to, at: timestamp, attachments } = one.message
      const more = { ...(one.echo && { is_echo: true }), ...(attachments && { attachments }) }
      const message = one.deleted ? { mid: id, is_deleted: true } : { mid: id, ...(text && { text }), ...more }
      return knocks({
        id: account,
        time: at.now,
        messaging: [{ sender: { id: from }, recipient: { id: to }, timestamp, message }],
      })
    }
    const { id, text, by, parent, media } = one.comment
    const ad = store.media.find((other) => other.id === media)?.ad
    const value = {
      id,
      text,
      from: by.id === account ? { ...by, self_ig_scoped_id: '99' } : by,
      media: { id: media, media_product_type: ad ? 'AD' : 'FEED', ...(ad && { ad_id: '55' }) },
      ...(parent && { parent_id: parent }),
    }
    return knocks({ id: account, time, changes: [{ field: 'comments', value }] })
  }

  function knocks(entry: object): Knock {
    const knock = signed({ object: 'instagram', entry: [entry] })
    hooked.push(knock)
    return knock
  }

  function signed(what: object): Knock {
    const body = new TextEncoder().encode(JSON.stringify(what))
    const signature = `sha256=${createHmac('sha256', appKeys.secret).update(body).digest('hex')}`
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature }
    return { id: `knock-${at.next++}`, at: new Date(at.now), method: 'POST', path: '/hooks/meta', headers, body }
  }

  function says(text: string, more: Partial<Comment> = {}): Comment {
    const comment = store.says(text, more)
    brings({ comment })
    return comment
  }

  function writes(text: string, more: Partial<Message> = {}): Message {
    const message = store.writes(text, more)
    brings({ message, echo: message.from === account })
    return message
  }

  const clock = () => new Date(at.now)
  const ways = openWaysOut({ allowInside: true, userAgent: 'Insuffleur test', clock })
  const place: Place = { id: 'place-1', address: `instagram:${account}`, settings: { account, page, username } }
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
    thread: { nativeId: store.media[0]!.id, url: null, title: null },
    answers: [],
    to: [],
    audience: 'public',
    ...more,
  })
  const channel = channelAt(server.url)
  const piece = (key: string, text: string, media: Piece['media'] = [jar]): Piece => ({
    ...{ key, text, title: null, warning: null, language: 'fr', media, audience: 'public' },
  })
  return {
    url: server.url,
    at,
    channel,
    containers: containers.all,
    piece,
    store,
    hooked,
    place,
    means,
    says,
    writes,
    brings,
    knocks,
    signed,
    utterance,
    async close() {
      await server.close()
      if (unpublished.length > 0) throw new Error(`not published by Meta: ${[...new Set(unpublished)].join(', ')}`)
    },
  }
}
