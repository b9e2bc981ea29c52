import { isIP } from 'node:net'
import { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import { type Means, type Trouble } from '#channel'
import { type Account, isLoopback } from './account.ts'

export type Sending =
  | { kind: 'taken' }
  | { kind: 'later'; at: Date }
  | { kind: 'refused'; why: string; locked: boolean }
  | { kind: 'not-reached'; why: Trouble; detail: string }
  | { kind: 'unknown' }

/** Hands a letter to the outgoing server; without one, only tries whether it lets us in. */
export async function send(
  account: Account,
  means: Means,
  letter: { raw: Buffer; from: string; to: string } | null,
): Promise<Sending> {
  const { host, port } = account.smtp
  const found = await means.find(host)
  if (found.kind === 'failed') return { kind: 'not-reached', why: found.why, detail: found.detail }
  const line = createTransport({
    host: found.address,
    port,
    secure: port === 465,
    requireTLS: !isLoopback(found.address) && port !== 465,
    ignoreTLS: isLoopback(found.address) && port !== 465,
    tls: isIP(host) ? {} : { servername: host },
    name: account.address.split('@').at(-1) ?? 'localhost',
    auth: { user: account.address, pass: account.password },
    connectionTimeout: account.patience,
    greetingTimeout: account.patience,
    socketTimeout: account.patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  let begun = false
  // Read once the server has let us in: from then on a silence leaves open whether the letter went.
  const raw = (bytes: Buffer) =>
    Readable.from(
      (function* () {
        begun = true
        yield bytes
      })(),
    )
  try {
    if (letter) await line.sendMail({ envelope: { from: letter.from, to: [letter.to] }, raw: raw(letter.raw) })
    else await line.verify()
    return { kind: 'taken' }
  } catch (error) {
    return outcomeOf(error, begun, means)
  } finally {
    line.close()
  }
}

function outcomeOf(error: unknown, begun: boolean, means: Means): Sending {
  const { code, responseCode, message } = error as Record<string, unknown>
  const detail = `${code ?? ''} ${message ?? ''}`.trim().slice(0, 300)
  if (typeof responseCode === 'number' && responseCode >= 400) {
    // RFC 5321 §4.2.1: four hundreds are worth another try, five hundreds are not.
    if (responseCode < 500) return { kind: 'later', at: new Date(means.clock().getTime() + 5 * 60_000) }
    return { kind: 'refused', why: detail, locked: code === 'EAUTH' }
  }
  if (begun) return { kind: 'unknown' }
  const why = /TIMEDOUT/.test(detail)
    ? 'timed-out'
    : /TLS|CERT|SSL|SELF.SIGNED/i.test(detail)
      ? 'certificate'
      : 'refused'
  return { kind: 'not-reached', why, detail }
}
