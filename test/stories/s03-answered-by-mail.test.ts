import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { own } from '../../channels/mail/post.test-world.ts'
import { type AskingWorld, openAskingWorld, question } from '../asking-world.ts'
import { type AtDesk, type World } from '../world.ts'

const answer = 'Oui, la recette a changé en janvier, avec moins de sucre et davantage de pomme.'

let at: AskingWorld
let world: World
let odile: AtDesk
let asks: AskingWorld['asks']
let letterLeaves: AskingWorld['letterLeaves']
let colleague: AskingWorld['colleague']
let beside: AskingWorld['beside']
let notes: AskingWorld['notes']
let post: AskingWorld['post']

beforeAll(async () => {
  at = await openAskingWorld()
  ;({ world, odile, asks, letterLeaves, colleague, beside, notes, post } = at)
})
afterAll(() => at?.close())

describe('S3 — the colleague answers by mail', () => {
  beforeAll(async () => {
    const connected = await odile.ask(api.connect, { body: { channel: 'mail', given: post.given } })
    expect(connected.kind).toBe('connected')
    await world.settled()
  })

  const places = async () => odile.ask(api.contactPoints)
  async function comes(text: string, from: string, id: string, more: Record<string, string> = {}) {
    post.arrives(text, { Subject: 'Re: Les Vergers', 'In-Reply-To': `<${id}>`, References: `<${id}>`, ...more }, from)
    const mailbox = (await places()).find((place) => place.channel === 'mail')!
    await odile.ask(api.listenNow, { params: { place: mailbox.id } })
    await world.settled()
  }
  const solene = 'Solène Morin <Solene@compotes.example>'
  const conversations = async () => (await odile.ask(api.conversations)).rows.length

  test('from the address that was written to, it is the answer: without quotes and signature, never to be quoted', async () => {
    const { id } = await asks()
    const letter = await letterLeaves()
    expect(letter.header).toContain(`Reply-To: ${own}`)
    const before = await conversations()
    const quoted = letter.text.split('\n').map((line) => `> ${line}`)
    const body = `${answer}\r\n\r\nCordialement,\r\nSolène Morin\r\nService qualité\r\n\r\nLe ven. 20 nov. 2026 à 12:00, Odile <${own}> a écrit :\r\n${quoted.join('\r\n')}`
    await comes(body, solene, letter.id)
    expect(await beside(id)).toMatchObject({
      standing: 'answered',
      words: [{ how: 'mail', text: answer, mayQuote: false, doubt: null }],
    })
    expect((await notes()).at(-1)).toMatchObject({ text: answer, name: 'Service qualité' })
    expect(await conversations(), 'nobody of the public has written').toBe(before)
    expect((await colleague(letter.link)).reads()).toContain('Ce lien a déjà servi')
  })

  test('the letter is thanked for once, with a link; opened by whoever scans mail, it changes nothing', async () => {
    const other = 'Les pots d’avant se vendent jusqu’en mars, en magasin.'
    const sent = post.sent.length
    const { id } = await asks()
    const letter = await letterLeaves()
    await comes(other, solene, letter.id)
    world.clock.goesOn(1)
    await world.settled()
    const thanks = at.readLetter(post.sent.at(-1)!)
    expect(post.sent.length, 'the question and the thanks').toBe(sent + 2)
    expect([thanks.to, thanks.header]).toEqual([
      ['solene@compotes.example'],
      expect.stringContaining('Auto-Submitted: auto-replied'),
    ])
    const [link] = /http:\S+\/quote\/\S+/.exec(thanks.text)!
    for (let times = 0; times < 3; times++) expect((await colleague(link)).status()).toBe(200)
    expect((await beside(id)).words[0]).toMatchObject({ mayQuote: false })
    expect(
      (
        await at.replies('« Les pots d’avant se vendent jusqu’en mars », nous dit Solène.', [
          (await beside(id)).words[0]!.id,
        ])
      ).problem?.code,
    ).toBe('asking.not-quotable')

    const page = await colleague(link)
    expect([page.filled('name')?.name, page.reads()]).toEqual(['Solène', expect.stringContaining(other)])
    await page.send('Oui, on peut me citer par mon prénom', { name: ' ' })
    expect([page.status(), page.reads()]).toEqual([422, expect.stringContaining('Il manque votre prénom.')])
    await page.send('Oui, on peut me citer par mon prénom', { name: 'Solène' })
    expect(page.reads()).toContain('L’équipe peut vous citer par votre prénom')
    const [word] = (await beside(id)).words
    expect(word).toMatchObject({ mayQuote: true, firstName: 'Solène' })
    expect(
      (await at.replies('« Les pots d’avant se vendent jusqu’en mars », nous dit Solène.', [word!.id])).status,
    ).toBe(200)

    const again = await colleague(link)
    await again.send('Ne plus me citer', {})
    expect((await beside(id)).words[0]).toMatchObject({ mayQuote: false })
    for (const wrong of [`${link}x`, link.replace(/\.[^.]+$/, '.x'), link.replace(/quote\/[^.]+/, `quote/${id}`)])
      expect((await colleague(wrong)).status()).toBe(404)

    const more = post.sent.length
    await comes('Et en février pour les poires.', solene, thanks.id)
    await world.settled()
    expect((await beside(id)).words).toHaveLength(2)
    expect(post.sent.length, 'nobody is thanked twice for one question').toBe(more)
    world.clock.goesOn(31 * 86_400)
    expect((await colleague(link)).status()).toBe(410)
  })

  test('from another address it waits for a human, and is theirs only once taken; undone, it is not', async () => {
    const { id } = await asks()
    const letter = await letterLeaves()
    const before = await notes()
    await comes('Oui, c’est bien cela.', 'Inconnu <quelquun@ailleurs.example>', letter.id)
    const [word] = (await beside(id)).words
    expect(word).toMatchObject({
      doubt: 'another-address',
      from: 'quelquun@ailleurs.example',
      message: null,
      standing: 'waiting',
    })
    expect([(await beside(id)).standing, (await notes()).length]).toEqual(['waiting', before.length])
    expect((await odile.ask(api.services)).waiting).toMatchObject([{ id: word!.id }])
    const taken = await odile.ask(api.takeWord, { params: { word: word!.id } })
    expect([(await beside(id)).standing, (await notes()).length]).toEqual(['answered', before.length + 1])
    await odile.ask(api.undo, { params: { act: taken.act } })
    expect([(await beside(id)).standing, (await notes()).length]).toEqual(['waiting', before.length])
    const aside = await odile.ask(api.setWordAside, { params: { word: word!.id } })
    expect((await odile.ask(api.services)).waiting).toEqual([])
    await odile.ask(api.undo, { params: { act: aside.act } })
    await odile.ask(api.setWordAside, { params: { word: word!.id } })
  })

  test('someone who is away has not answered, whether their program says so or they do; a quotation alone neither', async () => {
    const { id, act } = await asks()
    const letter = await letterLeaves()
    await comes('Je suis absente.', solene, letter.id, { 'Auto-Submitted': 'auto-replied' })
    expect((await beside(id)).words).toEqual([])
    await comes('Je suis absente du bureau jusqu’au 12 mars.', solene, letter.id)
    await comes(`> ${question}`, solene, letter.id)
    expect((await beside(id)).words).toMatchObject([
      { doubt: 'away', message: null },
      { doubt: 'empty', message: null },
    ])
    expect((await beside(id)).standing).toBe('waiting')
    await odile.ask(api.undo, { params: { act } })
  })

  test('our own question in the mailbox’s Sent is no conversation; a letter from the public still is', async () => {
    const before = await conversations()
    post.at.filesItself = true
    const { act } = await asks()
    await letterLeaves()
    post.at.filesItself = false
    post.arrives('bonjour, vos compotes ?')
    const mailbox = (await places()).find((place) => place.channel === 'mail')!
    await odile.ask(api.listenNow, { params: { place: mailbox.id } })
    await world.settled()
    expect(await conversations()).toBe(before + 1)
    await odile.ask(api.undo, { params: { act } })
  })
})
