/** Questions and deliveries signed as a host accepts them: draft-cavage-12 first, RFC 9421 where that is turned away. */
import { createPrivateKey, sign } from 'node:crypto'
import { type Means, type Reached, type ReachRequest } from '#channel'
import { type Host, most } from './cursor.ts'
import { digestOfBody, signRequest } from './signature.ts'

interface Signing {
  method: 'GET' | 'POST'
  url: string
  body?: string
}

/** What a host accepts is remembered in `hosts`; only who asks for RFC 9421 stands there. */
export async function reachSigned(request: ReachRequest & Signing, means: Means, hosts: Host[]): Promise<Reached> {
  const id = URL.parse(request.url)?.host ?? ''
  const first = hosts.some((host) => host.id === id) ? 'rfc9421' : 'cavage'
  const reached = await reachAs(first, request, means)
  // 401 is what a signature that cannot be read is answered with; all else has another reason.
  if (reached.kind !== 'answered' || reached.status !== 401 || !means.secrets.key) return reached
  const other = first === 'cavage' ? 'rfc9421' : 'cavage'
  const again = await reachAs(other, request, means)
  if (again.kind === 'answered' && again.status !== 401) remember(id, other, hosts)
  return again
}

function remember(id: string, signs: 'cavage' | 'rfc9421', hosts: Host[]): void {
  const at = hosts.findIndex((host) => host.id === id)
  if (at >= 0) hosts.splice(at, 1)
  if (signs === 'rfc9421') hosts.push({ id })
  if (hosts.length > most.hosts) hosts.shift()
}

function reachAs(how: 'cavage' | 'rfc9421', request: ReachRequest & Signing, means: Means): Promise<Reached> {
  const { key } = means.secrets
  const as = key ? { keyId: `${means.here}#main-key`, key } : null
  const signed = as ? (how === 'cavage' ? signRequest : signMessage)(request, as, means.clock()) : {}
  return means.reach({ ...request, headers: { ...request.headers, ...signed } })
}

/** RFC 9421 §3.1, over what servers of the fediverse ask for. */
export function signMessage(
  { method, url, body }: Signing,
  as: { keyId: string; key: string },
  now: Date,
): Record<string, string> {
  const covered: Record<string, string> = { '@method': method, '@target-uri': new URL(url).href }
  const digest = body === undefined ? null : `sha-256=:${digestOfBody(body)}:`
  if (digest) covered['content-digest'] = digest
  const names = Object.keys(covered).map((name) => `"${name}"`)
  const created = Math.floor(now.getTime() / 1000)
  const params = `(${names.join(' ')});created=${created};keyid="${as.keyId}";alg="rsa-v1_5-sha256"`
  const lines = Object.entries(covered).map(([name, value]) => `"${name}": ${value}`)
  const base = [...lines, `"@signature-params": ${params}`].join('\n')
  const signature = sign('sha256', Buffer.from(base), createPrivateKey(as.key)).toString('base64')
  return {
    date: now.toUTCString(),
    ...(digest && { 'content-digest': digest }),
    'signature-input': `sig1=${params}`,
    signature: `sig1=:${signature}:`,
  }
}
