/** Debian's Dovecot and OpenSMTPD in a folder of their own, on loopback: two houses with their letter boxes. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ImapFlow } from 'imapflow'
import { createTransport } from 'nodemailer'
import { debianHas } from './debian.ts'
import { freePort } from './free-port.ts'
import { dovecotConf, type Ports, smtpdConf } from './mail-servers.conf.ts'

const run = promisify(execFile)

export const own = 'bonjour@compotes.example'
export const password = 'lune-rousse'
export const people = ['marie@verger.example', 'paul@potager.example'] as const
/** Where the same servers speak TLS at once, on the ports that mean it. */
export const tlsHost = '127.7.0.1'

export async function mailIsThere(): Promise<string | null> {
  if (process.getuid?.() !== 0) return 'only root starts an OpenSMTPD'
  return await debianHas(['dovecot-imapd', 'dovecot-lmtpd', 'dovecot-submissiond', 'opensmtpd', 'openssl'])
}

export interface PostOffice {
  ports: Ports
  /** The certificate that both servers show. */
  certificate: string
  /** Sends raw letters by SMTP, several at once. */
  posts(letters: readonly (string | Buffer)[], to?: string): Promise<void>
  /** Someone looks into their own box, beside the desk. */
  looks<T>(who: string, act: (box: ImapFlow) => Promise<T>): Promise<T>
  /** The letters of a folder, whole. */
  box(who: string, folder?: string): Promise<string[]>
  /** A way to the outgoing server whose line breaks once a letter has gone through, before anyone is told. */
  breaksAfterLetter(): Promise<{ port: number; broken(): number; close(): Promise<void> }>
  imapEnds(): Promise<void>
  imapStarts(): Promise<void>
  close(): Promise<void>
}

export async function openPostOffice(): Promise<PostOffice> {
  const folder = mkdtempSync(join(tmpdir(), 'insuffleur-mail-'))
  chmodSync(folder, 0o755)
  mkdirSync(`${folder}/mail`)
  chownSync(`${folder}/mail`, 65534, 65534)
  const ports: Ports = {
    imap: await freePort(),
    lmtp: await freePort(),
    smtp: await freePort(),
    submission: await freePort(),
  }
  const names = `subjectAltName=IP:${tlsHost},DNS:imap.compotes.example,DNS:smtp.compotes.example`
  const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', `${folder}/key.pem`, '-out', `${folder}/cert.pem`]
  await run('openssl', ['req', '-x509', ...key, '-days', '2', '-subj', '/CN=compotes.example', '-addext', names])
  const users = [own, ...people].map((who) => `${who}:{PLAIN}${password}::::::\n`)
  writeFileSync(`${folder}/users`, users.join(''))
  writeFileSync(`${folder}/dovecot.conf`, dovecotConf(folder, ports, tlsHost))
  writeFileSync(`${folder}/smtpd.conf`, smtpdConf(ports))
  chmodSync(`${folder}/smtpd.conf`, 0o600)

  let dovecot: ChildProcess | null = null
  let smtpd: ChildProcess | null = null
  const looks: PostOffice['looks'] = async (who, act) => {
    const box = new ImapFlow({
      host: '127.0.0.1',
      port: ports.imap,
      secure: false,
      doSTARTTLS: false,
      auth: { user: who, pass: password },
      logger: false,
    })
    box.on('error', () => {})
    await box.connect()
    try {
      return await act(box)
    } finally {
      box.close()
    }
  }
  const imapStarts = async () => {
    dovecot = spawn('dovecot', ['-F', '-c', `${folder}/dovecot.conf`], { stdio: 'ignore' })
    await until(() => looks(own, (box) => box.list()))
  }
  const close = async () => {
    await ended(smtpd)
    await ended(dovecot)
    rmSync(folder, { recursive: true, force: true })
  }
  const line = createTransport({ host: '127.0.0.1', port: ports.smtp, ignoreTLS: true, pool: true, maxConnections: 4 })
  try {
    await imapStarts()
    smtpd = spawn('smtpd', ['-d', '-f', `${folder}/smtpd.conf`], { stdio: 'ignore' })
    await until(() => line.verify())
    // Its queue has a fixed place: what an earlier run left behind is not for these boxes.
    await run('smtpctl', ['remove', 'all']).catch(() => {})
    return {
      ports,
      certificate: readFileSync(`${folder}/cert.pem`, 'utf8'),
      async posts(letters, to = own) {
        const envelope = { from: people[0], to: [to] }
        await Promise.all(letters.map((raw) => line.sendMail({ envelope, raw })))
      },
      looks,
      box: (who, from = 'INBOX') =>
        looks(who, async (box) => {
          const { exists } = await box.mailboxOpen(from, { readOnly: true })
          if (!exists) return []
          const found = await box.fetchAll('1:*', { source: true })
          return found.map(({ source }) => (source ?? Buffer.alloc(0)).toString())
        }),
      breaksAfterLetter: () => relayThatBreaks(ports.smtp),
      imapStarts,
      async imapEnds() {
        await ended(dovecot)
      },
      async close() {
        line.close()
        await close()
      },
    }
  } catch (error) {
    line.close()
    await close()
    throw error
  }
}

async function relayThatBreaks(to: number) {
  let broken = 0
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1')
    let sending = false
    for (const socket of [near, far]) socket.on('error', () => {})
    near.on('data', (bytes) => {
      if (/^DATA\r\n/im.test(bytes.toString())) sending = true
      far.write(bytes)
    })
    far.on('data', (bytes) => {
      if (!sending || !bytes.toString().startsWith('250')) return near.write(bytes)
      broken++
      return near.destroy()
    })
    near.on('close', () => far.end())
    far.on('close', () => near.destroy())
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    port: (server.address() as AddressInfo).port,
    broken: () => broken,
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  }
}

async function ended(one: ChildProcess | null): Promise<void> {
  if (!one || one.exitCode !== null || one.signalCode !== null) return
  const over = new Promise((done) => one.once('exit', done))
  one.kill('SIGTERM')
  await over
}

/** Until it answers with something; fails with what it threw last. */
export async function until<T>(what: () => Promise<T>, within = 30_000): Promise<Exclude<T, false | null | undefined>> {
  const end = Date.now() + within
  for (;;) {
    let last: unknown = new Error('nothing came of it')
    try {
      const found = await what()
      if (found) return found as Exclude<T, false | null | undefined>
    } catch (error) {
      last = error
    }
    if (Date.now() > end) throw last
    await new Promise((soon) => setTimeout(soon, 200))
  }
}
