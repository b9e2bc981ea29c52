import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Means } from '#channel'
import { connect } from './connect.ts'
import { inMailbox } from './mailbox.ts'
import { openPost, own, password } from './post.test-world.ts'
import { send } from './send.ts'

let post: Awaited<ReturnType<typeof openPost>>
beforeEach(async () => {
  post = await openPost()
})
afterEach(() => post.close())

/** The same servers, met as if they stood elsewhere: the address that means « here » is not the loopback one. */
const elsewhere = (): Means => ({ ...post.means, find: async () => ({ kind: 'found', address: '0.0.0.0' }) })
const account = () => {
  const { imapPort, smtpPort } = post.place.settings as { imapPort: number; smtpPort: number }
  return {
    address: own,
    password,
    imap: { host: 'imap.compotes.example', port: imapPort },
    smtp: { host: 'smtp.compotes.example', port: smtpPort },
    patience: 2000,
  }
}

describe.skipIf(process.platform === 'win32')('elsewhere, without TLS', () => {
  it('no password is told to a mailbox', async () => {
    const opened = await inMailbox(account(), elsewhere(), async () => 'in')
    expect(opened).toMatchObject({ kind: 'trouble', why: 'certificate' })
    expect(post.imap.asked.filter((line) => /^(LOGIN|AUTHENTICATE)/.test(line))).toEqual([])
    expect(await connect({ ...post.given }, elsewhere())).toMatchObject({ why: 'certificate', field: 'imap-host' })
  })

  it('no password and no letter is told to an outgoing server', async () => {
    const letter = { raw: Buffer.from('x'), from: own, to: 'marie@verger.example' }
    expect(await send(account(), elsewhere(), letter)).toMatchObject({ kind: 'not-reached', why: 'certificate' })
    expect([post.sent, post.at.entered]).toEqual([[], 0])
  })
})

it('is looked for at the usual names of the domain, where nothing is said', async () => {
  const asked: string[] = []
  const find: Means['find'] = async (host) => {
    asked.push(host)
    return { kind: 'failed', why: 'name-not-found', detail: host }
  }
  expect(await connect({ address: own, password }, { ...post.means, find })).toMatchObject({
    why: 'name-not-found',
    field: 'imap-host',
  })
  expect(asked).toEqual(['imap.compotes.example', 'mail.compotes.example'])
})
