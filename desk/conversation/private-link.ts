import { createHash, createHmac } from 'node:crypto'
import { type Id } from '#kernel'

/*
 * The address of someone's own page. At the desk it stands without its secret and opens nothing: the secret is added when
 * the words leave, for that person alone, and is taken out again of whatever comes back. So nobody at the desk can act in
 * somebody's stead.
 */

/** Makes secrets that follow from the installation's key and cannot be told from what the database holds. */
export type LinkKey = (what: string, ...from: string[]) => Buffer

/** `key`: 64 hexadecimal digits, of the installation. */
export function linkKeyOf(key: string): LinkKey {
  return (what, ...from) =>
    createHmac('sha256', Buffer.from(key, 'hex'))
      .update(JSON.stringify([what, ...from]))
      .digest()
}

export const linkDays = 90

export const linkEnd = (from: Date): Date => new Date(from.getTime() + linkDays * 86_400_000)

/** 32 bytes, or 20 of a keyed digest, cannot be guessed from their hash, however fast. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

export const writeLink = (handle: string, secret: string): string => `${handle}.${secret}`

export function readLink(token: string): { handle: string; secret: string } | null {
  const [handle, secret, ...more] = token.split('.')
  return handle && secret && secret.length <= 100 && !more.length ? { handle, secret } : null
}

/** Where someone's page stands, without what opens it. */
export const ownAddress = (publicUrl: string, workspace: Id<'workspace'>, handle: string): string =>
  `${publicUrl}/p/${workspace}/own/${handle}`

const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
/** Wherever it is served: what looks like one of ours is handled as one. */
const link = new RegExp(`/p/(${id})(?:/${id})?/own/(${id})(?:\\.([\\w-]{10,100}))?`, 'gi')
/** Begins so that it is known again where a mail has broken its address in two. */
const beginning = 'own0_'
const secrets = new RegExp(`\\.?${beginning}(?:[0-9a-f](?:\\s[>\\s]*(?=[0-9a-f]))?){0,39}[0-9a-f]?`, 'gi')

export interface LinkIn {
  workspace: string
  handle: string
}

export function privateLinksIn(text: string): LinkIn[] {
  return [...text.matchAll(link)].map(([, workspace = '', handle = '']) => ({
    workspace: workspace.toLowerCase(),
    handle: handle.toLowerCase(),
  }))
}

/** The same words, with links that open nothing. */
export const withoutSecrets = (text: string): string =>
  text
    .replace(link, (found: string, _: string, __: string, secret: string | undefined) =>
      secret ? found.slice(0, -secret.length - 1) : found,
    )
    .replace(secrets, '')

/** The same each time the same words leave: a second try says nothing else than the first. */
export const secretOf = (key: LinkKey, workspace: string, handle: string, outbox: string): string =>
  `${beginning}${key('link', workspace, handle, outbox).toString('hex').slice(0, 40)}`

/** The same words, with links that open. */
export const withSecrets = (text: string, of: (link: LinkIn) => string): string =>
  text.replace(link, (found: string, workspace: string, handle: string, secret: string | undefined) =>
    secret ? found : writeLink(found, of({ workspace: workspace.toLowerCase(), handle: handle.toLowerCase() })),
  )
