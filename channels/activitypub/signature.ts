/** HTTP signatures: draft-cavage-12, which everyone verifies, and RFC 9421, which newer servers send. */
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { type Knock } from '#channel'

export interface Signed {
  keyId: string
  /** What was signed, to the letter. */
  base: string
  signature: Buffer
}

export function digestOfBody(body: Uint8Array | string): string {
  return createHash('sha256').update(body).digest('base64')
}

/** Headers for a request of ours as draft-cavage-12 has them: nearly everyone verifies these, and snac only these. */
export function signRequest(
  request: { method: 'GET' | 'POST'; url: string; body?: string },
  as: { keyId: string; key: string },
  now: Date,
): Record<string, string> {
  const url = new URL(request.url)
  const headers: Record<string, string> = { date: now.toUTCString() }
  if (request.body !== undefined) headers.digest = `SHA-256=${digestOfBody(request.body)}`
  const lines = [`(request-target): ${request.method.toLowerCase()} ${url.pathname}${url.search}`, `host: ${url.host}`]
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`)
  const names = ['(request-target)', 'host', ...Object.keys(headers)].join(' ')
  const signature = sign('sha256', Buffer.from(lines.join('\n')), createPrivateKey(as.key)).toString('base64')
  headers.signature = `keyId="${as.keyId}",algorithm="rsa-sha256",headers="${names}",signature="${signature}"`
  return headers
}

/** What a knock claims to be signed with; a reason where the claim covers too little or cannot be read. */
export function signedIn(knock: Knock, here: string): Signed | { why: string } {
  return knock.headers['signature-input'] ? readMessageSignature(knock, here) : readCavage(knock, here)
}

function readCavage(knock: Knock, here: string): Signed | { why: string } {
  const parts: Record<string, string> = {}
  for (const [, name, quoted, bare] of (knock.headers.signature ?? '')
    .slice(0, 8_000)
    .matchAll(/([a-zA-Z]{1,20})=(?:"([^"]{0,4000})"|(\d{1,15}))/g))
    parts[name!] ??= quoted ?? bare ?? ''
  const names = (parts.headers ?? 'date').toLowerCase().split(' ').slice(0, 30)
  const covered = (name: string) => names.includes(name)
  if (!parts.keyId || !parts.signature) return { why: 'the signature names no key' }
  if (!covered('(request-target)') || !covered('host') || !covered('digest') || !covered('date'))
    return { why: 'the signature covers too little' }
  const lines = names.map((name) => {
    if (name === '(request-target)') return `${name}: ${knock.method.toLowerCase()} ${knock.path}`
    // Our own host, whatever the request said: what was signed for another desk is not for this one.
    if (name === 'host') return `host: ${new URL(here).host}`
    return `${name}: ${knock.headers[name] ?? parts[name.replace(/[()]/g, '')] ?? ''}`
  })
  return { keyId: parts.keyId, base: lines.join('\n'), signature: Buffer.from(parts.signature, 'base64') }
}

/** RFC 9421 §2.5, for the components that servers of the fediverse sign. */
function readMessageSignature(knock: Knock, here: string): Signed | { why: string } {
  const input = knock.headers['signature-input']!.slice(0, 4_000)
  const found = /^\s*([a-z*][a-z0-9_.*-]{0,60})=(\(([^)]{0,1000})\)([^,]{0,1500}))/.exec(input)
  const bytes = /:([A-Za-z0-9+/=]{1,4000}):/.exec(
    (knock.headers.signature ?? '').split(`${found?.[1]}=`)[1]?.slice(0, 4_100) ?? '',
  )?.[1]
  const keyId = /;keyid="([^"]{1,2000})"/.exec(found?.[4] ?? '')?.[1]
  const created = Number(/;created=(\d{1,12})/.exec(found?.[4] ?? '')?.[1])
  if (!found || !bytes || !keyId) return { why: 'the signature names no key' }
  if (!(Math.abs(knock.at.getTime() / 1000 - created) < 12 * 3600)) return { why: 'the signature is too old' }
  const names = found[3]!.split(' ').map((name) => name.replace(/^"|"$/g, ''))
  const toUs = names.includes('@target-uri') || (names.includes('@authority') && names.includes('@path'))
  if (!names.includes('@method') || !toUs || !names.includes('content-digest'))
    return { why: 'the signature covers too little' }
  const { origin, host } = new URL(here)
  const own: Record<string, string> = {
    '@method': knock.method.toUpperCase(),
    '@target-uri': origin + knock.path,
    '@authority': host,
    '@path': knock.path.split('?')[0]!,
    '@scheme': origin.split(':')[0]!,
    '@request-target': knock.path,
    host,
  }
  const lines = names.map((name) => `"${name}": ${own[name] ?? knock.headers[name] ?? ''}`)
  lines.push(`"@signature-params": ${found[2]!.trim()}`)
  return { keyId, base: lines.join('\n'), signature: Buffer.from(bytes, 'base64') }
}

export function isSignedWith(pem: string, { base, signature }: Signed): boolean {
  try {
    const key = createPublicKey(pem)
    return verify(key.asymmetricKeyType === 'ed25519' ? null : 'sha256', Buffer.from(base), key, signature)
  } catch {
    return false
  }
}
