import { readdirSync, readFileSync } from 'node:fs'
import tls from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Means } from '#channel'
import { mail } from '../../channels/mail/index.ts'
import { openWaysOut } from '../reach.ts'
import { builtToHoldUp } from './mail-letters.ts'
import { mailIsThere, openPostOffice, own, type PostOffice, password, people, tlsHost, until } from './mail-servers.ts'

const missing = await mailIsThere()
const samples = new URL('../../channels/mail/samples/', import.meta.url)
/** Servers count the line ends before a boundary each their own way. */
const withoutSizes = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, one) => (key === 'bytes' ? null : one)))

describe.skipIf(missing !== null)(`the channel at a real Dovecot${missing ? ` (${missing})` : ''}`, () => {
  let post: PostOffice
  const means: Means = {
    ...openWaysOut({ allowInside: true, userAgent: 'test' }),
    secrets: { password },
    clock: () => new Date(),
  }
  /** Met as if it stood elsewhere: the address that means « here » is not the loopback one. */
  const elsewhere: Means = { ...means, find: async () => ({ kind: 'found', address: '0.0.0.0' }) }

  beforeAll(async () => {
    post = await openPostOffice()
  })
  afterAll(() => post?.close())

  async function heard(): Promise<unknown[]> {
    const { imap, smtp } = post.ports
    const settings = { imapHost: '127.0.0.1', imapPort: imap, smtpHost: '127.0.0.1', smtpPort: smtp }
    const place = { id: 'place', address: own, settings }
    const listened = await mail.listens.listen(place, null, means)
    if (listened.kind !== 'heard') throw new Error(JSON.stringify(listened))
    return listened.events.map((event) => mail.read(event, place))
  }
  const lies = (raws: readonly (string | Buffer)[]) =>
    post.looks(own, async (box) => {
      await box.mailboxOpen('INBOX')
      await box.messageDelete('1:*')
      for (const raw of raws) await box.append('INBOX', Buffer.from(raw))
    })

  it.each(readdirSync(samples))('hears as elsewhere: %s', async (name) => {
    await lies([readFileSync(new URL(`${name}/received.eml`, samples))])
    const kept = JSON.parse(readFileSync(new URL(`${name}/heard.json`, samples), 'utf8'))
    expect(withoutSizes(await heard())).toEqual(withoutSizes(kept))
  })

  it('is held up by no letter that is built to', async () => {
    await lies(builtToHoldUp('La dernière passe.'))
    const texts = JSON.stringify(await heard())
    for (const words of ['au fond', 'longue', 'long nom', 'type inconnu', 'sans bord', 'La dernière passe.'])
      expect(texts).toContain(words)
  })

  describe.each([
    ['at once', () => [means, { imap: [tlsHost, 993], smtp: [tlsHost, 465] }] as const],
    [
      'by STARTTLS',
      () =>
        [
          elsewhere,
          { imap: ['imap.compotes.example', post.ports.imap], smtp: ['smtp.compotes.example', post.ports.submission] },
        ] as const,
    ],
  ])('TLS %s', (_, at) => {
    const connects = (secret: string) => {
      const [ways, { imap, smtp }] = at()
      const given = { 'imap-host': imap[0], 'imap-port': `${imap[1]}`, 'smtp-host': smtp[0], 'smtp-port': `${smtp[1]}` }
      return mail.connects.connect({ address: own, password: secret, ...given }, ways)
    }

    it('is not spoken with who cannot be believed', async () => {
      expect(await connects(password)).toMatchObject({ why: 'certificate', field: 'imap-host' })
    })

    it('is spoken with who can: with the right password, and the letter arrives', async () => {
      const before = tls.getCACertificates('default')
      tls.setDefaultCACertificates([...before, post.certificate])
      try {
        expect(await connects('lune-verte')).toMatchObject({ why: 'wrong-credentials', field: 'password' })
        const came = await connects(password)
        if (came.kind !== 'connected') throw new Error(`${came.why} ${came.detail}`)
        const text = `Bien fermé, ${_}.`
        const to = [{ nativeId: people[1], name: 'Paul', url: null }]
        const thread = { nativeId: 'thread:x', url: null, title: 'Compote' }
        const utterance = { key: text, text, by: 'Odile', thread, answers: [], to, audience: 'direct' as const }
        const place = { id: 'place', address: own, settings: came.settings }
        expect(await mail.says.say(place, utterance, at()[0])).toMatchObject({ kind: 'sent', proof: 'seen' })
        const arrived = await until(async () => (await post.box(people[1])).find((raw) => raw.includes(_)))
        // Given in under a password and TLS (RFC 3848).
        expect(arrived).toContain('ESMTPSA')
      } finally {
        tls.setDefaultCACertificates(before)
      }
    })
  })
})
