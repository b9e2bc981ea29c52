/** Signing in at the server itself: OAuth 2 with a code and PKCE (RFC 6749, RFC 7636), as Mastodon documents it. */
import { createHash, randomBytes } from 'node:crypto'
import { isIP } from 'node:net'
import { type Connected, type Means, type SetOut, type Unconnected } from '#channel'
import { type JsonObject } from '#kernel'
import { cleanLine, readAddress, webUrl } from '#reading'
import { type Answer, ask } from './ask.ts'
import { followsIn } from './follows.ts'
import { pollIn } from './poll.ts'
import { idOf, textOf, thingOf } from './thing.ts'

/** Reading what is said to us, answering it and publishing with images: neither following people nor changing the account. */
const scope = 'read:accounts read:notifications read:search read:statuses write:media write:statuses'
const usualLength = 500

const not = (why: Unconnected, detail = '', field: string | null = 'server') =>
  ({ kind: 'not-connected', why, detail, field }) as const

export async function setOut(
  given: Readonly<Record<string, string>>,
  back: string,
  state: string,
  means: Means,
): Promise<SetOut> {
  const root = rootOf(given.server ?? '')
  if (!root) return not('not-so-written')
  const body = { client_name: 'Insuffleur', redirect_uris: back, scopes: scope, website: new URL(back).origin }
  const made = await ask({ root, token: null }, { method: 'POST', path: '/api/v1/apps', body }, means)
  if (made.kind !== 'there') return not(whyNot(made), detailOf(made))
  const client = thingOf(made.value)
  const [id, secret] = [textOf(client?.client_id), textOf(client?.client_secret)]
  if (!id || !secret) return not('not-this-kind')
  const verifier = randomBytes(32).toString('base64url')
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: id,
    redirect_uri: back,
    scope,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const pending = { root, id, secret, verifier, follows: followsIn(given.follows).join(', ') }
  return { kind: 'set-out', goTo: `${root}/oauth/authorize?${query}`, pending }
}

export async function arrive(
  pending: Readonly<Record<string, string>>,
  came: Readonly<Record<string, string>>,
  back: string,
  means: Means,
): Promise<Connected> {
  const { root = '', id = '', secret = '', verifier = '', follows = '' } = pending
  if (came.error || !came.code) return not('not-allowed', came.error_description ?? came.error ?? '', null)
  const body = {
    grant_type: 'authorization_code',
    code: came.code,
    client_id: id,
    client_secret: secret,
    redirect_uri: back,
    code_verifier: verifier,
    scope,
  }
  const given = await ask({ root, token: null }, { method: 'POST', path: '/oauth/token', body }, means)
  const token = given.kind === 'there' ? textOf(thingOf(given.value)?.access_token) : ''
  if (!token) return not(given.kind === 'there' ? 'not-this-kind' : whyNot(given), detailOf(given), null)
  const me = await ask({ root, token }, { path: '/api/v1/accounts/verify_credentials' }, means)
  const account = me.kind === 'there' ? thingOf(me.value) : null
  const [number, user] = [idOf(account?.id), cleanLine(textOf(account?.acct || account?.username), 200)]
  if (!account || !number || !user) return not(me.kind === 'there' ? 'not-this-kind' : whyNot(me), detailOf(me), null)
  const host = new URL(webUrl(textOf(account.url)) ?? root).host
  return {
    kind: 'connected',
    address: user.includes('@') ? `@${user}` : `@${user}@${host}`,
    name: cleanLine(textOf(account.display_name), 200) || user,
    // Nothing written: what is followed already stays so.
    settings: {
      root,
      account: number,
      host,
      ...(await toldBy(root, token, means)),
      ...(follows && { follows }),
    },
    secrets: { token, id, secret },
  }
}

/** The server says how long a word may be, and what one may put to the choice; no two say it alike. */
async function toldBy(root: string, token: string, means: Means): Promise<JsonObject> {
  for (const path of ['/api/v2/instance', '/api/v1/instance']) {
    const answer = await ask({ root, token }, { path }, means)
    const about = answer.kind === 'there' ? thingOf(answer.value) : null
    const configuration = thingOf(about?.configuration)
    const said = thingOf(configuration?.statuses)?.max_characters ?? about?.max_toot_chars
    const poll = pollIn(thingOf(configuration?.polls) ?? thingOf(about?.poll_limits))
    if (typeof said === 'number' && said >= 100 && said <= 1_000_000) return { longest: said, ...poll }
  }
  return { longest: usualLength }
}

/** `mastodon.example`, `https://mastodon.example/@brand` or `@brand@mastodon.example`. */
function rootOf(written: string): string | null {
  const host = /^@?[\w.-]+@([^\s/@]+)$/.exec(written.trim())?.[1]
  const url = readAddress(host ?? written)
  if (!url || url.username || url.password) return null
  // A token over plain http is anyone's, but where it never leaves the machine.
  const bare = url.hostname.replace(/^\[|\]$/g, '')
  const isHere = bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'))
  return url.protocol === 'https:' || isHere ? url.origin : null
}

function whyNot(answer: Exclude<Answer, { kind: 'there' }>): Unconnected {
  if (answer.kind !== 'declined') return answer.why
  if (answer.status === 400 || answer.status === 401) return 'not-allowed'
  return answer.status === 403 ? 'forbidden' : 'not-this-kind'
}

function detailOf(answer: Answer): string {
  return answer.kind === 'declined' || answer.kind === 'trouble' ? answer.detail : ''
}
