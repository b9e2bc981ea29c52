/** From a name to the server that holds the account: handle → DID → its document → PDS (atproto.com/specs/did). */
import { isIP } from 'node:net'
import { type Means } from '#channel'
import { readAddress } from '#reading'
import { type Answer, answerIn, askAt } from './ask.ts'
import { type Thing, textOf, thingOf, thingsOf } from './thing.ts'
import { didOf, handleOf } from './uri.ts'

/** Resolves handles for anyone, by DNS as well, which we cannot ask ourselves. */
const publicView = 'https://public.api.bsky.app'
const mostBytes = 64 * 1024

/** A DID document; `gone` where its account was ended for good. */
export type Document = { kind: 'document'; document: Thing } | { kind: 'gone' } | { kind: 'unknown'; answer: Answer }

export async function documentOf(did: string, directory: string, means: Means): Promise<Document> {
  const web = /^did:web:([a-z0-9.-]+)(?:%3A(\d+))?$/.exec(did)
  const url = web ? `https://${web[1]}${web[2] ? `:${web[2]}` : ''}/.well-known/did.json` : `${directory}/${did}`
  const reached = await means.reach({ url, headers: { accept: 'application/json' }, mostBytes })
  const answer = answerIn(reached, means)
  // The directory answers 410 for a tombstone.
  if (!web && answer.kind === 'declined' && answer.status === 410) return { kind: 'gone' }
  const document = answer.kind === 'there' ? thingOf(answer.value) : null
  return document && document.id === did ? { kind: 'document', document } : { kind: 'unknown', answer }
}

/** Where the account's records stand, by its document. */
export function serverIn(document: Thing | null): string | null {
  const service = thingsOf(document?.service, 20).find(({ id, type }) => {
    return textOf(id).endsWith('#atproto_pds') && type === 'AtprotoPersonalDataServer'
  })
  return rootOf(textOf(service?.serviceEndpoint))
}

/** What it says its handle is; true only once that handle leads back to it. */
export function handleIn(document: Thing): string | null {
  const known = Array.isArray(document.alsoKnownAs) ? document.alsoKnownAs.slice(0, 20) : []
  for (const one of known) if (textOf(one).startsWith('at://')) return handleOf(textOf(one).slice(5))
  return null
}

/** An origin that a password or token may be sent to: never in the clear, but where it never leaves the machine. */
export function rootOf(written: string): string | null {
  const url = readAddress(written)
  if (!url || url.username || url.password) return null
  const bare = url.hostname.replace(/^\[|\]$/g, '')
  const isHere = bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'))
  return url.protocol === 'https:' || isHere ? url.origin : null
}

/** The account of a handle: by its own site, or else by a view of the whole network. */
export async function didOfHandle(handle: string, means: Means): Promise<string | null> {
  const own = await means.reach({ url: `https://${handle}/.well-known/atproto-did`, mostBytes: 2_048, within: 8_000 })
  const written = own.kind === 'answered' && own.status === 200 ? Buffer.from(own.body).toString('latin1').trim() : null
  return didOf(written) ?? (await didSaidBy(publicView, null, handle, means))
}

export async function didSaidBy(
  root: string,
  token: string | null,
  handle: string,
  means: Means,
): Promise<string | null> {
  const question = { method: 'com.atproto.identity.resolveHandle', query: { handle } }
  const answer = await askAt(root, token, question, means)
  return answer.kind === 'there' ? didOf(thingOf(answer.value)?.did) : null
}
