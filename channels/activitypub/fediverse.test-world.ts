/** A small server of the fediverse on loopback: it has actors and notes, signs what it sends, and checks what it gets. */
import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { type Held, type Knock, type Means, type Own, type Place, type Utterance } from '#channel'
import { type Json } from '#kernel'
import { openWaysOut } from '../../test/reach.ts'
import { type Answer, openLoopback, respond } from '../loopback.ts'
import { activitypub } from './activitypub.ts'
import { readCursor } from './cursor.ts'
import { signRequest } from './signature.ts'

type Doc = { [key: string]: unknown }
const rsa = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
// Making keys is slow: these are made once.
const pairs = [rsa(), rsa(), rsa()]
const [ours, theirs] = pairs as [(typeof pairs)[0], (typeof pairs)[0]]
export const otherPair = pairs[2]!
export const here = 'https://desk.example/at/atelier/place-1'

export async function openFediverse() {
  const at = {
    now: Date.UTC(2026, 10, 20, 12),
    documents: new Map<string, Doc>(),
    received: [] as Doc[],
    knocks: [] as Knock[],
    owns: new Map<string, Own>(),
    cursor: null as Json,
    key: theirs,
    wrong: null as { status: number; headers?: Record<string, string> } | null,
    /** By inbox: what it answers with instead. */
    wrongAt: new Map<string, number>(),
    /** Takes no other signature. */
    only9421: false,
    tried: [] as string[],
    /** Milliseconds that we wait for it. */
    patience: 5_000,
    /** Answers in place of documents. */
    instead: null as Answer | null,
  }
  const server = await openLoopback((request, response, path) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      if (request.method === 'POST') at.tried.push(path)
      if (at.instead && request.method === 'GET') return at.instead(request, response, path)
      if (at.wrong) return respond(response, at.wrong.status, at.wrong.headers ?? {})
      const wrongHere = at.wrongAt.get(path)
      if (wrongHere) return respond(response, wrongHere, {})
      const headers = request.headers as Record<string, string>
      if (at.only9421 && !headers['signature-input']) return respond(response, 401, {})
      if (request.method === 'POST') {
        const body = Buffer.concat(parts)
        const holds = headers['signature-input']
          ? isOursBy9421(headers, `${server.url}${path}`, body)
          : isOurs(headers, path, body)
        if (!holds) return respond(response, 401, {})
        at.received.push(JSON.parse(body.toString()))
        return respond(response, 202, {})
      }
      const document = at.documents.get(path)
      if (!document) return respond(response, 404, {})
      if (document.type === 'Tombstone') return respond(response, 410, {})
      respond(response, 200, { 'content-type': 'application/activity+json' }, JSON.stringify(document))
    })
  })
  const url = server.url
  const marmelade = `${url}/users/marmelade`
  /** Somebody of theirs; all have one key, which is quicker to make. */
  const person = (name: string) => {
    const id = `${url}/users/${name}`
    at.documents.set(`/users/${name}`, {
      id,
      type: 'Person',
      preferredUsername: name,
      name: name[0]!.toUpperCase() + name.slice(1),
      inbox: `${id}/inbox`,
      publicKey: { id: `${id}#main-key`, owner: id, publicKeyPem: at.key.publicKey },
    })
    return id
  }
  const setKey = () => person('marmelade')
  setKey()
  let count = 0
  const clock = () => new Date(at.now)
  const held: Held = {
    own: async (key) => at.owns.get(key) ?? null,
    latest: async (before) => (before === null ? [...at.owns.values()].reverse().slice(0, 20) : []),
    get cursor() {
      return at.cursor
    },
  }
  const ways = openWaysOut({ allowInside: true, userAgent: 'Insuffleur test', clock })
  const place: Place = {
    id: 'place-1',
    address: '@confiture@desk.example',
    settings: { name: 'confiture', shown: 'Confitures Lune', about: 'On vous lit <3', publicKey: ours.publicKey },
  }
  const means: Means = {
    ...ways,
    reach: (request) => ways.reach({ ...request, within: at.patience }),
    secrets: { key: ours.privateKey },
    clock,
    here,
    held,
  }
  const knock = (activity: Doc, as: { keyId?: string; key?: string; body?: string } = {}): Knock => {
    const body = JSON.stringify(activity)
    const signed = signRequest(
      { method: 'POST', url: `${here}/inbox`, body },
      { keyId: as.keyId ?? `${marmelade}#main-key`, key: as.key ?? at.key.privateKey },
      clock(),
    )
    const one: Knock = {
      id: `knock-${++count}`,
      at: clock(),
      method: 'POST',
      path: `${new URL(here).pathname}/inbox`,
      headers: { host: 'desk.example', 'content-type': 'application/activity+json', ...signed },
      body: new TextEncoder().encode(as.body ?? body),
    }
    at.knocks.push(one)
    return one
  }
  const note = (text: string, more: Doc = {}): Doc => ({
    id: `${url}/notes/${++count}`,
    type: 'Note',
    attributedTo: marmelade,
    content: `<p>${text.replaceAll('<', '&lt;')}</p>`,
    published: clock().toISOString(),
    to: ['https://www.w3.org/ns/activitystreams#Public'],
    cc: [here],
    tag: [{ type: 'Mention', href: here, name: '@confiture@desk.example' }],
    ...more,
  })
  const activity = (type: string, object: unknown, more: Doc = {}): Doc => ({
    '@context': 'https://www.w3.org/ns/activitystreams',
    id: `${url}/activities/${++count}`,
    type,
    actor: marmelade,
    object,
    ...more,
  })
  const utterance = (key: string, text: string): Utterance => ({
    key,
    text,
    by: 'Odile',
    thread: { nativeId: `${url}/notes/root`, url: null, title: null },
    answers: [`${url}/notes/root`],
    to: [{ nativeId: marmelade, name: 'Marmelade', url: marmelade }],
    audience: 'public',
  })
  /** As the desk does with a round: the cursor is kept, what is not kept of the knocks is done with. */
  const round = async () => {
    const listened = await activitypub.listens.listen(place, at.cursor, { ...means, knocks: at.knocks.slice(0, 100) })
    if (listened.kind !== 'heard') throw new Error(listened.kind)
    at.cursor = listened.cursor
    const done = new Set(at.knocks.slice(0, 100).map(({ id }) => id))
    at.knocks = at.knocks.filter(({ id }) => !done.has(id) || listened.keeps?.includes(id))
    const reads = listened.events.map((event) => activitypub.read(event, place))
    return {
      reads,
      heard: reads.flatMap((one) => (one.kind === 'read' ? one.heard : [])),
      why: reads.flatMap((one) => (one.kind === 'read' ? [] : [one.why])),
      cursor: readCursor(at.cursor),
    }
  }
  return {
    at,
    url,
    marmelade,
    place,
    means,
    knock,
    note,
    activity,
    utterance,
    round,
    setKey,
    person,
    close: () => server.close(),
  }
}

/** Their own check of our signature, written apart from ours. */
function isOurs(headers: Record<string, string>, path: string, body: Buffer): boolean {
  const [, names, signature] = /headers="([^"]+)",signature="([^"]+)"/.exec(headers.signature ?? '') ?? []
  const digest = `SHA-256=${createHash('sha256').update(body).digest('base64')}`
  if (!names || !signature || headers.digest !== digest) return false
  const lines = names
    .split(' ')
    .map((name) => `${name}: ${name === '(request-target)' ? `post ${path}` : headers[name]}`)
  return verify(
    'sha256',
    Buffer.from(lines.join('\n')),
    createPublicKey(ours.publicKey),
    Buffer.from(signature, 'base64'),
  )
}

/** The same for RFC 9421. */
function isOursBy9421(headers: Record<string, string>, url: string, body: Buffer): boolean {
  const digest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`
  const params = headers['signature-input']!.replace(/^sig1=/, '')
  const signature = /^sig1=:(.+):$/.exec(headers.signature ?? '')?.[1] ?? ''
  const base = `"@method": POST\n"@target-uri": ${url}\n"content-digest": ${digest}\n"@signature-params": ${params}`
  const covers = params.startsWith('("@method" "@target-uri" "content-digest");created=')
  if (!covers || headers['content-digest'] !== digest) return false
  return verify('sha256', Buffer.from(base), createPublicKey(ours.publicKey), Buffer.from(signature, 'base64'))
}

/** RFC 9421, as a newer server signs. */
export function messageSignature(body: Uint8Array, keyId: string, key: string, now: number): Record<string, string> {
  const digest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`
  const params = `("@method" "@target-uri" "content-digest");created=${Math.floor(now / 1000)};keyid="${keyId}";alg="rsa-v1_5-sha256"`
  const base = `"@method": POST\n"@target-uri": ${here}/inbox\n"content-digest": ${digest}\n"@signature-params": ${params}`
  const signature = sign('sha256', Buffer.from(base), key).toString('base64')
  return { 'content-digest': digest, 'signature-input': `sig1=${params}`, signature: `sig1=:${signature}:` }
}
