import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fieldOf, headerIn, wordsOf } from './header.ts'
import { theirNativeId } from './ids.ts'
import { mail } from './mail.ts'
import { openPost, own } from './post.test-world.ts'

let post: Awaited<ReturnType<typeof openPost>>
beforeEach(async () => {
  post = await openPost()
})
afterEach(() => post.close())

const say = (key: string, more = {}) => mail.says.say(post.place, post.utterance(key, 'merci', more), post.means)
const readBack = (key: string) => mail.says.readBack(post.place, post.utterance(key, 'merci'), post.means)
const standing = (folder: string) => post.imap.folders[folder]!.letters
const drafts = () => standing('Brouillons').filter(({ flags }) => !flags?.has('\\Answered'))
const field = (raw: Buffer, name: string) => fieldOf(headerIn(raw), name)

describe('said once, where nobody files what is sent', () => {
  it('a silence after sending stays open, however often it is asked', async () => {
    post.at.silent = true
    expect(await say('k1')).toEqual({ kind: 'unknown' })
    post.at.silent = false
    for (let times = 0; times < 3; times++) {
      expect(await readBack('k1')).toEqual({ kind: 'unknown' })
      expect(await say('k1')).toEqual({ kind: 'unknown' })
    }
    expect(post.sent).toHaveLength(1)
    expect(drafts()).toHaveLength(1)
  })

  it('even where the draft was thrown into the bin', async () => {
    post.at.silent = true
    await say('k1')
    post.at.silent = false
    post.imap.store('Corbeille', standing('Brouillons').pop()!)
    expect(await readBack('k1')).toEqual({ kind: 'unknown' })
    await say('k1')
    expect(post.sent).toHaveLength(1)
  })

  it('said anew by somebody’s own will it is a letter of its own, once, and the draft of the first goes', async () => {
    post.at.silent = true
    await say('k1')
    expect(await say('k1', { again: 1 })).toEqual({ kind: 'unknown' })
    // Cut off a second time, it waits for somebody's will again.
    expect(await say('k1', { again: 1 })).toEqual({ kind: 'unknown' })
    expect([post.sent.length, drafts().length]).toEqual([2, 1])
    post.at.silent = false
    expect(await say('k1', { again: 2 })).toMatchObject({ kind: 'sent', proof: 'seen' })
    expect(new Set(post.sent.map(({ raw }) => field(raw, 'message-id'))).size).toBe(3)
    expect(drafts()).toEqual([])
  })

  it('a copy in Sent that shows up later settles it, and the draft goes', async () => {
    post.at.silent = true
    await say('k1')
    const { letter } = post
    const id = field(post.sent[0]!.raw, 'message-id')
    post.imap.store('Envoyes', letter('merci', { 'Message-ID': id }))
    expect(await readBack('k1')).toMatchObject({ kind: 'sent', proof: 'seen' })
    expect(drafts()).toEqual([])
  })

  it('a no leaves nothing behind, and it may be said again', async () => {
    post.at.refuses = 451
    expect(await say('k1')).toMatchObject({ kind: 'later' })
    post.at.refuses = 550
    expect(await say('k1')).toMatchObject({ kind: 'refused' })
    expect(drafts()).toEqual([])
    expect(await readBack('k1')).toEqual({ kind: 'not-there' })
    post.at.refuses = 0
    expect(await say('k1')).toMatchObject({ kind: 'sent', proof: 'seen' })
    expect([post.sent.length, standing('Envoyes').length, drafts().length]).toEqual([1, 1, 0])
  })

  it('a server that is not there has been told nothing', async () => {
    const elsewhere = { ...post.place, settings: { ...post.place.settings, smtpPort: 9 } }
    expect(await mail.says.say(elsewhere, post.utterance('k1', 'merci'), post.means)).toMatchObject({ kind: 'later' })
    expect(drafts()).toEqual([])
  })

  it('a mailbox that breaks once the letter is gone keeps it from going twice', async () => {
    post.at.onTaken = () => {
      post.imap.fault = 'server-error'
    }
    expect(await say('k1')).toMatchObject({ kind: 'sent', proof: 'accepted' })
    post.at.onTaken = null
    post.imap.fault = null
    expect(await readBack('k1')).toEqual({ kind: 'unknown' })
    expect(await say('k1')).toEqual({ kind: 'unknown' })
    expect(post.sent).toHaveLength(1)
  })

  it('without a folder to lay anything down in, nothing missing tells anything', async () => {
    delete post.imap.folders.Envoyes
    delete post.imap.folders.Brouillons
    expect(await say('k1')).toMatchObject({ kind: 'sent', proof: 'accepted' })
    expect(await readBack('k1')).toEqual({ kind: 'unknown' })
  })
})

describe('the letter', () => {
  it('answers what it answers, and carries its chain', async () => {
    post.arrives('Trop sucrée', { References: '<a@x.example> <b@x.example>' })
    const answers = [theirNativeId('lettre-1@verger.example', 'marie@verger.example')]
    await say('k1', { answers, thread: { ...post.utterance('', '').thread, title: 'RE : Tr: Compote\r\nBcc: tous' } })
    const { raw, to } = post.sent[0]!
    expect(to).toEqual(['marie@verger.example'])
    expect(field(raw, 'in-reply-to')).toBe('<lettre-1@verger.example>')
    expect(field(raw, 'references')).toBe('<a@x.example> <b@x.example> <lettre-1@verger.example>')
    expect(wordsOf(field(raw, 'subject'))).toBe('Re: Compote Bcc: tous')
    expect(headerIn(raw).has('bcc')).toBe(false)
    expect(field(raw, 'from')).toContain(own)
    expect(standing('Envoyes')[0]!.header.toString()).toContain(field(raw, 'message-id'))
  })

  it('comes back from Sent as it was said, with what it quotes', async () => {
    const text =
      'Vous écriviez :\n\n> trop sucrée\n> et trop molle\n\nLaquelle ?\nÉtait-ce la poire, dont la recette vient de changer, ou une autre que vous aimiez ?'
    await mail.says.say(post.place, { ...post.utterance('k1', text), text }, post.means)
    const listened = await mail.listens.listen(post.place, null, post.means)
    const [event] = listened.kind === 'heard' ? listened.events : []
    expect(mail.read(event!, post.place)).toMatchObject({ heard: [{ ours: true, text }] })
  })

  it('goes to nobody who is no address, and is not for the public', async () => {
    for (const nativeId of ['–', 'Marie', 'a@b.example, c@d.example', 'a@b.example>\r\nRCPT TO:<c@d.example'])
      expect(await say('k1', { to: [{ nativeId, name: 'x', url: null }] })).toMatchObject({ kind: 'refused' })
    expect(await say('k1', { audience: 'public' })).toMatchObject({ kind: 'refused' })
    expect(post.sent).toEqual([])
  })

  it('holds names that would break out of their place', async () => {
    await say('k1', {
      by: 'Odile"\r\nBcc: <tous@x.example>',
      to: [{ nativeId: 'marie@verger.example', name: '<a@b>,\r\nx', url: null }],
    })
    const { raw, to } = post.sent[0]!
    expect(to).toEqual(['marie@verger.example'])
    expect(headerIn(raw).has('bcc')).toBe(false)
  })
})
