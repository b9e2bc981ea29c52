/** The way out for letters that the desk itself writes: to departments that are asked, to those of the desk who are told of an alert. Not a channel: nobody is heard here. */
import { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import MailComposer from 'nodemailer/lib/mail-composer'
import { type Sent } from '#asking'
import { isLoopback, type Settings } from '../settings.ts'

export interface Letter {
  to: { name: string; address: string }
  /** Whose name stands before the address it is from. */
  by: string
  subject: string
  text: string
  messageId: string
  references: readonly string[]
  replyTo: string | null
  /** No person writes it: programs that answer for someone who is away leave it unanswered (RFC 3834 §5), and so do mailboxes planted here. */
  byItself: 'generated' | 'replied' | null
}

export interface Mail {
  from: string
  send(letter: Letter): Promise<Sent>
}

/** `smtps://` speaks TLS at once, `smtp://` by STARTTLS; only this very machine is spoken to without. `patience` in ms. */
export function openMail({ url, from }: NonNullable<Settings['mail']>, patience = 20_000): Mail {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const here = isLoopback(hostname)
  return {
    from,
    async send(letter) {
      const line = createTransport({
        host: hostname.replace(/^\[|\]$/g, ''),
        port: Number(port || (secure ? 465 : 587)),
        secure,
        requireTLS: !secure && !here,
        ignoreTLS: !secure && here,
        ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
        connectionTimeout: patience,
        greetingTimeout: patience,
        socketTimeout: patience,
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      const bytes = await new MailComposer(asMessage(from, letter)).compile().build()
      let begun = false
      // Read once the server has let us in: from then on a silence leaves open whether the letter went.
      const raw = Readable.from(
        (function* () {
          begun = true
          yield bytes
        })(),
      )
      try {
        await line.sendMail({ envelope: { from, to: [letter.to.address] }, raw })
        return { kind: 'sent' }
      } catch (error) {
        return outcomeOf(error, begun)
      } finally {
        line.close()
      }
    },
  }
}

const bracketed = (id: string) => `<${id}>`

function asMessage(from: string, letter: Letter) {
  return {
    from: { name: letter.by, address: from },
    to: [letter.to],
    ...(letter.replyTo ? { replyTo: letter.replyTo } : {}),
    subject: letter.subject,
    text: letter.text,
    messageId: bracketed(letter.messageId),
    ...(letter.byItself ? { headers: { 'Auto-Submitted': `auto-${letter.byItself}` } } : {}),
    ...(letter.references.length
      ? { inReplyTo: bracketed(letter.references.at(-1)!), references: letter.references.map(bracketed) }
      : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** RFC 5321 §4.2.1: four hundreds are worth another try, five hundreds are not. A line that breaks may have taken it. */
function outcomeOf(error: unknown, begun: boolean): Sent {
  const { code, responseCode, message } = error as Record<string, unknown>
  if (typeof responseCode === 'number' && responseCode >= 400)
    return responseCode < 500 ? { kind: 'later' } : { kind: 'refused', why: `${responseCode} ${message ?? ''}`.trim() }
  if (code === 'EENVELOPE' || code === 'EAUTH' || code === 'EMESSAGE')
    return { kind: 'refused', why: `${code} ${message ?? ''}`.trim() }
  return begun ? { kind: 'unknown' } : { kind: 'later' }
}
