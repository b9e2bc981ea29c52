import { expect, it } from 'vitest'
import { makeMessageId, ownNativeId } from './ids.ts'
import { mail } from './mail.ts'
import { storedFrom } from './mime.test-world.ts'
import { openPost, own } from './post.test-world.ts'

const id = makeMessageId('une-clé', 'thread:AAAAAAAAAAAAAAAAAAAAAA:BBBBBBBBBBBBBBBBBBBBBB', own)
const report = (action: string, third: string, about = id) =>
  [
    'From: MAILER-DAEMON@mx.verger.example',
    `To: ${own}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Message-ID: <report-1@mx.verger.example>',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'I could not deliver it.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.verger.example',
    '',
    'Final-Recipient: rfc822; marie@verger.example',
    `Action: ${action}`,
    'Status: 5.1.1',
    '--b',
    `Content-Type: ${third}`,
    '',
    `Subject: Compote`,
    `Message-ID: <${about}>`,
    '',
    'Message-ID: <pas-celui-ci@verger.example>',
    '--b--',
    '',
  ].join('\r\n')

/** What the mailbox gives of it, listened to and read. */
async function meant(raw: string) {
  await using post = Object.assign(await openPost(), {
    async [Symbol.asyncDispose]() {
      await post.close()
    },
  })
  post.imap.store('INBOX', storedFrom(raw))
  const listened = await mail.listens.listen(post.place, null, post.means)
  if (listened.kind !== 'heard') throw new Error(JSON.stringify(listened))
  return listened.events.map((event) => mail.read(event, post.place))
}

it.each(['text/rfc822-headers', 'message/rfc822'])(
  'a letter that did not arrive is named by its head in %s',
  async (third) => {
    expect(await meant(report('failed', third))).toMatchObject([
      { kind: 'not-understood', cameBack: [ownNativeId(id)] },
    ])
  },
)

it('one that is late has not come back, and nobody else’s letter is ours', async () => {
  for (const raw of [
    report('delayed', 'text/rfc822-headers'),
    report('failed', 'text/rfc822-headers', 'une-autre@compotes.example'),
  ]) {
    const [read] = await meant(raw)
    expect(read).toMatchObject({ kind: 'not-understood' })
    expect(read).not.toHaveProperty('cameBack')
  }
})
