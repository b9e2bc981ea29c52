import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ask, api, type DepartmentWord } from '#contract'
import { newId } from '#kernel'
import { join } from '../../server/http/http.test-world.ts'
import { type AskingWorld, day, openAskingWorld, question } from '../asking-world.ts'
import { type AtDesk, atDesk, type World } from '../world.ts'

const answer = 'Oui, la recette a changé en janvier, avec moins de sucre et davantage de pomme.'

let at: AskingWorld
let world: World
let odile: AtDesk
/** The same person at the desk of another client, who has departments of their own. */
let elsewhere: AtDesk
let conversation: string
let message: string
let quality: string
let hears: AskingWorld['hears']
let department: AskingWorld['department']
let soon: AskingWorld['soon']
let asks: AskingWorld['asks']
let letterLeaves: AskingWorld['letterLeaves']
let colleague: AskingWorld['colleague']
let beside: AskingWorld['beside']
let notes: AskingWorld['notes']
let awaits: AskingWorld['awaits']
let replies: AskingWorld['replies']

beforeAll(async () => {
  at = await openAskingWorld()
  ;({
    world,
    odile,
    conversation,
    message,
    quality,
    hears,
    department,
    soon,
    asks,
    letterLeaves,
    colleague,
    beside,
    notes,
    awaits,
    replies,
  } = at)
  const { answer: other } = await odile.call(api.openWorkspace, { body: { name: 'Les Bougies Imaginaires' } })
  elsewhere = atDesk(odile, other.id)
})
afterAll(() => at?.close())

describe('S3 — a colleague is asked, who has no account', () => {
  let ask: Ask
  let link: string
  let word: DepartmentWord

  test('she sees what will go along: no name, address, number or handle of anyone', async () => {
    const { verbatims } = await odile.ask(api.pseudonymised, { params: { conversation }, query: { these: message } })
    expect(verbatims).toMatchObject([
      {
        message,
        text: 'trop sucrée ! appelez-moi au [un numéro], dit [une personne] à [une personne], [une adresse]',
        said: expect.stringMatching(/^Une personne, le \d.* \d{4}, sur «\u00a0La page\u00a0»\u00a0:$/),
      },
    ])
  })

  test('the question leaves by mail ten seconds later, pseudonymised, with a link; taken back before, it never does', async () => {
    const regretted = await asks()
    expect(regretted.link, 'where mail leaves, nobody at the desk holds the link').toBeNull()
    await odile.ask(api.undo, { params: { act: regretted.act } })
    const body = await asks()
    const letter = await letterLeaves()
    expect(letter.to).toEqual(['solene@compotes.example'])
    expect(letter.text).toContain(question)
    expect(letter.text).toContain('trop sucrée ! appelez-moi au [un numéro]')
    expect(letter.text + letter.header).not.toMatch(/Bénédicte|leo_m|06 12|benedicte@/)
    link = letter.link
    ask = await beside(body.id)
    expect(ask).toMatchObject({ standing: 'waiting', verbatims: 1, letter: { state: 'sent', kind: 'question' } })
    expect((await beside(regretted.id)).letter?.state).toBe('taken-back')
  })

  test('opened by whoever scans mail, however often, the link is still there for her', async () => {
    for (let times = 0; times < 3; times++) {
      const scanner = await colleague(link)
      expect(scanner.status()).toBe(200)
    }
    expect((await beside(ask.id)).standing).toBe('waiting')
    const solene = await colleague(link)
    expect(solene.reads()).toContain(question)
    expect(solene.reads()).toContain('appelez-moi au [un numéro]')
    expect(solene.reads()).toContain('Ce lien a été envoyé à Solène')
    expect(solene.reads()).not.toMatch(/Bénédicte|leo_m/)
    expect([solene.headers().get('cache-control'), solene.headers().get('referrer-policy')]).toEqual([
      'no-store',
      'no-referrer',
    ])
  })

  test('what is missing in her answer is said, and nothing she wrote is lost', async () => {
    const solene = await colleague(link)
    await solene.send('Envoyer ma réponse', { name: ' ', text: answer })
    expect([solene.status(), solene.filled('text')?.text]).toEqual([422, answer])
    expect(solene.reads()).toContain('Il manque votre prénom.')
    await solene.send('Envoyer ma réponse', { name: 'Solène', text: '  ' })
    expect(solene.reads()).toContain('Il manque vos mots.')
    expect((await beside(ask.id)).standing).toBe('waiting')
  })

  test('her answer enters the conversation as a note of her department, and the conversation awaits again', async () => {
    await replies('Je demande et je reviens vous dire.')
    expect(await awaits()).toBe(false)
    const solene = await colleague(link)
    await solene.send('Envoyer ma réponse', { name: 'Solène', text: answer })
    expect(solene.reads()).toContain('Merci, c’est arrivé')
    ask = await beside(ask.id)
    word = ask.words[0]!
    expect(ask.standing).toBe('answered')
    expect(word).toMatchObject({ text: answer, firstName: 'Solène', mayQuote: false, standing: 'taken' })
    expect(await notes()).toMatchObject([{ id: word.message, text: answer, name: 'Service qualité' }])
    expect(await awaits()).toBe(true)
  })

  test('what her department answered was told to the desk alone: Bénédicte does not read it on her own page', async () => {
    await odile.ask(api.note, {
      params: { conversation },
      body: { text: 'À rappeler lundi.', answers: [message], key: newId() },
    })
    await at.author.go(at.author.where())
    expect(at.author.reads()).toContain('À rappeler lundi.')
    expect(at.author.reads()).not.toContain('moins de sucre')
  })

  test('used twice the link says so, and shows nothing of what was asked or said', async () => {
    const again = await colleague(link)
    expect(again.status()).toBe(410)
    expect(again.reads()).toContain('Ce lien a déjà servi')
    expect(again.reads()).not.toMatch(/recette|sucr/)
  })

  test('without her tick nobody can quote her: neither marked, nor by her name beside her words', async () => {
    const refused = async (text: string, quotes: string[] = []) => (await replies(text, quotes)).problem?.code
    expect(await refused('Une collègue dit que oui.', [word.id])).toBe('asking.not-quotable')
    expect(await refused(`« ${answer} », nous dit Solène.`)).toBe('asking.not-quotable')
    expect(await refused('solène : la recette a changé en janvier')).toBe('asking.not-quotable')
    expect(await refused('Oui, la recette a changé en janvier, avec moins de sucre.')).toBeUndefined()
  })

  test('nor can a decision quote her, which everyone concerned would be told', async () => {
    const span = { start: 0, end: 'trop sucrée'.length, revision: 1 }
    await odile.ask(api.keepReason, { params: { message }, body: { ...span, theme: { name: 'trop sucrée' } } })
    const [theme] = await odile.ask(api.themes)
    const owner = (await odile.ask(api.whoAmI)).user!.id
    const decides = (reason: string, facts: string[] = []) =>
      odile.call(api.decide, {
        params: { workspace: odile.workspace },
        body: { theme: theme!.id, kind: 'adapt', owner, holdsBy: '2027-03-01', reason, facts },
      })
    const quoted = await decides('Moins de sucre.', ['Solène : la recette a changé en janvier'])
    expect([quoted.status, quoted.problem?.code]).toEqual([422, 'asking.not-quotable'])
    expect((await decides('La recette a changé en janvier.')).status).toBe(200)
  })

  test('with her tick, and her name, she is quoted', async () => {
    const { id } = await asks({ question: 'Et le sucre ?', messages: [] })
    const solene = await colleague((await letterLeaves()).link)
    await solene.send('Envoyer ma réponse', { name: 'Solène', text: 'Quinze pour cent de moins.', quote: 'yes' })
    const [ticked] = (await beside(id)).words
    expect(ticked).toMatchObject({ mayQuote: true })
    const { status } = await replies('« Quinze pour cent de moins », nous dit Solène.', [ticked!.id])
    expect(status).toBe(200)
  })
})

describe('a link that does not open', () => {
  test('expired, it says so and until when it could have', async () => {
    const { act } = await asks({ dueAt: soon(1) })
    const { link } = await letterLeaves()
    world.clock.goesOn(16 * day)
    const late = await colleague(link)
    expect([late.status(), late.reads()]).toEqual([410, expect.stringContaining('Ce lien a expiré')])
    expect(late.reads()).not.toContain('recette')
    await odile.ask(api.undo, { params: { act } })
  })

  test('taken back, sent again or made up, it says which in a sentence', async () => {
    const { act, id } = await asks()
    const { link } = await letterLeaves()
    await odile.ask(api.writeAgain, { params: { ask: id } })
    const { link: newer } = await letterLeaves()
    expect((await colleague(link)).reads()).toContain('Un lien plus récent existe')
    expect((await colleague(newer)).status()).toBe(200)
    await odile.ask(api.undo, { params: { act } })
    expect((await colleague(newer)).reads()).toContain('Cette question a été retirée')
    for (const wrong of [
      `${newer}x`,
      newer.replace(/\.[^.]+$/, '.x'),
      newer.replace(/\.[^.]+$/, ''),
      link.replace(/ask\/.*/, 'ask/%00'),
    ])
      expect((await colleague(wrong)).status()).toBe(404)
  })

  test('forwarded, it says to whom it went, and the answer names who gave it', async () => {
    const { id } = await asks()
    const karim = await colleague((await letterLeaves()).link)
    await karim.send('Envoyer ma réponse', { name: 'Karim', text: 'Solène est absente. C’est oui.' })
    expect((await beside(id)).words).toMatchObject([{ firstName: 'Karim', department: { referent: 'Solène' } }])
  })

  test('sent twice by one press, it is one answer; by two people at once, the second is told', async () => {
    const { id } = await asks()
    const { link } = await letterLeaves()
    const [one, other] = [await colleague(link), await colleague(link)]
    const once = one.filled('text')!.once!
    await one.send('Envoyer ma réponse', { name: 'Solène', text: 'Oui.' })
    await other.send('Envoyer ma réponse', { name: 'Karim', text: 'Non.' })
    expect(other.reads()).toContain('Ce lien a déjà servi')
    const pressed = await colleague(link)
    await pressed.go(link, {
      method: 'POST',
      body: new URLSearchParams({ name: 'Solène', text: 'Oui.', once, act: 'answer' }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(pressed.reads()).toContain('Merci, c’est arrivé')
    expect((await beside(id)).words.map((word) => word.text)).toEqual(['Oui.'])
  })
})

describe('a colleague writes first', () => {
  test('by a standing link, as often as they like; renewed, the one before ends', async () => {
    const [before] = (await odile.ask(api.services)).departments
    const solene = await colleague(before!.link!)
    expect(solene.reads()).toContain('Service qualité')
    await solene.send('Envoyer', { name: 'Solène', text: 'J’ai vu passer un pot gonflé sur un forum.' })
    expect(solene.reads()).toContain('Merci, c’est arrivé')
    const [seen] = (await odile.ask(api.services)).waiting
    expect(seen).toMatchObject({
      kind: 'seen',
      firstName: 'Solène',
      text: 'J’ai vu passer un pot gonflé sur un forum.',
    })
    await odile.ask(api.takeWord, { params: { word: seen!.id } })
    expect((await odile.ask(api.services)).waiting).toEqual([])
    const { link } = await odile.ask(api.renewDepartmentLink, { params: { department: quality } })
    expect((await colleague(before!.link!)).status()).toBe(410)
    expect((await colleague(link)).status()).toBe(200)
  })

  test('a renewal undone, the link before holds again and the newer one ends', async () => {
    const [before] = (await odile.ask(api.services)).departments
    const { act, link } = await odile.ask(api.renewDepartmentLink, { params: { department: quality } })
    await odile.ask(api.undo, { params: { act } })
    expect((await colleague(before!.link!)).status()).toBe(200)
    expect((await colleague(link)).status()).toBe(410)
    expect((await odile.ask(api.services)).departments[0]!.link).toBe(before!.link)
  })
})

describe('facts agreed on', () => {
  test('are kept with source and owner, offered while they hold, and shown as past after', async () => {
    const body = {
      words: 'Quinze pour cent de sucre en moins depuis mars.',
      source: 'Service qualité',
      owner: 'Solène',
      validUntil: soon(10),
    }
    const { fact } = await odile.ask(api.agreeFact, { body })
    expect((await odile.ask(api.facts)).facts).toMatchObject([{ id: fact, past: false, words: body.words }])
    world.clock.goesOn(11 * day)
    expect((await odile.ask(api.facts)).facts).toEqual([])
    expect((await odile.ask(api.services)).facts).toMatchObject([{ id: fact, past: true }])
    const { act } = await odile.ask(api.withdrawFact, { params: { fact } })
    expect((await odile.ask(api.services)).facts).toEqual([])
    await odile.ask(api.undo, { params: { act } })
    expect((await odile.ask(api.services)).facts).toHaveLength(1)
  })
})

describe('nothing leaks', () => {
  test('another client sees none of it, and can ask nobody of it', async () => {
    expect(await elsewhere.ask(api.services)).toMatchObject({
      departments: [],
      asks: [],
      waiting: [],
      facts: [],
      repliesTo: null,
    })
    const { conversation: theirs, message: said } = await hears(elsewhere, 'Yann', 'elle fume')
    const theirQuality = await department(elsewhere, 'Service qualité')
    const tries = (body: object) =>
      elsewhere.call(api.ask, {
        params: { workspace: elsewhere.workspace, conversation: theirs },
        body: { department: theirQuality, question, messages: [said], dueAt: soon(2), key: newId(), ...body },
      })
    expect((await tries({ department: quality })).problem?.code).toBe('department.not-there')
    expect((await tries({ messages: [message] })).problem?.code).toBe('message.not-there')
    const { link } = (await elsewhere.ask(api.services)).departments[0]!
    const mine = (await odile.ask(api.services)).departments[0]!
    expect((await colleague(link!.replace(elsewhere.workspace, odile.workspace))).status()).toBe(410)
    expect((await colleague(mine.link!.replace(odile.workspace, elsewhere.workspace))).status()).toBe(410)
  })

  test('the client learns of no question and no answer; a colleague reads them, and asks nobody', async () => {
    const [brand, malik] = await Promise.all(
      (['client', 'colleague'] as const).map(async (role) => {
        const { joined } = await join({ visitor: world.stranger } as never, odile, odile.workspace, {
          name: role,
          role,
        })
        return atDesk(joined, odile.workspace)
      }),
    )
    const params = { workspace: odile.workspace, conversation }
    for (const [route, given] of [
      [api.services, {}],
      [api.asks, { params }],
      [api.facts, {}],
    ] as const)
      expect((await brand!.call(route, { ...given, params })).status).toBe(403)
    const { turns } = await brand!.ask(api.turns, { params })
    expect(turns.some((turn) => turn.name === 'Service qualité')).toBe(false)
    expect((await malik!.ask(api.services)).departments).toHaveLength(1)
    const body = { department: quality, question, messages: [], dueAt: soon(2), key: newId() }
    expect((await malik!.call(api.ask, { params, body })).status).toBe(403)
  })

  test('what cannot be asked is said in words', async () => {
    const refused = async (more: object) =>
      (
        await odile.call(api.ask, {
          params: { workspace: odile.workspace, conversation },
          body: { department: quality, question, messages: [], dueAt: soon(2), key: newId(), ...more },
        })
      ).problem?.code
    const [note] = await notes()
    expect(await refused({ dueAt: soon(-1) })).toBe('asking.due')
    expect(await refused({ dueAt: soon(400) })).toBe('asking.due')
    expect(await refused({ messages: [note!.id] })).toBe('asking.not-their-words')
    const { act } = await odile.ask(api.changeDepartment, { params: { department: quality }, body: { closed: true } })
    expect(await refused({})).toBe('department.closed')
    await odile.ask(api.undo, { params: { act } })
    const again = await odile.call(api.openDepartment, {
      params: { workspace: odile.workspace },
      body: { name: 'service Qualité', referent: 'Zoé', address: 'zoe@compotes.example', usualDays: 2 },
    })
    expect(again.problem?.code).toBe('department.name-taken')
  })

  test('words erased at their author’s request are gone from the question too', async () => {
    const { act } = await asks()
    const { link } = await letterLeaves()
    await odile.ask(api.eraseAtRequest, { params: { message } })
    const solene = await colleague(link)
    expect(solene.reads()).toContain('(mots retirés depuis par la personne)')
    expect(solene.reads()).not.toContain('trop sucrée')
    await odile.ask(api.undo, { params: { act } })
  })
})
