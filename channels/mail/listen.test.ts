import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Json } from '#kernel'
import { mail } from './mail.ts'
import { storedFrom } from './mime.test-world.ts'
import { openPost } from './post.test-world.ts'

let post: Awaited<ReturnType<typeof openPost>>
beforeEach(async () => {
  post = await openPost()
})
afterEach(() => post.close())

async function hears(cursor: Json = null) {
  const listened = await mail.listens.listen(post.place, cursor, post.means)
  if (listened.kind !== 'heard') throw new Error(JSON.stringify(listened))
  const reads = listened.events.map((event) => mail.read(event, post.place))
  const all = reads.flatMap((read) => (read.kind === 'read' ? read.heard : []))
  return {
    cursor: listened.cursor,
    texts: all.flatMap((one) => (one.kind === 'said' ? [one.text] : [])),
    gone: all.flatMap((one) => (one.kind === 'gone' ? [one.nativeId] : [])),
    aside: reads.flatMap((read) => (read.kind === 'read' ? [] : [read.why])),
    all,
  }
}
const inbox = () => post.imap.folders.INBOX!
const moves = (at: number, to: string) => {
  const [letter] = inbox().letters.splice(at, 1)
  if (to) post.imap.store(to, letter!)
}

describe('what hangs on a letter', () => {
  it('is named, sized, and never fetched', async () => {
    const base64 = `${Buffer.alloc(57).toString('base64')}\r\n`.repeat(40_000)
    const raw = `From: marie@verger.example\r\nMessage-ID: <lourde@verger.example>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nVoici\r\n--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename="pot.png"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64}\r\n--b--\r\n`
    post.imap.store('INBOX', storedFrom(raw))
    post.arrives('après')
    const { texts, all } = await hears()
    expect(texts).toEqual(['Voici', 'après'])
    expect(all[0]).toMatchObject({ attachments: [{ type: 'image/png', bytes: base64.length }] })
    expect(post.imap.asked.filter((line) => line.includes('BODY.PEEK[2]'))).toEqual([])
  })
})

describe('a letter that cannot be given out', () => {
  it.each([
    ['a structure without end', '("TEXT" "PLAIN" ('],
    ['a structure that only ends', '))))'],
    ['a quote never closed', '"x'],
    ['no structure', 'NIL'],
    ['five thousand brackets', `${'('.repeat(5000)}${')'.repeat(5000)}`],
  ])('%s: it is heard as it stands, and holds up no other', async (_, structure) => {
    post.arrives('avant')
    post.arrives('abîmée').structure = structure
    post.arrives('après')
    expect((await hears()).texts).toEqual(['avant', 'abîmée', 'après'])
  })

  it('is set aside with its reason where the server refuses it, and only it', async () => {
    post.arrives('avant')
    const refused = post.arrives('refusée')
    post.arrives('après')
    post.imap.refusedUid = refused.uid
    const { texts, aside, cursor } = await hears()
    expect([texts, aside]).toEqual([['avant', 'après'], ['the mailbox does not give it out']])
    expect((await hears(cursor)).texts).toEqual([])
  })

  it('is waited for where the server gives out none', async () => {
    post.imap.refusedUid = post.arrives('seule').uid
    expect(await mail.listens.listen(post.place, null, post.means)).toMatchObject({
      kind: 'trouble',
      why: 'server-error',
    })
    post.imap.refusedUid = null
    expect((await hears()).texts).toEqual(['seule'])
  })
})

describe('numbers', () => {
  it('made anew bring the same letters under the same ids, and what came meanwhile', async () => {
    post.arrives('un')
    post.arrives('deux')
    const first = await hears()
    const [one] = first.all
    inbox().validity = 8
    inbox().letters.forEach((letter, at) => {
      letter.uid = 100 + at
    })
    inbox().next = 102
    post.arrives('trois')
    const again = await hears(first.cursor)
    expect(again.texts).toEqual(['un', 'deux', 'trois'])
    expect(again.all[0]).toMatchObject({ nativeId: (one as { nativeId: string }).nativeId })
    expect(again.gone).toEqual([])
    expect((await hears(again.cursor)).texts).toEqual([])
  })

  it('of a first hearing go back two hundred letters', async () => {
    for (let at = 0; at < 230; at++) post.arrives(`n${at}`)
    const { texts } = await hears()
    expect([texts.length, texts[0], texts.at(-1)]).toEqual([200, 'n30', 'n229'])
  })

  it('of a burst come all, doubled or not, each under one id', async () => {
    const { cursor } = await hears()
    for (let at = 0; at < 200; at++) {
      const letter = post.arrives(`n${at}`)
      post.imap.store('INBOX', letter)
    }
    const { all } = await hears(cursor)
    expect([all.length, new Set(all.map(({ nativeId }) => nativeId)).size]).toEqual([400, 200])
  })
})

describe('taken away', () => {
  it('filed, or doubled, is not gone; thrown away or effaced is', async () => {
    for (const text of ['classée', 'jetée', 'effacée', 'doublée', 'reste']) post.arrives(text)
    post.imap.store('INBOX', inbox().letters[3]!)
    const first = await hears()
    moves(0, 'Archive')
    moves(0, 'Corbeille')
    moves(0, '')
    moves(0, '')
    const second = await hears(first.cursor)
    const ids = first.all.map(({ nativeId }) => nativeId)
    expect(second.gone.sort()).toEqual([ids[1], ids[2]].sort())
    expect((await hears(second.cursor)).gone).toEqual([])
  })
})

describe('watching', () => {
  it('wakes at once, ends when asked, and says when the line broke', async () => {
    const end = new AbortController()
    let stirred = 0
    const woken = (times: number) => expect.poll(() => stirred, { timeout: 5000 }).toBeGreaterThanOrEqual(times)
    const watching = mail.watches.watch(post.place, () => stirred++, post.means, end.signal)
    await woken(1)
    await expect.poll(() => post.imap.asked.some((line) => line.startsWith('IDLE'))).toBe(true)
    const before = stirred
    post.arrives('tiens')
    await woken(before + 1)
    end.abort()
    expect(await watching).toEqual({ kind: 'ended' })
    const broken = mail.watches.watch(post.place, () => {}, post.means, new AbortController().signal)
    await expect.poll(() => post.imap.asked.filter((line) => line.startsWith('IDLE')).length).toBe(2)
    post.imap.hangUp()
    expect(await broken).toMatchObject({ kind: 'broken' })
  })
})
