import { type Reached, type ReachFailure } from '#channel'

const byCode: Record<string, ReachFailure> = {
  ADDRESS_INSIDE: 'address-inside',
  ENOTFOUND: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  EAI_NODATA: 'name-not-found',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  EADDRNOTAVAIL: 'refused',
  EACCES: 'refused',
  ETIMEDOUT: 'timed-out',
  UND_ERR_CONNECT_TIMEOUT: 'timed-out',
  UND_ERR_HEADERS_TIMEOUT: 'timed-out',
  UND_ERR_BODY_TIMEOUT: 'timed-out',
  UND_ERR_HEADERS_OVERFLOW: 'too-large',
  HPE_HEADER_OVERFLOW: 'too-large',
  ERR_INVALID_URL: 'address-not-understood',
  EPROTO: 'certificate',
}

/** What a network error means in the trade's words: the deepest cause that says it. */
export function failureOf(trouble: unknown): Extract<Reached, { kind: 'failed' }> {
  let detail = ''
  for (let at = trouble, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth++) {
    const code = 'code' in at ? String(at.code) : ''
    detail = `${code} ${at.message}`.trim().slice(0, 300)
    if (at.message === 'bad port') return { kind: 'failed', why: 'address-not-understood', detail }
    const why = at.name === 'TimeoutError' ? 'timed-out' : (byCode[code] ?? (isAboutTrust(code) ? 'certificate' : null))
    if (why) return { kind: 'failed', why, detail }
  }
  return { kind: 'failed', why: 'broken-off', detail: detail || String(trouble).slice(0, 300) }
}

function isAboutTrust(code: string): boolean {
  return /CERT|SELF_SIGNED|ISSUER|ERR_TLS|ERR_SSL|UNABLE_TO_VERIFY/.test(code)
}
