import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { newId } from '#kernel'
import { openPost, own, password } from '../../channels/mail/post.test-world.ts'
import { type Letter, openMail } from './mail.ts'

let post: Awaited<ReturnType<typeof openPost>>
beforeAll(async () => {
  post = await openPost()
})
afterEach(() => {
  post.at.silent = false
  post.at.refuses = 0
})
afterAll(() => post.close())

const letter: Letter = {
  to: { name: 'Capucine « la cheffe »', address: 'capucine@vergers.example' },
  by: 'Odile',
  subject: 'À relire',
  text: 'Bonjour Capucine,\n\nÇa part quand ?',
  messageId: `${newId()}@desk.example`,
  references: ['avant@desk.example'],
  replyTo: null,
  byItself: 'generated',
}
const mailTo = (port: string, word = password) =>
  openMail({ url: `smtp://${encodeURIComponent(own)}:${word}@127.0.0.1:${port}`, from: own }, 500)
const sends = (port = post.given['smtp-port']) => mailTo(port).send(letter)

test('a letter arrives as it was written, to one, with what ties it to those before', async () => {
  expect(await sends()).toEqual({ kind: 'sent' })
  const { to, raw } = post.sent.at(-1)!
  expect(to).toEqual(['capucine@vergers.example'])
  const text = raw.toString()
  for (const head of [
    `Message-ID: <${letter.messageId}>`,
    'In-Reply-To: <avant@desk.example>',
    'Auto-Submitted: auto-',
  ])
    expect(text).toContain(head)
})

test('busy, refused, not let in, not there: each is told apart, and nothing was taken', async () => {
  post.at.refuses = 451
  expect(await sends()).toEqual({ kind: 'later' })
  post.at.refuses = 550
  expect(await sends()).toMatchObject({ kind: 'refused', why: expect.stringContaining('550') })
  post.at.refuses = 0
  expect(await mailTo(post.given['smtp-port'], 'faux').send(letter)).toMatchObject({ kind: 'refused' })
  expect(await sends('1')).toEqual({ kind: 'later' })
})

test('a server that takes a letter and never says so leaves it open: it is not sent again', async () => {
  post.at.silent = true
  const before = post.sent.length
  expect(await sends()).toEqual({ kind: 'unknown' })
  expect(post.sent).toHaveLength(before + 1)
})
