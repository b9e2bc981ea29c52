import { isIP } from 'node:net'
import { ImapFlow } from 'imapflow'
import { type Means, type Trouble } from '#channel'
import { type Account, isLoopback } from './account.ts'

export type Opened<T> =
  | { kind: 'done'; value: T }
  | { kind: 'later'; at: Date }
  | { kind: 'locked-out'; detail: string }
  | { kind: 'trouble'; why: Trouble; detail: string }
export type Shut = Exclude<Opened<never>, { kind: 'done' }>

/** Most time one visit may take, whatever the server does. */
const longestVisit = 180_000

/** Opens the mailbox, lets `act` work in it, and shuts it. Nothing that happens there is an exception. */
export async function inMailbox<T>(
  account: Account,
  means: Means,
  act: (box: ImapFlow) => Promise<T>,
  visit = longestVisit,
  idleFor?: number,
): Promise<Opened<T>> {
  const { host, port } = account.imap
  const found = await means.find(host)
  if (found.kind === 'failed') return { kind: 'trouble', why: found.why, detail: found.detail }
  const bare = isLoopback(found.address)
  const box = new ImapFlow({
    host: found.address,
    ...(isIP(host) ? {} : { servername: host }),
    port,
    secure: port === 993,
    doSTARTTLS: !(port === 993 || bare),
    auth: { user: account.address, pass: account.password },
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    clientInfo: { name: 'Insuffleur' },
    connectionTimeout: account.patience,
    greetingTimeout: account.patience,
    socketTimeout: idleFor ? idleFor * 2 : account.patience,
    ...(idleFor ? { maxIdleTime: idleFor } : {}),
    maxLiteralSize: 2 * 1024 * 1024,
  })
  let broken: unknown = null
  box.on('error', (error: unknown) => {
    broken ??= error
  })
  const bound = setTimeout(() => {
    broken ??= Object.assign(new Error('the visit took too long'), { code: 'ETIMEDOUT' })
    box.close()
  }, visit)
  try {
    await box.connect()
    return { kind: 'done', value: await act(box) }
  } catch (error) {
    return shutBy(broken, error, means)
  } finally {
    clearTimeout(bound)
    box.close()
  }
}

const passing = new Set(['UNAVAILABLE', 'INUSE', 'LIMIT', 'OVERQUOTA', 'THROTTLED'])

/** A no that is worth another try (RFC 5530). */
export const isPassing = (code: unknown) => passing.has(String(code ?? ''))

/** RFC 5530 names why a server says no; the rest is told by what the connection did. */
export function shutBy(broken: unknown, thrown: unknown, means: Pick<Means, 'clock'>): Shut {
  const all = [broken, thrown].filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null)
  const said = all.map((one) => `${one.code ?? ''} ${one.responseText ?? one.message ?? ''}`).join('; ')
  const detail = said.slice(0, 300)
  const has = (name: string, wanted: (value: string) => boolean) => all.some((one) => wanted(String(one[name] ?? '')))
  if (has('serverResponseCode', isPassing)) return { kind: 'later', at: new Date(means.clock().getTime() + 5 * 60_000) }
  if (all.some((one) => one.authenticationFailed === true)) return { kind: 'locked-out', detail }
  const trouble = (why: Trouble): Shut => ({ kind: 'trouble', why, detail })
  if (has('code', (code) => /TIMEDOUT|TIMEOUT/i.test(code))) return trouble('timed-out')
  if (has('code', (code) => /ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/.test(code))) return trouble('refused')
  if (has('code', (code) => /CERT|SELF_SIGNED|ISSUER|ERR_TLS|ERR_SSL|UNABLE_TO|EPROTO/.test(code)))
    return trouble('certificate')
  // Without TLS nobody can tell either whether it is they who answer.
  if (/STARTTLS/i.test(said)) return trouble('certificate')
  if (has('responseStatus', (status) => status === 'NO' || status === 'BAD')) return trouble('server-error')
  return trouble('cut-short')
}
