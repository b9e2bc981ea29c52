/** A mailbox with its way out, and people who write to it. */
import { SMTPServer } from 'smtp-server'
import { type Means, type Place, type Utterance } from '#channel'
import { openWaysOut } from '../../test/reach.ts'
import { openImap, plainLetter } from './imap.test-world.ts'

export const own = 'bonjour@compotes.example'
export const password = 'lune-rousse'

export async function openPost() {
  const imap = await openImap(password)
  const at = {
    now: Date.UTC(2026, 10, 20, 12),
    said: 0,
    refuses: 0,
    filesItself: false,
    /** Takes letters, and never says so. */
    silent: false,
    onTaken: null as (() => void) | null,
    /** How often a password was shown at the way out. */
    entered: 0,
  }
  /** What left by SMTP. */
  const sent: { to: string[]; raw: Buffer }[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    logger: false,
    onAuth: (auth, _session, done) => {
      at.entered++
      return auth.password === password ? done(null, { user: own }) : done(new Error('non'), undefined as never)
    },
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (at.refuses) return done(Object.assign(new Error('pas maintenant'), { responseCode: at.refuses }))
        const raw = Buffer.concat(parts)
        sent.push({ to: session.envelope.rcptTo.map(({ address }: { address: string }) => address), raw })
        // As Gmail does: what it sends it files.
        if (at.filesItself) imap.store('Envoyes', plainLetter(raw))
        at.onTaken?.()
        if (!at.silent && imap.fault !== 'timed-out-after-success') done()
      })
    },
  })
  // A line cut by a fault that is being tried is no fault of the server.
  smtp.on('error', () => undefined)
  await new Promise<void>((ready) => smtp.listen(0, '127.0.0.1', ready))
  const smtpPort = (smtp.server.address() as { port: number }).port
  const place: Place = {
    id: 'place-1',
    address: own,
    settings: { imapHost: '127.0.0.1', imapPort: imap.port, smtpHost: '127.0.0.1', smtpPort, patience: 1_500 },
  }
  const means: Means = {
    ...openWaysOut({ allowInside: true, userAgent: 'test' }),
    secrets: { password },
    clock: () => new Date(at.now),
  }
  const letter = (text: string, more: Record<string, string> = {}, from = 'Marie Prune <marie@verger.example>') => {
    const fields: Record<string, string> = {
      From: from,
      To: own,
      Subject: 'Compote trop sucrée',
      Date: 'Fri, 20 Nov 2026 11:58:00 +0000',
      'Message-ID': `<lettre-${++at.said}@verger.example>`,
      'Content-Type': 'text/plain; charset=utf-8',
      ...more,
    }
    const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`)
    return plainLetter(`${head.join('')}\r\n${text.toWellFormed()}\r\n`)
  }
  return {
    imap,
    at,
    sent,
    place,
    means,
    letter,
    arrives: (text: string, more?: Record<string, string>, from?: string) =>
      imap.store('INBOX', letter(text, more, from)),
    given: {
      address: own,
      password,
      'imap-host': '127.0.0.1',
      'imap-port': `${imap.port}`,
      'smtp-host': '127.0.0.1',
      'smtp-port': `${smtpPort}`,
    },
    utterance: (key: string, text: string, more: Partial<Utterance> = {}): Utterance => ({
      key,
      text,
      by: 'Odile',
      thread: { nativeId: 'thread:AAAAAAAAAAAAAAAAAAAAAA:BBBBBBBBBBBBBBBBBBBBBB', url: null, title: 'Compote' },
      answers: [],
      to: [{ nativeId: 'marie@verger.example', name: 'Marie Prune', url: null }],
      audience: 'direct',
      ...more,
    }),
    async close() {
      await imap.close()
      await new Promise<void>((closed) => smtp.close(() => closed()))
    },
  }
}
